using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Verification;

/// <summary>Holds a transcript against the units of the plan: the same words of the same people in the same order.</summary>
internal sealed class TranscriptComparison
{
    private readonly string _expected;
    private readonly IReadOnlyList<int> _units;
    private readonly int[] _starts;
    private readonly string[] _speakers;

    /// <summary>What a transcript must hold.</summary>
    /// <param name="script">The plan.</param>
    /// <param name="units">The units that are heard, in order.</param>
    /// <param name="nameAtChange">True for formats that put "Name:" before the words where the speaker changes.</param>
    /// <param name="escape">What the format does to characters it cannot hold.</param>
    public TranscriptComparison(SpokenScript script, IReadOnlyList<int> units, bool nameAtChange = false, Func<string, string>? escape = null)
    {
        var expected = new StringBuilder();
        _units = units;
        _starts = new int[units.Count];
        _speakers = new string[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            var cast = script.Units[units[i]].Cast;
            _starts[i] = expected.Length;
            _speakers[i] = SpeakerNames.Of(script.Cast.Script, cast);
            var name = nameAtChange && (i == 0 || _speakers[i] != _speakers[i - 1]) ? _speakers[i] + ":" : "";
            expected.Append(Ink(escape is null ? name + cast.Unit.Text : escape(name + cast.Unit.Text)));
        }

        _expected = expected.ToString();
    }

    /// <summary>The first difference; null where there is none. <paramref name="unitStarts"/> gets the time at which each unit begins.</summary>
    public string? Compare(List<ParsedCue> cues, long?[]? unitStarts = null)
    {
        var at = 0;
        foreach (var cue in cues)
        {
            var ink = Ink(cue.Text);
            var place = PlaceAt(at);
            for (var i = 0; i < ink.Length; i++)
            {
                if (at + i >= _expected.Length || _expected[at + i] != ink[i])
                {
                    return at + i >= _expected.Length
                        ? $"says \"{Excerpt(ink, i)}\" after the last unit of plan.json"
                        : string.Create(CultureInfo.InvariantCulture, $"unit {_units[PlaceAt(at + i)]} says \"{Excerpt(ink, i)}\" where plan.json has \"{Excerpt(_expected, at + i)}\" (white space aside)");
                }
            }

            if (ink.Length > 0 && cue.Speaker is { } speaker && speaker != _speakers[place])
            {
                return string.Create(CultureInfo.InvariantCulture, $"unit {_units[place]} is said by \"{speaker}\" where plan.json has \"{_speakers[place]}\"");
            }

            if (unitStarts is not null && ink.Length > 0 && _starts[place] == at)
            {
                unitStarts[_units[place]] = cue.StartMs;
            }

            at += ink.Length;
        }

        return at == _expected.Length
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"ends before unit {_units[PlaceAt(at)]} does: \"{Excerpt(_expected, at)}\" is missing");
    }

    private int PlaceAt(int offset)
    {
        var found = Array.BinarySearch(_starts, offset);
        var place = found >= 0 ? found : ~found - 1;

        // Units without a visible character share a start; the last of them is the one that has the words.
        while (place + 1 < _starts.Length && _starts[place + 1] == offset)
        {
            place++;
        }

        return place;
    }

    /// <summary>The characters that are seen.</summary>
    private static string Ink(string text)
    {
        var ink = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!WordSpans.IsBlank(c))
            {
                ink.Append(c);
            }
        }

        return ink.ToString();
    }

    private static string Excerpt(string text, int at) =>
        text.Substring(Math.Max(0, at - 8), Math.Min(text.Length - Math.Max(0, at - 8), 40));
}
