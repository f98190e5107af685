namespace AudioEdition.Mastering;

/// <summary>A stretch of sound between two silences, that depends on nothing outside of it: it can be rendered and encoded alone, and kept.</summary>
/// <param name="StartFrame">Its first frame, on the grid.</param>
/// <param name="EndFrame">Frame after its last; behind it is silence for five steps of the grid at least, or the end of the programme.</param>
/// <param name="Units">What is heard in it, in frames of the programme.</param>
/// <param name="Identity">64 hexadecimal digits over all that its samples depend on; null where that is not known.</param>
/// <param name="RenderAsync">Writes its samples into memory of <see cref="FrameCount"/>, limited by so many dB more than the programme's; from any thread, each call anew and the same.</param>
internal sealed record ProgrammeRun(
    long StartFrame,
    long EndFrame,
    IReadOnlyList<PlacedUnit> Units,
    string? Identity,
    Func<double, Memory<float>, CancellationToken, ValueTask> RenderAsync)
{
    /// <summary>Length in frames.</summary>
    public int FrameCount => (int)(EndFrame - StartFrame);
}
