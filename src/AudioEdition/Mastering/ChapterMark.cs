namespace AudioEdition.Mastering;

/// <summary>When a chapter is heard in the programme; chapters follow each other without gap, the first at frame 0.</summary>
/// <param name="Title">Plain text, not empty.</param>
/// <param name="StartFrame">First frame.</param>
/// <param name="EndFrame">Frame after its last.</param>
public sealed record ChapterMark(string Title, long StartFrame, long EndFrame);
