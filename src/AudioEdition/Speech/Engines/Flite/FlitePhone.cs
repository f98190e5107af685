using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A phone as Flite spoke it.</summary>
/// <param name="Name">Flite's name; <see cref="Pause"/> for silence.</param>
/// <param name="Sentence">Index of the sentence: each has a clock of its own.</param>
/// <param name="EndSeconds">Its end from the sentence's first sample, to the millisecond.</param>
internal readonly record struct FlitePhone(string Name, int Sentence, double EndSeconds)
{
    public const string Pause = "pau";

    public bool IsPause => Name == Pause;

    /// <summary>Reads what Flite prints: a line a sentence, <c>pau:0.166 hh:0.255 …</c>, without times where they were not asked for.</summary>
    public static List<FlitePhone> Read(ReadOnlySpan<byte> printed)
    {
        var phones = new List<FlitePhone>();
        var sentence = 0;
        foreach (var line in Encoding.ASCII.GetString(printed).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                var end = 0.0;
                if (colon >= 0)
                {
                    _ = double.TryParse(part.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out end);
                }

                phones.Add(new FlitePhone(colon < 0 ? part : part[..colon], sentence, end));
            }

            sentence++;
        }

        return phones;
    }
}
