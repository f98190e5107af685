namespace AudioEdition.Publishing.Containers;

/// <summary>Names of the container formats.</summary>
public static class ContainerFormats
{
    /// <summary>The extension of a format's files.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Lower case, with the dot: <c>.m4b</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a format.</exception>
    public static string FileExtension(this ContainerFormat format) => format switch
    {
        ContainerFormat.M4b => ".m4b",
        ContainerFormat.M4a => ".m4a",
        ContainerFormat.Mp3 => ".mp3",
        ContainerFormat.Opus => ".opus",
        ContainerFormat.Flac => ".flac",
        ContainerFormat.Wav => ".wav",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The media type for a feed's enclosure and a web server.</summary>
    /// <param name="format">The format.</param>
    /// <remarks>Apple's feed rules ask for <c>audio/x-m4a</c> and <c>audio/mpeg</c> and take no Opus.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a format.</exception>
    public static string MediaType(this ContainerFormat format) => format switch
    {
        ContainerFormat.M4b or ContainerFormat.M4a => "audio/x-m4a",
        ContainerFormat.Mp3 => "audio/mpeg",
        ContainerFormat.Opus => "audio/ogg",
        ContainerFormat.Flac => "audio/flac",
        ContainerFormat.Wav => "audio/wav",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The format that a name stands for.</summary>
    /// <param name="name">With or without the dot, in any case: <c>m4b</c>, <c>.MP3</c>.</param>
    /// <param name="format">The format.</param>
    /// <returns>False where no format has that name.</returns>
    public static bool TryParse(string? name, out ContainerFormat format)
    {
        var bare = (name ?? string.Empty).AsSpan().Trim().TrimStart('.');
        foreach (var candidate in Enum.GetValues<ContainerFormat>())
        {
            if (bare.Equals(candidate.FileExtension().AsSpan(1), StringComparison.OrdinalIgnoreCase))
            {
                format = candidate;
                return true;
            }
        }

        format = default;
        return false;
    }
}
