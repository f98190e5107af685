using AudioEdition.Articles;
using AudioEdition.Audio;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Cache;

public sealed class UtteranceCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly UtteranceCache _cache;

    public UtteranceCacheTests() => _cache = new UtteranceCache(Path.Combine(_folder.Path, "cache"), _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_comes_back_to_the_last_bit()
    {
        var sixteenBits = Gen.Short.Select(s => s / 32768f);
        var samples = Gen.OneOf(sixteenBits.Array[0, 50], Gen.Float.Array[0, 50]);
        var mark = Gen.Select(Gen.Long, Gen.Long, Gen.Int, Gen.Int, (f, n, s, e) => new SpeechMark(f, n, new TextSpan(s, e)));
        Gen.Select(Gen.Int[8_000, 192_000], samples, mark.Array[0, 5]).Sample(
            (rate, sound, marks) =>
            {
                var back = UtteranceFile.Read(UtteranceFile.Write(new Utterance(new PcmClip(rate, sound), marks)));
                Assert.NotNull(back);
                Assert.Equal(rate, back.Clip.SampleRateHz);
                Assert.Equal(sound.Select(BitConverter.SingleToInt32Bits), back.Clip.Samples.ToArray().Select(BitConverter.SingleToInt32Bits));
                Assert.Equal(marks, back.Marks);
            },
            iter: 500);
    }

    [Fact]
    public void An_engine_of_sixteen_bits_costs_two_bytes_a_sample() =>
        Assert.InRange(UtteranceFile.Write(Utterance(10_000)).Length, 20_000, 20_100);

    [Fact]
    public void Damage_anywhere_is_seen()
    {
        var whole = UtteranceFile.Write(new Utterance(new PcmClip(16_000, new float[40]), [new SpeechMark(0, 3, new TextSpan(0, 1))]));
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            Assert.Null(UtteranceFile.Read(damaged));
            Assert.Null(UtteranceFile.Read(whole.AsSpan(0, at)));
        }

        Assert.Null(UtteranceFile.Read([.. whole, 0]));
    }

    [Fact]
    public void Any_bytes_are_read_without_a_crash() => Gen.Byte.Array.Sample(bytes => Assert.Null(UtteranceFile.Read(bytes)));

    [Fact]
    public async Task A_damaged_entry_is_dropped_and_absent()
    {
        var key = Key("one");
        await _cache.WriteAsync(key, Utterance(100), Token);
        var file = Assert.Single(Files());
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);

        Assert.Null(await _cache.ReadAsync(key, Token));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_empty_cache_has_nothing_and_makes_no_folder()
    {
        Assert.Null(await _cache.ReadAsync(Key("one"), Token));
        Assert.Equal(default, await _cache.SizeAsync(Token));
        Assert.Equal(default, await _cache.PruneAsync(0, Token));
        Assert.Equal(0, await _cache.VerifyAsync(Token));
        Assert.False(Directory.Exists(_cache.Folder));
    }

    [Fact]
    public async Task Pruning_drops_what_was_unused_for_longest()
    {
        foreach (var name in new[] { "old", "used", "new" })
        {
            await _cache.WriteAsync(Key(name), Utterance(1_000), Token);
            _time.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await _cache.ReadAsync(Key(name), Token));
        }

        _time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await _cache.ReadAsync(Key("used"), Token));
        var size = await _cache.SizeAsync(Token);
        Assert.Equal(3, size.Entries);

        var dropped = await _cache.PruneAsync(size.Bytes - 1, Token);

        Assert.Equal(new UtteranceCacheSize(1, size.Bytes / 3), dropped);
        Assert.Null(await _cache.ReadAsync(Key("old"), Token));
        Assert.NotNull(await _cache.ReadAsync(Key("used"), Token));
        Assert.NotNull(await _cache.ReadAsync(Key("new"), Token));
    }

    [Fact]
    public async Task Pruning_sweeps_up_after_killed_writers_and_leaves_living_ones_and_strangers_alone()
    {
        await _cache.WriteAsync(Key("one"), Utterance(10), Token);
        var entry = Assert.Single(Files());
        var (abandoned, living) = (entry + ".aaaa.tmp", entry + ".bbbb.tmp");
        var stranger = Path.Combine(_cache.Folder, "notes.txt");
        foreach (var path in new[] { abandoned, living, stranger })
        {
            await File.WriteAllTextAsync(path, "", Token);
        }

        File.SetLastWriteTimeUtc(abandoned, _time.GetUtcNow().UtcDateTime.AddHours(-2));
        File.SetLastWriteTimeUtc(living, _time.GetUtcNow().UtcDateTime);
        await _cache.PruneAsync(0, Token);

        Assert.Equal(new[] { living, stranger }.Order(StringComparer.Ordinal), Files().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Verifying_drops_the_damaged_and_keeps_the_whole()
    {
        await _cache.WriteAsync(Key("one"), Utterance(10), Token);
        await _cache.WriteAsync(Key("two"), Utterance(10), Token);
        await File.WriteAllTextAsync(Files()[0], "torn", Token);
        Assert.Equal(1, await _cache.VerifyAsync(Token));
        Assert.Single(Files());
    }

    [Fact]
    public async Task Writers_and_readers_of_one_entry_never_see_half_of_it()
    {
        var key = Key("one");
        var utterance = Utterance(20_000);
        await Parallel.ForAsync(0, 200, Token, async (i, token) =>
        {
            if (i % 3 == 0)
            {
                await new UtteranceCache(_cache.Folder).WriteAsync(key, utterance, token);
            }
            else if (await new UtteranceCache(_cache.Folder).ReadAsync(key, token) is { } read)
            {
                Assert.Equal(20_000, read.Clip.FrameCount);
            }
        });

        Assert.NotNull(await _cache.ReadAsync(key, Token));
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "", Token);
        var cache = new UtteranceCache(Path.Combine(file, "below"));
        Assert.Null(await cache.ReadAsync(Key("one"), Token));
        var e = await Assert.ThrowsAsync<UtteranceCacheException>(() => cache.WriteAsync(Key("one"), Utterance(10), Token));
        Assert.Contains(cache.Folder, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_changes_with_each_thing_that_is_heard()
    {
        var request = new SpeechRequest("a", "Nobody came.", "en-GB", 1);
        UtteranceKey[] keys =
        [
            UtteranceKey.Of("e", "1", request),
            UtteranceKey.Of("f", "1", request),
            UtteranceKey.Of("e", "2", request),
            UtteranceKey.Of("e", "1", request with { VoiceName = "b" }),
            UtteranceKey.Of("e", "1", request with { SpokenText = "Nobody came!" }),
            UtteranceKey.Of("e", "1", request with { Locale = "en-US" }),
            UtteranceKey.Of("e", "1", request with { Rate = 1.1 }),
            UtteranceKey.Of("e1", "", request),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], UtteranceKey.Of("e", "1", request with { }));
    }

    private static UtteranceKey Key(string text) => UtteranceKey.Of("stub", "1", new SpeechRequest("a", text));

    private static Utterance Utterance(int frames) => new(new PcmClip(16_000, Enumerable.Range(0, frames).Select(i => i % 100 / 32768f).ToArray()), []);

    private string[] Files() => Directory.GetFiles(_cache.Folder, "*", SearchOption.AllDirectories);
}
