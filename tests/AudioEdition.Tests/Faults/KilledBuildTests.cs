using System.Diagnostics;

namespace AudioEdition.Tests.Faults;

/// <summary>Builds that are killed, with the real engine and the real encoders.</summary>
[Trait("Category", "Slow")]
public sealed class KilledBuildTests : IDisposable
{
    private const int Kills = 50;

    private const string Article = """
        Bakery opens on the pier

        The old ticket office on the pier is a bakery now, and the first loaves were sold on Monday morning.

        “We had a queue before the sun was up,” said Ines Marlow, who bakes there with her brother.

        The harbour master, Tom Reddick, was less pleased. “Nobody asked me about the smoke,” he said.

        The council will look at the permit in May.
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_build_killed_at_any_moment_goes_on_to_the_same_bytes_and_speaks_nothing_twice()
    {
        var article = _folder.Combine("article.txt");
        await File.WriteAllTextAsync(article, Article, TestContext.Current.CancellationToken);
        string[] build = ["build", article, "--json", "-o", "edition"];

        var undisturbed = new CommandProcess(Directory.CreateDirectory(_folder.Combine("undisturbed")).FullName);
        var clock = Stopwatch.StartNew();
        var (exitCode, output, error) = await undisturbed.RunAsync(build);
        var length = clock.Elapsed;
        Assert.True(exitCode == 0, error);
        var units = CommandProcess.Synthesized(output);
        var wanted = CommandProcess.Files(_folder.Combine("undisturbed", "edition"));

        var random = new Random(20_260_701);
        for (var i = 0; i < Kills; i++)
        {
            var folder = Directory.CreateDirectory(_folder.Combine(FormattableString.Invariant($"killed-{i}"))).FullName;
            var command = new CommandProcess(folder);
            using (var process = command.Start(build))
            {
                // The moment is drawn, and whatever the build is at then is what the test is about: nothing has to have happened by then.
                await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(length * random.NextDouble(), TestContext.Current.CancellationToken));
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var spoken = command.SpokenCount;
            Assert.True(!Directory.Exists(Path.Combine(folder, "edition")) || Same(wanted, Path.Combine(folder, "edition")), "a half edition stands under the edition's name");

            (exitCode, output, error) = await command.RunAsync(build);
            Assert.True(exitCode == 0, error);
            Assert.Equal(units - spoken, CommandProcess.Synthesized(output));
            Assert.True(Same(wanted, Path.Combine(folder, "edition")), FormattableString.Invariant($"kill {i} left its trace"));
            Assert.Equal(["cache", "data", "edition"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Of_two_builds_at_once_in_one_folder_one_is_told_and_the_edition_is_whole()
    {
        var article = _folder.Combine("article.txt");
        await File.WriteAllTextAsync(article, Article, TestContext.Current.CancellationToken);
        var command = new CommandProcess(_folder.Path);
        using var one = command.Start("build", article, "-o", "edition");
        using var two = command.Start("build", article, "-o", "edition");
        var ends = await Task.WhenAll(CommandProcess.EndAsync(one), CommandProcess.EndAsync(two));

        Assert.Contains(ends, e => e.ExitCode == 0);
        Assert.All(ends.Where(e => e.ExitCode != 0), e =>
        {
            Assert.Equal(1, e.ExitCode);
            Assert.Contains("Another build is at work", e.Error, StringComparison.Ordinal);
        });
        var (exitCode, _, error) = await command.RunAsync("verify", "edition");
        Assert.True(exitCode == 0, error);
    }

    private static bool Same(Dictionary<string, byte[]> wanted, string edition)
    {
        var found = CommandProcess.Files(edition);
        return found.Count == wanted.Count && wanted.All(f => found.TryGetValue(f.Key, out var bytes) && bytes.AsSpan().SequenceEqual(f.Value));
    }
}
