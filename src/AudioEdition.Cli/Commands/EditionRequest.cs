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
            AddTo(command);
            return command.Options.Select(o => o.Name);
        }
    }

    /// <summary>Adds the options that <see cref="From"/> reads.</summary>
    public static void AddTo(Command command)
    {
        command.Add(SharedOptions.Inputs);
        AddCommonTo(command);
        command.Add(SharedOptions.Output);
        command.Add(SharedOptions.Yes);
        command.Add(SharedOptions.DryRun);
        command.Add(SharedOptions.Json);
    }

    /// <summary>Adds the options that a verb takes which makes many editions.</summary>
    public static void AddCommonTo(Command command)
    {
        command.Add(SharedOptions.Newest);
        command.Add(SharedOptions.Engine);
        command.Add(SharedOptions.Voices);
        command.Add(SharedOptions.Locale);
        command.Add(SharedOptions.Formats);
        command.Add(SharedOptions.Loudness);
        command.Add(SharedOptions.Cover);
        command.Add(SharedOptions.Bed);
        command.Add(SharedOptions.Fragments);
        command.Add(SharedOptions.NoDisclosure);
        command.Add(SharedOptions.Disclosure);
        command.Add(SharedOptions.Intro);
        command.Add(SharedOptions.Outro);
        command.Add(SharedOptions.Register);
        command.Add(SharedOptions.Lexicon);
        command.Add(SharedOptions.AllowPrivate);
        command.Add(SharedOptions.MaxCost);
        command.Add(SharedOptions.MaxCharacters);
        command.Add(SharedOptions.Jobs);
        command.Add(SharedOptions.AzureBatch);
        command.Add(SharedOptions.Quiet);
    }

    /// <exception cref="UsageException">A value is none of those that exist.</exception>
    public static EditionRequest From(ParseResult parse)
    {
        var jobs = parse.GetValue(SharedOptions.Jobs);
        if (jobs is < 1 or > 256)
        {
            throw new UsageException("--jobs takes a number from 1 to 256.");
        }

        var newest = parse.GetValue(SharedOptions.Newest) ?? 10;
        if (newest is < 1 or > 1000)
        {
            throw new UsageException("--newest takes a number from 1 to 1000.");
        }

        var locale = SharedOptions.LocaleOf(parse);
        var (formats, books) = ParseFormats(parse.GetValue(SharedOptions.Formats) ?? []);
        return new EditionRequest
        {
            Inputs = parse.GetValue(SharedOptions.Inputs) ?? [],
            Newest = newest,
            OutputFolder = parse.GetValue(SharedOptions.Output),
            VoicesPath = parse.GetValue(SharedOptions.Voices),
            Engine = parse.GetValue(SharedOptions.Engine),
            Locale = locale,
            Formats = formats,
            Books = books,
            Jobs = jobs,
            AzureBatch = parse.GetValue(SharedOptions.AzureBatch),
            DryRun = parse.GetValue(SharedOptions.DryRun),
            Json = parse.GetValue(SharedOptions.Json),
            Quiet = parse.GetValue(SharedOptions.Quiet),
            Disclosure = !parse.GetValue(SharedOptions.NoDisclosure),
            Frame = new FrameTexts
            {
                Intro = ParseTemplate(parse, SharedOptions.Intro),
                Outro = ParseTemplate(parse, SharedOptions.Outro),
                Disclosure = ParseTemplate(parse, SharedOptions.Disclosure),
            },
            VoiceFragments = parse.GetValue(SharedOptions.Fragments) == "voiced",
            Loudness = ParseLoudness(parse.GetValue(SharedOptions.Loudness)),
            Cover = parse.GetValue(SharedOptions.Cover),
            BedPath = parse.GetValue(SharedOptions.Bed),
            MaxCost = parse.GetValue(SharedOptions.MaxCost),
            MaxCharacters = parse.GetValue(SharedOptions.MaxCharacters),
            Yes = parse.GetValue(SharedOptions.Yes),
            RegisterPath = parse.GetValue(SharedOptions.Register),
            LexiconPath = parse.GetValue(SharedOptions.Lexicon),
            AllowPrivate = parse.GetValue(SharedOptions.AllowPrivate),
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
