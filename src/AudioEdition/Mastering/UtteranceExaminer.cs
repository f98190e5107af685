using System.Collections.Concurrent;
using AudioEdition.Speech;

namespace AudioEdition.Mastering;

/// <summary>Finds out what mastering has to know of an utterance while it is at hand, and notes it: whoever masters it next need not look at its sound.</summary>
/// <param name="options">Rate of the programme.</param>
internal sealed class UtteranceExaminer(MasteringOptions options)
{
    private readonly ConcurrentBag<UnitRenderer> _idle = [];

    /// <summary>The note. From any thread.</summary>
    public byte[] Note(Utterance utterance)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new UnitRenderer(options.SampleRateHz, options.CeilingDbtp);
        var facts = worker.Examine(utterance.Clip);
        _idle.Add(worker);
        return [.. UnitFactsFile.MakerOf(options.SampleRateHz), .. UnitFactsFile.Write(facts)];
    }

    /// <summary>Reads a note; null where it is none of this build and rate.</summary>
    public static UnitFacts? Read(ReadOnlySpan<byte> note, MasteringOptions options)
    {
        var maker = UnitFactsFile.MakerOf(options.SampleRateHz);
        return note.StartsWith(maker) ? UnitFactsFile.Read(note[maker.Length..]) : null;
    }
}
