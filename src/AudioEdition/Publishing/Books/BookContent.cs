using System.Globalization;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Feeds;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Books;

/// <summary>What a book is made of.</summary>
public sealed record BookContent
{
    /// <summary>What is said.</summary>
    public required SpokenScript Script { get; init; }

    /// <summary>When it is heard.</summary>
    public required Programme Programme { get; init; }

    /// <summary>Word times as <see cref="Transcripts.TranscriptWriter"/> takes them; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<SpeechMark>>? Marks { get; init; }

    /// <summary>The finished audio file of the programme: MP3, or AAC in MP4.</summary>
    public required string AudioPath { get; init; }

    /// <summary>Its container.</summary>
    public required ContainerFormat AudioFormat { get; init; }

    /// <summary>The cover.</summary>
    public required CoverImage Cover { get; init; }

    /// <summary>The statement that the voices are synthetic.</summary>
    public required string Disclosure { get; init; }

    /// <summary>The title on one line.</summary>
    internal string Title => PublishedText.Title(Script.Cast.Script.Article.Headline ?? Script.Cast.Script.Article.Source);

    /// <summary>The same for the same article, corrected or not.</summary>
    internal string Identifier
    {
        get
        {
            var article = Script.Cast.Script.Article;

            // A feed's address is that of every edition of the feed.
            var named = article.CanonicalAddress is { IsAbsoluteUri: true } address && ArticleFacts.CountOf(article) == 1 ? address.AbsoluteUri : $"{article.Site}\n{Title}\n{article.Published?.ToString("O", CultureInfo.InvariantCulture)}";
            return $"urn:uuid:{PodcastGuid.OfAddress(named)}";
        }
    }

    /// <summary>The audio's name inside the book.</summary>
    internal string AudioName => AudioFormat == ContainerFormat.Mp3 ? "audio.mp3" : "audio.m4a";

    /// <summary>The audio's media type as both standards have it.</summary>
    internal string AudioMediaType => AudioFormat == ContainerFormat.Mp3 ? "audio/mpeg" : "audio/mp4";

    /// <summary>The containers that both standards and the readers know, best first.</summary>
    internal static ContainerFormat[] Playable { get; } = [ContainerFormat.Mp3, ContainerFormat.M4b, ContainerFormat.M4a];
}
