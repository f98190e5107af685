using System.Text;

namespace AudioEdition.Tests;

/// <summary>Compares text output with a file that stands in <c>Golden/</c>; <c>UPDATE_GOLDEN=1</c> writes the file instead, and the diff is reviewed.</summary>
internal static class Golden
{
    /// <summary>The folder of this test project in the source tree.</summary>
    public static string ProjectFolder { get; } = Path.Combine(Root(), "tests", "AudioEdition.Tests");

    /// <summary>The root of the source tree.</summary>
    public static string Root()
    {
        // Not [CallerFilePath]: builds that normalize paths for reproducibility change it.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AudioEdition.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No AudioEdition.sln above {AppContext.BaseDirectory}.");
    }

    public static void Verify(string name, string actual)
    {
        var path = Path.Combine(ProjectFolder, "Golden", name);
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(actual);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            return;
        }

        Assert.True(File.Exists(path), $"{name} is missing: run with UPDATE_GOLDEN=1 and review what it writes.");
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), actual);
    }
}
