using System.Globalization;

namespace AudioEdition.Publishing.Containers;

/// <summary>Which field of a container gets which tag.</summary>
internal static class ContainerTags
{
    /// <summary>Tags of an MP4 file, by ffmpeg's names for its atoms.</summary>
    /// <param name="tags">What the file says of itself.</param>
    /// <param name="isAudiobook">Sets <c>stik</c> to 2, which puts the file among the audiobooks.</param>
    public static IEnumerable<KeyValuePair<string, string>> Mp4(EditionTags tags, bool isAudiobook) => Said(
        ("title", tags.Title),
        ("artist", tags.Artist),
        ("album_artist", tags.Artist),
        ("album", tags.Album),
        ("genre", tags.Genre),
        ("date", Day(tags)),
        ("comment", tags.CommentWithDisclosure),
        ("description", tags.Description),
        ("synopsis", tags.Description),
        ("media_type", isAudiobook ? "2" : null),
        ("encoding_tool", tags.Encoder));

    /// <summary>Tags of Ogg and FLAC files.</summary>
    /// <param name="tags">What the file says of itself.</param>
    public static IEnumerable<KeyValuePair<string, string>> VorbisComments(EditionTags tags) => Said(
        ("TITLE", tags.Title),
        ("ARTIST", tags.Artist),
        ("ALBUM", tags.Album),
        ("GENRE", tags.Genre),
        ("DATE", Day(tags)),
        ("LANGUAGE", tags.Language),
        // One field for both: ffmpeg writes a COMMENT as DESCRIPTION, and one of the two would be lost.
        ("DESCRIPTION", string.Join(' ', new[] { tags.Description, tags.CommentWithDisclosure }.Where(t => !string.IsNullOrWhiteSpace(t)))),
        ("SYNTHETIC_VOICE", tags.SyntheticVoiceDisclosure),
        ("ENCODED-BY", tags.Encoder));

    private static string? Day(EditionTags tags) => tags.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, string>> Said(params (string Key, string? Value)[] tags) =>
        from tag in tags
        where !string.IsNullOrWhiteSpace(tag.Value)
        select new KeyValuePair<string, string>(tag.Key, tag.Value);
}
