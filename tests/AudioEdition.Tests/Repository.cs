namespace AudioEdition.Tests;

/// <summary>Places in the checkout that tests read from.</summary>
internal static class Repository
{
    public static string Root { get; } = Golden.Root();

    public static string TestArticle(string name) => Path.Combine(Root, "tests", "AudioEdition.Tests", "Articles", name);
}
