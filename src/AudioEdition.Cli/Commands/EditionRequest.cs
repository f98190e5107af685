using System.CommandLine;
using AudioEdition.Casting;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Cli.Commands;

/// <summary>What the arguments of <c>build</c>, <c>plan</c> and <c>quotes</c> ask for, checked.</summary>
internal sealed record EditionRequest
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Items that are taken of a feed.</summary>
    public int Newest { get; init; } = 10;

    public string? OutputFolder { get; init; }

    public string? VoicesPath { get; init; }

    public string? Engine { get; init; }

    public string? Locale { get; init; }

    public IReadOnlyList<ContainerFormat> Formats { get; init; } = [ContainerFormat.M4b, ContainerFormat.Mp3];

    public IReadOnlyList<BookFormat> Books { get; init; } = [];

    public int? Jobs { get; init; }

    public bool AzureBatch { get; init; }

    public bool DryRun { get; init; }

    public bool Json { get; init; }

    public bool Quiet { get; init; }

    public bool Disclosure { get; init; } = true;

    public FrameTexts Frame { get; init; } = new();

    public bool VoiceFragments { get; init; }

    public LoudnessTarget? Loudness { get; init; }

    /// <summary><c>drawn</c> or null, <c>lead</c>, or a file.</summary>
    public string? Cover { get; init; }

    /// <summary>File of the music under the programme; null for none.</summary>
    public string? BedPath { get; init; }

    /// <summary>Most that an edition may cost, in the currency of the prices.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Most billable characters that may be bought for an edition.</summary>
    public long? MaxCharacters { get; init; }

    /// <summary>Buy without a question.</summary>
    public bool Yes { get; init; }

    public string? RegisterPath { get; init; }

    public string? LexiconPath { get; init; }

    public bool AllowPrivate { get; init; }

    /// <summary>Names of the options that <see cref="AddTo"/> adds.</summary>
    public static IEnumerable<string> OptionNames
    {
        get
        {
            var command = new Command("any");
            AddTo(command, new SharedOptions());
            return command.Options.Select(o => o.Name);
        }
    }

    /// <summary>Adds the options that <see cref="From"/> reads.</summary>
    public static void AddTo(Command command, SharedOptions shared)
    {
        command.Add(shared.Inputs);
        AddCommonTo(command, shared);
        command.Add(shared.Output);
        command.Add(shared.Yes);
        command.Add(shared.DryRun);
        command.Add(shared.Json);
    }

    /// <summary>Adds the options that a verb takes which makes many editions.</summary>
    public static void AddCommonTo(Command command, SharedOptions shared)
    {
        command.Add(shared.Newest);
        command.Add(shared.Engine);
        command.Add(shared.Voices);
        command.Add(shared.Locale);
        command.Add(shared.Formats);
        command.Add(shared.Loudness);
        command.Add(shared.Cover);
        command.Add(shared.Bed);
        command.Add(shared.Fragments);
        command.Add(shared.NoDisclosure);
        command.Add(shared.Disclosure);
        command.Add(shared.Intro);
        command.Add(shared.Outro);
        command.Add(shared.Register);
        command.Add(shared.Lexicon);
        command.Add(shared.AllowPrivate);
        command.Add(shared.MaxCost);
        command.Add(shared.MaxCharacters);
        command.Add(shared.Jobs);
        command.Add(shared.AzureBatch);
        command.Add(shared.Quiet);
    }

    /// <exception cref="UsageException">A value is none of those that exist.</exception>
    public static EditionRequest From(ParseResult parse, SharedOptions shared)
    {
        var jobs = parse.GetValue(shared.Jobs);
        if (jobs is < 1 or > 256)
        {
            throw new UsageException("--jobs takes a number from 1 to 256.");
        }

        var newest = parse.GetValue(shared.Newest) ?? 10;
        if (newest is < 1 or > 1000)
        {
            throw new UsageException("--newest takes a number from 1 to 1000.");
        }

        var locale = shared.LocaleOf(parse);
        var (formats, books) = ParseFormats(parse.GetValue(shared.Formats) ?? []);
        return new EditionRequest
        {
            Inputs = parse.GetValue(shared.Inputs) ?? [],
            Newest = newest,
            OutputFolder = parse.GetValue(shared.Output),
            VoicesPath = parse.GetValue(shared.Voices),
            Engine = parse.GetValue(shared.Engine),
            Locale = locale,
            Formats = formats,
            Books = books,
            Jobs = jobs,
            AzureBatch = parse.GetValue(shared.AzureBatch),
            DryRun = parse.GetValue(shared.DryRun),
            Json = parse.GetValue(shared.Json),
            Quiet = parse.GetValue(shared.Quiet),
            Disclosure = !parse.GetValue(shared.NoDisclosure),
            Frame = new FrameTexts
            {
                Intro = ParseTemplate(parse, shared.Intro),
                Outro = ParseTemplate(parse, shared.Outro),
                Disclosure = ParseTemplate(parse, shared.Disclosure),
            },
            VoiceFragments = parse.GetValue(shared.Fragments) == "voiced",
            Loudness = ParseLoudness(parse.GetValue(shared.Loudness)),
            Cover = parse.GetValue(shared.Cover),
            BedPath = parse.GetValue(shared.Bed),
            MaxCost = parse.GetValue(shared.MaxCost),
            MaxCharacters = parse.GetValue(shared.MaxCharacters),
            Yes = parse.GetValue(shared.Yes),
            RegisterPath = parse.GetValue(shared.Register),
            LexiconPath = parse.GetValue(shared.Lexicon),
            AllowPrivate = parse.GetValue(shared.AllowPrivate),
        };
    }

    private static (List<ContainerFormat> Formats, List<BookFormat> Books) ParseFormats(IEnumerable<string> values)
    {
        var formats = new List<ContainerFormat>();
        var books = new List<BookFormat>();
        foreach (var name in values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(n => n.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            switch (name)
            {
                case "m4b": formats.Add(ContainerFormat.M4b); break;
                case "mp3": formats.Add(ContainerFormat.Mp3); break;
                case "opus": formats.Add(ContainerFormat.Opus); break;
                case "flac": formats.Add(ContainerFormat.Flac); break;
                case "wav": formats.Add(ContainerFormat.Wav); break;
                case "epub": books.Add(BookFormat.Epub); break;
                case "lpf": books.Add(BookFormat.Lpf); break;
                default: throw new UsageException($"--format knows m4b, mp3, opus, flac, wav, epub and lpf, not '{name}'.");
            }
        }

        if (formats.Count == 0)
        {
            formats.AddRange(books.Count > 0 ? [ContainerFormat.Mp3] : [ContainerFormat.M4b, ContainerFormat.Mp3]);
        }
        else if (books.Count > 0 && !formats.Contains(ContainerFormat.Mp3) && !formats.Contains(ContainerFormat.M4b))
        {
            // A book is put together from one of these two.
            formats.Add(ContainerFormat.Mp3);
        }

        return (formats, books);
    }

    private static string? ParseTemplate(ParseResult parse, Option<string?> option) =>
        parse.GetValue(option) is not { Length: > 0 } text ? null
        : FrameTexts.FaultOf(text) is { } fault ? throw new UsageException($"{option.Name}: {fault}")
        : text;

    private static LoudnessTarget? ParseLoudness(string? name) =>
        name is null
            ? null
            : LoudnessTarget.Presets.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"--loudness knows {string.Join(", ", LoudnessTarget.Presets.Select(p => p.Name))}, not '{name}'.");
}
