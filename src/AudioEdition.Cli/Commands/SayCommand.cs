using System.CommandLine;
using System.Text.Json;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary><c>say</c>: how a text is read aloud, and why; with <c>-o</c> it is spoken.</summary>
internal static class SayCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var text = new Argument<string>("text") { Description = "Words as written, or - for standard input." };
        var explain = new Option<bool>("--explain") { Description = "Tell for each part what it was read as." };
        var voice = new Option<string?>("--voice") { Description = "Speak in this voice (engine:name). Default: the narrator of a build.", HelpName = "voice" };
        var command = new Command("say", "Show how a text is read aloud; with -o, speak it into a WAV file.")
        {
            text, explain, voice, shared.Sound, shared.Locale, shared.Lexicon, shared.Voices, shared.Json,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var composition = new Composition(console);
            var catalog = Composition.LoadVoices(parse.GetValue(shared.Voices));
            var id = await VoiceOfAsync(parse.GetValue(voice), catalog, composition, cancellationToken);
            var locale = shared.LocaleOf(parse);
            var spoken = Normalize(await WordsAsync(parse.GetValue(text)!, console, cancellationToken), locale, parse.GetValue(shared.Lexicon), id);
            if (parse.GetValue(shared.Sound) is { } path)
            {
                await PreviewFile.SpeakAsync(path, id, spoken.Spoken, spoken.Phonemes, catalog.VoiceOf(id).Rate, composition, cancellationToken);
                await console.Output.WriteLineAsync(path);
                return ExitCode.Done;
            }

            if (parse.GetValue(shared.Json))
            {
                await console.Output.WriteLineAsync(JsonSerializer.Serialize(
                    new Reading(
                        spoken.Written,
                        spoken.Spoken,
                        [.. spoken.Tokens.Select(t => new ReadingToken(t.Written.In(spoken.Written), t.Spoken.In(spoken.Spoken), t.SemioticClass))],
                        [.. spoken.Phonemes.Select(p => new ReadingPhonemes(p.Spoken.In(spoken.Spoken).ToString(), p.Ipa))]),
                    CommandJson.Default.Reading));
                return ExitCode.Done;
            }

            await console.Output.WriteLineAsync(spoken.Spoken);
            if (parse.GetValue(explain))
            {
                Explain(console, spoken);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static SpokenText Normalize(string text, string? locale, string? lexiconPath, VoiceId voice) => new TextNormalizer(new NormalizationOptions
    {
        Locale = SpokenLocale.Of("en", text, locale),
        Lexicon = LexiconFile.Read(lexiconPath) is { } lexicon ? Lexicon.Starter.Merge(lexicon) : Lexicon.Starter,
        Engine = voice.Engine,
        Voice = voice.Name,
    }).Normalize(text);

    /// <summary>The voice that was named, else the narrator of a build.</summary>
    private static async Task<VoiceId> VoiceOfAsync(string? text, VoiceCatalog catalog, Composition composition, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return (await composition.ChooseAsync(catalog, asked: null, "en", cancellationToken)).Cast.Narrator.Id;
        }

        if (!VoiceId.TryParse(text, out var voice))
        {
            throw new UsageException($"'{text}' is no voice; write engine:name, for example flite:slt.");
        }

        return composition.EngineNames.Contains(voice.Engine, StringComparer.Ordinal)
            ? voice
            : throw new UsageException($"There is no engine '{voice.Engine}'; choose one of {string.Join(", ", composition.EngineNames)}.");
    }

    /// <summary>The words given, or those of standard input.</summary>
    /// <exception cref="UsageException">There are none.</exception>
    private static async Task<string> WordsAsync(string text, CommandConsole console, CancellationToken cancellationToken)
    {
        if (text == "-")
        {
            var content = await ArticleSource.ReadFileAsync(text, console, new ArticleReadOptions().MaxBytes, cancellationToken);
            text = ArticleReader.Read(text, content, new ArticleReadOptions { Format = ArticleFormat.PlainText }).Text;
        }

        return string.IsNullOrWhiteSpace(text) ? throw new UsageException("There is nothing to say: the text is empty.") : text;
    }

    private static void Explain(CommandConsole console, SpokenText spoken)
    {
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "");
        foreach (var token in spoken.Tokens.Where(t => t.SemioticClass is not null))
        {
            table.AddRow(Markup.Escape(token.Written.In(spoken.Written)), Markup.Escape(token.SemioticClass!), Markup.Escape(SaidAs(token, spoken)));
        }

        console.OutputAnsi.Write(table);
    }

    /// <summary>The spoken words, and how those of them sound that a lexicon says in IPA.</summary>
    private static string SaidAs(SpokenToken token, SpokenText spoken)
    {
        var ipa = spoken.Phonemes.Where(p => token.Spoken.Start <= p.Spoken.Start && p.Spoken.End <= token.Spoken.End).Select(p => $" /{p.Ipa}/");
        return token.Spoken.In(spoken.Spoken).ToString() + string.Concat(ipa);
    }

    /// <summary>What is told in JSON.</summary>
    internal sealed record Reading(string Written, string Spoken, IReadOnlyList<ReadingToken> Tokens, IReadOnlyList<ReadingPhonemes> Phonemes);

    /// <summary>A piece of the text, as written and as read aloud.</summary>
    internal sealed record ReadingToken(string Written, string Spoken, string? SemioticClass);

    /// <summary>A word whose sounds a lexicon gives.</summary>
    internal sealed record ReadingPhonemes(string Word, string Ipa);
}
