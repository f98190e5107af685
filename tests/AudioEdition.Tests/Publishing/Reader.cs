using System.Diagnostics;
using System.Text.Json;

namespace AudioEdition.Tests.Publishing;

/// <summary>Programs that are not ours, asked what they find in a published file. Their scripts stand in <c>tests/readers</c>.</summary>
internal static class Reader
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "readers");

    /// <summary>What mutagen finds in a sound file.</summary>
    // Debian's own python: the one that its packages are for.
    public static Task<JsonElement> TagsAsync(string path) => JsonAsync("/usr/bin/python3", Path.Combine(Folder, "read_tags.py"), path);

    /// <summary>What mediainfo finds in a sound file.</summary>
    public static Task<JsonElement> MediaInfoAsync(string path) => JsonAsync("mediainfo", "--Output=JSON", path);

    /// <summary>What the W3C's parser finds in a WebVTT file.</summary>
    public static Task<JsonElement> WebVttAsync(string path) => JsonAsync("node", Path.Combine(Folder, "check-vtt.mjs"), path);

    /// <summary>The script of axe, the judge of pages.</summary>
    public static Task<string> AxeAsync(CancellationToken cancellationToken) => File.ReadAllTextAsync(Installed("axe-core", "axe.min.js"), cancellationToken);

    /// <summary>What a program writes.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return await output;
    }

    private static async Task<JsonElement> JsonAsync(string program, params string[] arguments)
    {
        using var document = JsonDocument.Parse(await RunAsync(program, arguments));
        return document.RootElement.Clone();
    }

    /// <summary>A file of a reader that npm installed.</summary>
    public static string Installed(params string[] parts)
    {
        var path = Path.Combine([Folder, "node_modules", .. parts]);
        Assert.True(File.Exists(path), "The readers are not installed: run ./test --all, or npm ci --prefix tests/readers.");
        return path;
    }
}
