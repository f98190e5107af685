namespace AudioEdition.Mastering;

/// <summary>When a chapter is heard in the programme; chapters follow each other without gap, the first at frame 0.</summary>
/// <param name="Title">Plain text, not empty.</param>
/// <param name="StartFrame">First frame.</param>
/// <param name="EndFrame">Frame after its last.</param>
/// <param name="Section">In an edition of several articles, the headline of the article that begins with this chapter; null for a chapter that goes on with one.</param>
public sealed record ChapterMark(string Title, long StartFrame, long EndFrame, string? Section = null);
