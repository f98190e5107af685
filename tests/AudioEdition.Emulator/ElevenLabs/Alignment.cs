using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.ElevenLabs;

/// <summary>The times of characters, as ElevenLabs tells them.</summary>
/// <param name="Characters">One entry a character of the text, in order.</param>
/// <param name="Starts">Milliseconds.</param>
/// <param name="Ends">Milliseconds.</param>
internal sealed record Alignment(IReadOnlyList<string> Characters, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends)
{
    /// <summary>A word's characters share its time evenly; what stands between words ends where the next one starts.</summary>
    public static Alignment Of(string text, Rendering rendering)
    {
        var characters = new List<string>();
        var starts = new List<int>();
        var ends = new List<int>();
        var words = new Queue<SoundMark>(rendering.Marks.Where(m => m.Kind is SoundMarkKind.Word or SoundMarkKind.Punctuation));
        var time = 0;
        var index = 0;
        foreach (var element in Elements(text))
        {
            while (words.TryPeek(out var past) && past.TextStart + past.Text.Length <= index)
            {
                time = words.Dequeue().EndMs;
            }

            var inside = words.TryPeek(out var word) && word.TextStart <= index;
            characters.Add(element);
            starts.Add(inside ? At(word!, index) : time);
            ends.Add(inside ? At(word!, index + element.Length) : words.TryPeek(out var next) ? next.StartMs : time);
            index += element.Length;
        }

        return new Alignment(characters, starts, ends);
    }

    public object ToJson(ProtocolMutant mutant)
    {
        var unit = mutant == ProtocolMutant.AlignmentInMilliseconds ? 1.0 : 1000.0;
        return new
        {
            characters = Characters,
            character_start_times_seconds = Starts.Select(s => s / unit),
            character_end_times_seconds = Ends.Select(e => e / unit),
        };
    }

    public Alignment Part(int first, int end) => new([.. Characters.Take(first..end)], [.. Starts.Take(first..end)], [.. Ends.Take(first..end)]);

    private static int At(SoundMark word, int index) => word.StartMs + (word.DurationMs * (index - word.TextStart) / word.Text.Length);

    private static IEnumerable<string> Elements(string text) => text.EnumerateRunes().Select(r => r.ToString());
}
