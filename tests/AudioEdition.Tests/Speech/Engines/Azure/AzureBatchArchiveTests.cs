using System.IO.Compression;
using System.Text.Json;
using AudioEdition.Audio;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;

namespace AudioEdition.Tests.Speech.Engines.Azure;

public sealed class AzureBatchArchiveTests
{
    private static readonly float[] Samples = [0.5f, -0.25f, 0.125f];

    private static readonly byte[] Wave = WaveBytes.Write(new PcmClip(24_000, Samples));

    [Fact]
    public void A_sound_belongs_to_the_document_that_the_summary_names_whatever_the_order()
    {
        var zip = Zip(
            ("0002.wav", Wave), ("0002.word.json", "[{\"Text\":\"b\",\"AudioOffset\":50,\"Duration\":60}]"u8.ToArray()),
            ("summary.json", Summary(("b", "0002.wav"), ("a", null))));
        var sounds = AzureBatchArchive.Read(zip, ["a", "b", null, "c"], 24_000)!;

        Assert.Equal([false, true, false, false], sounds.Select(s => s is not null));
        Assert.Equal(Wave[WaveBytes.HeaderLength..], sounds[1]!.Pcm.ToArray());
        Assert.Equal([("b", 0.05, 0.11)], sounds[1]!.Words!.Select(w => (w.Word, w.From, Math.Round(w.To, 6))));
    }

    [Theory]
    [InlineData("../../0001.wav")]
    [InlineData("/etc/0001.wav")]
    [InlineData("a.wav")]
    [InlineData("0001.exe")]
    [InlineData("0009.wav")]
    public void A_name_that_is_none_of_the_services_or_not_there_gives_no_sound(string file) =>
        Assert.Null(Assert.Single(AzureBatchArchive.Read(Zip((file == "0009.wav" ? "0001.wav" : file, Wave), ("summary.json", Summary(("a", file)))), ["a"], 24_000)!));

    [Fact]
    public void A_wrong_rate_half_a_file_and_broken_word_times_are_not_taken()
    {
        var zip = Zip(
            ("0001.wav", WaveBytes.Write(new PcmClip(16_000, Samples))), ("0002.wav", Wave[..^1]), ("0003.wav", Wave), ("0003.word.json", "{"u8.ToArray()),
            ("summary.json", Summary(("a", "0001.wav"), ("b", "0002.wav"), ("c", "0003.wav"))));
        var sounds = AzureBatchArchive.Read(zip, ["a", "b", "c"], 24_000)!;
        Assert.Equal([true, true, false], sounds.Select(s => s is null));
        Assert.Null(sounds[2]!.Words);
    }

    [Fact]
    public void A_file_that_unfolds_to_thousands_of_times_its_size_is_not_unfolded()
    {
        var zip = Zip(("0001.wav", new byte[20 << 20]), ("0001.word.json", new byte[5 << 20]), ("summary.json", Summary(("a", "0001.wav"))));
        Assert.Null(Assert.Single(AzureBatchArchive.Read(zip, ["a"], 24_000)!));
    }

    [Fact]
    public void What_is_no_archive_or_has_no_summary_is_none()
    {
        Assert.Null(AzureBatchArchive.Read("<!DOCTYPE html>"u8.ToArray(), ["a"], 24_000));
        Assert.Null(AzureBatchArchive.Read(Zip(("0001.wav", Wave)), ["a"], 24_000));
        Assert.Null(AzureBatchArchive.Read(Zip(("summary.json", "[]"u8.ToArray())), ["a"], 24_000));
        Assert.Null(AzureBatchArchive.Read(Zip(("summary.json", Summary(("a", "0001.wav"))), ("0001.wav", Wave))[..^30], ["a"], 24_000));
    }

    [Theory]
    [InlineData("https://cvoiceprod.blob.core.windows.net/batch-synthesis-output/x/results.zip?sig=1", true)]
    [InlineData("https://x.blob.core.usgovcloudapi.net/results.zip", true)]
    [InlineData("http://cvoiceprod.blob.core.windows.net/results.zip", false)]
    [InlineData("https://evil.example/results.zip", false)]
    [InlineData("https://blob.core.windows.net.evil.example/results.zip", false)]
    [InlineData("https://evilblob.core.windows.net/results.zip", false)]
    [InlineData("https://x.blob.core.windows.net@evil.example/results.zip", false)]
    [InlineData("http://127.0.0.1:5005/results.zip", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Results_are_fetched_from_Azures_storage_alone(string address, bool isAllowed)
    {
        var options = new AzureOptions { Region = "westeurope" };
        Assert.Equal(isAllowed, AzureBatch.IsAllowed(new Uri(address), options, AzureEndpoints.Of(options)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5005/results.zip", true)]
    [InlineData("http://127.0.0.1:5006/results.zip", false)]
    [InlineData("https://storage.example/results.zip", false)]
    public void A_server_of_ones_own_has_them_itself(string address, bool isAllowed)
    {
        var options = new AzureOptions { Endpoint = new Uri("http://127.0.0.1:5005") };
        Assert.Equal(isAllowed, AzureBatch.IsAllowed(new Uri(address), options, AzureEndpoints.Of(options)));
    }

    private static byte[] Summary(params (string Document, string? File)[] results) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        results = results.Select(r => new { contents = new[] { r.Document }, audioFileName = r.File }),
    });

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
