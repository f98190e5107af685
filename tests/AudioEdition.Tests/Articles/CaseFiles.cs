namespace AudioEdition.Tests.Articles;

/// <summary>Finds the test data of this folder from wherever the tests run.</summary>
internal static class CaseFiles
{
    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "AudioEdition.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("AudioEdition.sln stands in no folder above the tests.");
        }

        return System.IO.Path.Combine(folder.FullName, "tests", "AudioEdition.Tests", "Articles", "Cases", name);
    }
}
