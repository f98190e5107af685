namespace AudioEdition.Publishing.Cover;

/// <summary>How a cover is drawn.</summary>
public sealed record CoverStyle
{
    /// <summary>Edge in pixels; range 1400–3000, which is what feeds take. Default 1400, small enough to be put into an audio file.</summary>
    public int SizePixels { get; init; } = 1400;

    /// <summary>True for PNG, false (the default) for JPEG.</summary>
    public bool AsPng { get; init; }

    /// <summary>Quality of JPEG; range 50–100, default 90.</summary>
    public int JpegQuality { get; init; } = 90;
}
