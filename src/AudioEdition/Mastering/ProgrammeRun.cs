namespace AudioEdition.Mastering;

/// <summary>A stretch of sound between two silences, that depends on nothing outside of it: it can be rendered and encoded alone, and kept.</summary>
/// <param name="StartFrame">Its first frame, on the grid.</param>
/// <param name="EndFrame">Frame after its last; behind it is silence for five steps of the grid at least, or the end of the programme.</param>
/// <param name="Units">What is heard in it, in frames of the programme.</param>
/// <param name="Programme">What all runs of a programme share.</param>
internal sealed record ProgrammeRun(long StartFrame, long EndFrame, IReadOnlyList<PlacedUnit> Units, ProgrammeRuns Programme)
{
    /// <summary>Length in frames.</summary>
    public int FrameCount => (int)(EndFrame - StartFrame);

    /// <summary>64 hexadecimal digits over all that its samples depend on; null where that is not known.</summary>
    public string? Identity => Programme.IdentityOf(Units);

    /// <summary>Writes its samples; from any thread, each call anew and the same.</summary>
    /// <param name="marginDb">How much more than the programme it is limited by.</param>
    /// <param name="into">Memory of <see cref="FrameCount"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public ValueTask RenderAsync(double marginDb, Memory<float> into, CancellationToken cancellationToken) => Programme.RenderAsync(Units, marginDb, into, cancellationToken);
}
