using AudioEdition.Articles;
using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Mastering;

/// <summary>Scripts and utterances made for the tests.</summary>
internal static class Material
{
    public static readonly VoiceId Narrator = new("test", "narrator");
    public static readonly VoiceId Mayor = new("test", "mayor");
    public static readonly VoiceId Baker = new("test", "baker");

    /// <summary>A script of narration and quotations: each unit is a voice and what stands before it.</summary>
    public static CastScript Script(params (VoiceId Voice, BoundaryKind Boundary)[] units) => Script([units.Length], units);

    public static CastScript Script(int[] chapterLengths, params (VoiceId Voice, BoundaryKind Boundary)[] units)
    {
        var narration = units.Select((u, i) => new NarrationUnit
        {
            Index = i,
            Kind = u.Voice == Narrator ? UnitKind.Narration : UnitKind.Quotation,
            Span = null,
            Text = $"Unit number {i.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            Boundary = u.Boundary,
        }).ToArray();
        var first = 0;
        var chapters = chapterLengths.Select((n, i) => new Chapter($"Chapter {(char)('A' + i)}", (first += n) - n, n)).ToArray();
        return new CastScript
        {
            Script = new Script
            {
                Article = new Article { Source = "test", Text = "", Blocks = [] },
                Units = narration,
                Quotations = [],
                Attributions = [],
                People = [],
                Chapters = chapters,
            },
            Units = [.. narration.Select((u, i) => new CastUnit(u, units[i].Voice, null))],
            Roles = [],
        };
    }

    /// <summary>A script of quotations: each has a speaker, its text, what stands before it; narration where the speaker is "-".</summary>
    public static Script Quoting(params (string Speaker, string Text, BoundaryKind Boundary)[] units)
    {
        var narration = new List<NarrationUnit>();
        var quotations = new List<Quotation>();
        var attributions = new List<Attribution>();
        foreach (var (speaker, text, boundary) in units)
        {
            int? index = null;
            if (speaker != "-")
            {
                index = quotations.Count;
                quotations.Add(new Quotation { Span = default, MarkedSpan = default, Kind = QuotationKind.Direct });
                attributions.Add(new Attribution { SpeakerId = speaker == "?" ? null : speaker, Rule = "test" });
            }

            narration.Add(new NarrationUnit
            {
                Index = narration.Count,
                Kind = index is null ? UnitKind.Narration : UnitKind.Quotation,
                Span = null,
                Text = text,
                Boundary = boundary,
                QuotationIndex = index,
            });
        }

        return new Script
        {
            Article = new Article { Source = "test", Text = "", Blocks = [] },
            Units = narration,
            Quotations = quotations,
            Attributions = attributions,
            People = [new Person { Id = "ada", Name = "Ada Quill" }, new Person { Id = "ben", Name = "Ben Marsh" }],
            Chapters = [new Chapter("All", 0, narration.Count)],
        };
    }

    public static async Task<float[]> ReadAllAsync(Programme programme)
    {
        var samples = new List<float>();
        await foreach (var block in programme.ReadAsync(TestContext.Current.CancellationToken))
        {
            samples.AddRange(block.Span);
        }

        return [.. samples];
    }

    public static async IAsyncEnumerable<ReadOnlyMemory<float>> OneBlock(float[] samples)
    {
        await Task.CompletedTask;
        yield return samples;
    }
}

/// <summary>Clips in memory.</summary>
internal sealed class Clips(params PcmClip[] clips) : IUtteranceSource
{
    public int Count => clips.Length;

    public ValueTask<Utterance> ReadAsync(int unitIndex, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new Utterance(clips[unitIndex], []));
    }
}
