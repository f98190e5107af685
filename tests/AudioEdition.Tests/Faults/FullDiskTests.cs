using System.Diagnostics;

namespace AudioEdition.Tests.Faults;

/// <summary>Builds on a disk of 2 MB: a file system in memory, in a name space of its own.</summary>
[Trait("Category", "Slow")]
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("disk/edition", "cache", "mp3,m4b,wav")]
    [InlineData("edition", "disk/cache", "mp3")]
    public async Task A_full_disk_is_told_leaves_nothing_half_written_and_the_same_command_goes_on_when_there_is_space(string output, string cache, string formats)
    {
        var article = _folder.Combine("article.txt");
        var paragraph = "The harbour office counted more boats than last year, and most of them came back in the evening with their holds full of mackerel. “It was a good week,” said Ada Holm. ";
        await File.WriteAllTextAsync(
            article, "A good week\n\n" + string.Join("\n\n", Enumerable.Range(1, 12).Select(i => $"On day {i.ToString(System.Globalization.CultureInfo.InvariantCulture)}. {paragraph}")), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder.Combine("disk"));
        var build = $"'{CommandForm.Native[0]}' build '{article}' --quiet --format {formats} -o {output}";
        var script = $"""
            cd '{_folder.Path}'
            mount -t tmpfs -o size=2m none disk || exit 77
            export XDG_CACHE_HOME='{_folder.Combine(cache)}' XDG_DATA_HOME='{_folder.Combine("data")}'
            {build} >first.out 2>first.err; echo $? >first.code
            find {output} disk -name '*.part' -o -name edition.json >first.left 2>/dev/null
            mount -o remount,size=64m disk
            {build} >second.out 2>second.err; echo $? >second.code
            '{CommandForm.Native[0]}' verify {output} >verify.out 2>&1; echo $? >verify.code
            """;
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--mount", "--map-root-user", "sh", "-c", script]) { RedirectStandardError = true, UseShellExecute = false })!;
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (!File.Exists(_folder.Combine("first.code")))
        {
            Assert.Skip($"This machine lets nobody mount a file system of his own: {complaint}");
        }

        Assert.Equal("1", Text("first.code"));
        Assert.Contains("audio-edition: ", Text("first.err"), StringComparison.Ordinal);
        Assert.Contains("space", Text("first.err"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", Text("first.err"), StringComparison.Ordinal);
        Assert.Equal("", Text("first.left"));
        Assert.True(Text("second.code") == "0", Text("second.err"));
        Assert.True(Text("verify.code") == "0", Text("verify.out"));
    }

    private string Text(string name) => File.ReadAllText(_folder.Combine(name)).Trim();
}
