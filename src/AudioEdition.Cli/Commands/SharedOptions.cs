using System.CommandLine;
using AudioEdition.Casting;
using AudioEdition.Speech.Engines;

namespace AudioEdition.Cli.Commands;

/// <summary>Options that several verbs take, with one meaning everywhere. Made anew for each run of the command: an option remembers every verb that it was ever given to.</summary>
internal sealed class SharedOptions
{
    public Argument<string[]> Inputs { get; } = new("article")
    {
        Description = "Text, Markdown or HTML file, feed (RSS, Atom, JSON Feed, OPML), EPUB, or an address of one; - for standard input; or an edition's plan.json.",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<int?> Newest { get; } = NumberOption.Whole<int>("--newest", "Of a feed: how many of its newest items. Default: 10.");

    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Folder of the edition. Default: out/ and the headline's short form.",
        HelpName = "folder",
    };

    public Option<string?> Sound { get; } = new("--output", "-o")
    {
        Description = "WAV file of the line.",
        HelpName = "file.wav",
    };

    public Option<string?> Voices { get; } = new("--voices")
    {
        Description = "Voice catalogue. Default: voices.json in this folder, else the built-in one.",
        HelpName = "file",
    };

    public Option<string?> Engine { get; } = new("--engine")
    {
        Description = "Speech engine. Default (auto): what voices.json names, else azure with a key, else onnx with voices added, else offline.",
        HelpName = "name",
        CompletionSources = { EngineChoice.Automatic, OfflineEngine.Alias, "flite", "flite-native", "espeak", "onnx", "azure", "openai", "elevenlabs", "stub" },
    };

    public Option<string?> Locale { get; } = new("--locale")
    {
        Description = "en-GB or en-US. Default: by the article's language and spelling.",
        HelpName = "tag",
        CompletionSources = { "en-GB", "en-US" },
    };

    public Option<string[]> Formats { get; } = new("--format")
    {
        Description = "m4b, mp3, opus, flac or wav; epub (read along) or lpf (W3C audiobook) beside them; several by comma. Default: m4b,mp3.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "names",
        CompletionSources = { "m4b", "mp3", "opus", "flac", "wav", "epub", "lpf" },
    };

    public Option<decimal?> MaxCost { get; } =
        NumberOption.Amount("--max-cost", "Buy nothing where an edition would cost more, in the currency of the prices in voices.json.");

    public Option<long?> MaxCharacters { get; } =
        NumberOption.Whole<long>("--max-characters", "Buy nothing where an edition needs more billable characters that are not in the cache. Needs no price.");

    public Option<bool> Yes { get; } = new("--yes", "-y")
    {
        Description = "Buy without being asked. Without a terminal nobody is asked.",
    };

    public Option<int?> Jobs { get; } =
        NumberOption.Whole<int>("--jobs", "Utterances synthesized at once. Default: one a core, and one more. The result is the same at any number.", "-j");

    public Option<string?> Cover { get; } = new("--cover")
    {
        Description = "The cover: drawn (the default), lead for the article's own lead picture, or a picture's file.",
        HelpName = "drawn|lead|file",
    };

    public Option<string?> Bed { get; } = new("--bed")
    {
        Description = "Music under the programme: a sound file, repeated where it is shorter; always 20 dB and more under the voices. Default: none.",
        HelpName = "file",
    };

    public Option<bool> AzureBatch { get; } = new("--azure-batch")
    {
        Description = "Have Azure make what is missing in batch jobs: minutes later, without limits on requests. An interrupted run goes on with its jobs.",
    };

    public Option<bool> DryRun { get; } = new("--dry-run", "-n")
    {
        Description = "Show the plan and make nothing.",
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON.",
    };

    public Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no summary; errors only.",
    };

    public Option<bool> NoDisclosure { get; } = new("--no-disclosure")
    {
        Description = "Leave out the spoken line that says the voices are synthetic. It stays in the tags and on the page.",
    };

    public Option<string?> Disclosure { get; } = new("--disclosure")
    {
        Description = "Words of that line. As in --intro, {title}, {site}, {byline}, {date} and {day} are filled in.",
        HelpName = "text",
    };

    public Option<string?> Intro { get; } = new("--intro")
    {
        Description = "Words before the headline: \"[From {site}[, {date}].]\"; a part in brackets is left out where its facts are not known. Default: the catalogue's, else none.",
        HelpName = "text",
    };

    public Option<string?> Outro { get; } = new("--outro")
    {
        Description = "Words after everything else. Default: the catalogue's, else none.",
        HelpName = "text",
    };

    public Option<string?> Lexicon { get; } = new("--lexicon")
    {
        Description = "Pronunciations: a W3C PLS 1.0 file, in force over the catalogue's.",
        HelpName = "file.pls",
    };

    public Option<bool> AllowPrivate { get; } = new("--allow-private")
    {
        Description = "Read addresses of this machine and of private networks too.",
    };

    public Option<string?> Fragments { get; } = VoicedFragments();

    public Option<string?> Loudness { get; } = new("--loudness")
    {
        Description = "podcast (-16 LUFS), spotify (-14), aes (-18), mono-strict (-19) or ebu (-23). Default: the catalogue's.",
        HelpName = "preset",
        CompletionSources = { "podcast", "spotify", "aes", "mono-strict", "ebu" },
    };

    public Option<string?> Register { get; } = new("--register")
    {
        Description = "File that keeps each person's voice over all editions. Default: in the user's data folder.",
        HelpName = "file",
    };

    private static Option<string?> VoicedFragments()
    {
        var option = new Option<string?>("--fragments")
        {
            Description = "voiced: fragments inside a reporter's sentence get the speaker's voice too. Default: narrated.",
            HelpName = "how",
        };
        option.AcceptOnlyFromAmong("voiced", "narrated");
        return option;
    }

    /// <summary>The English that was asked for; null where none was.</summary>
    /// <exception cref="UsageException">It is neither of the two that are known.</exception>
    public string? LocaleOf(ParseResult parse)
    {
        var locale = parse.GetValue(Locale);
        return locale is null or "en-GB" or "en-US" ? locale : throw new UsageException($"--locale takes en-GB or en-US, not '{locale}'.");
    }
}
