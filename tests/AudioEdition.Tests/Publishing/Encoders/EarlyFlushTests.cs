using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Tests.Publishing.Encoders;

public sealed class EarlyFlushTests
{
    [Fact]
    public async Task A_file_that_is_flushed_while_it_is_written_holds_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file");
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64))
        {
            var flushing = new EarlyFlush(file, 50);
            for (var i = 0; i < 200; i++)
            {
                file.WriteByte((byte)i);
                flushing.Look();

                // What a reader finds is what was due: nothing stays behind in the writer's memory.
                Assert.True(i != 50 || new FileInfo(path).Length >= 50);
            }

            await flushing.EndAsync();
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(i => (byte)i), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }
}
