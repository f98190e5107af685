using System.Globalization;
using System.Text;
using AudioEdition.Audio;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Tests.Articles.Epub;
using AudioEdition.Tests.Cli;

namespace AudioEdition.Tests.Faults;

/// <summary>Ten thousand damaged inputs, by seeds: each is taken or refused with a clear word; none ends the program, holds it up, or writes outside of the edition's folder.</summary>
public sealed class FuzzTests
{
    /// <summary>Far more than any of these small inputs needs, on however busy a machine: what takes longer hangs.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, (string File, byte[] Sample)> Samples = new(StringComparer.Ordinal)
    {
        ["text"] = ("a.txt", Text("Ferry crews stay ashore\n\nBy Ada Holm\n\nThe crews of both ferries stayed ashore on Monday. “Nobody told us,” said the captain, Tom Reddick.\n\nShe said it cost “a lot” – $1.2bn – in 2024.\n")),
        ["markdown"] = ("a.md", Text("---\ntitle: \"Ferry crews\"\nauthor: Ada Holm\ndate: 2031-05-04\n---\n# Ferry crews\n\n> “Nobody told us,” said *Tom Reddick*.\n\n- one\n- two\n\n## Later\n\n[More](https://a.example) `code`\n")),
        ["html"] = ("a.html", Text("<!doctype html><html lang=en><head><title>Ferry crews</title><meta property=\"og:title\" content=\"Ferry\"><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"articleBody\":\"x\"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry crews</h1><p>The crews of both ferries stayed ashore on Monday, and the harbour was quiet for the whole day.</p><p>&ldquo;Nobody told us,&rdquo; said the captain, Tom Reddick.</p></article></body></html>")),
        ["feed"] = ("a.xml", Text("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><item><title>Ferry</title><guid>1</guid><description>&lt;p&gt;The crews of both ferries stayed ashore on Monday, and the harbour was quiet.&lt;/p&gt;</description></item></channel></rss>")),
        ["book"] = ("a.epub", BookBuilder.Zip(BookBuilder.Novel())),
    };

    public static TheoryData<string> Kinds => [.. Samples.Keys, "plan", "voices", "lexicon", "cache"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_share_of_the_damaged_inputs_is_taken_or_refused(string kind) => TryAsync(kind, 0, 25);

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Category", "Slow")]
    public Task Ten_thousand_damaged_inputs_are_taken_or_refused(string kind) => TryAsync(kind, 25, kind is "cache" ? 2000 : 1000);

    private static async Task TryAsync(string kind, int first, int count)
    {
        using var run = new CommandRun();
        var plan = "";
        if (kind is "plan" or "voices" or "lexicon")
        {
            await run.RunAsync("plan", run.Write("good.txt", Samples["text"].Sample), "--json", "--engine", "stub");
            plan = run.Output;
        }

        for (var seed = first; seed < first + count; seed++)
        {
            var mutator = new Mutator(seed);
            var what = string.Create(CultureInfo.InvariantCulture, $"{kind}, seed {seed}");
            try
            {
                await (kind switch
                {
                    "plan" => CommandAsync(run, what, ["build", run.Write("plan.json", mutator.Damage(Text(plan))), "--quiet", "--format", "wav", "-o", run.Folder.Combine("out", "edition")]),
                    "voices" => CommandAsync(run, what, ["plan", run.Folder.Combine("good.txt"), "--voices", run.Write("v.json", mutator.Damage(Catalogue)), "--json"]),
                    "lexicon" => CommandAsync(run, what, ["plan", run.Folder.Combine("good.txt"), "--engine", "stub", "--lexicon", run.Write("l.pls", mutator.Damage(Lexicon)), "--json"]),
                    "cache" => Task.Run(() => ReadEntries(mutator)),
                    _ => CommandAsync(run, what, ["plan", run.Write(Samples[kind].File, mutator.Damage(Samples[kind].Sample)), "--engine", "stub", "--json"]),
                }).WaitAsync(Hangs, TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{what}: {e}");
            }
        }

        // Beside the inputs, the program's own folders and the place of the edition there is nothing.
        string[] expected = ["cache", "data", "good.txt", "out", "plan.json", "v.json", "l.pls", .. Samples.Values.Select(s => s.File)];
        Assert.Empty(Directory.GetFileSystemEntries(run.Folder.Path).Select(Path.GetFileName).Except(expected, StringComparer.Ordinal));
        Assert.False(Directory.Exists(run.Folder.Combine("out")) && Directory.GetFileSystemEntries(run.Folder.Combine("out")).Any(f => Path.GetFileName(f) != "edition"));
    }

    private static async Task CommandAsync(CommandRun run, string what, string[] args)
    {
        var exitCode = await run.RunAsync(args);

        // 4: a plan may say whatever fails a check.
        Assert.True(exitCode is 0 or 1 or 2 or 3 or 4, what);
        if (exitCode is not (0 or 4))
        {
            Assert.StartsWith("audio-edition: ", run.Error, StringComparison.Ordinal);
        }
    }

    private static void ReadEntries(Mutator mutator)
    {
        var utterance = UtteranceFile.Write(new Utterance(new PcmClip(16_000, new float[500]), [new SpeechMark(1, 2, new AudioEdition.Articles.TextSpan(0, 3))]));
        using var pooled = EncodedRun.Write(new byte[200], new RunFigures(0.5f, [[1, 2, 3], [4]], [0, null]));
        var run = pooled.Span.ToArray();
        Assert.Null(UtteranceFile.Read(Damaged(utterance)));
        Assert.Null(CheckedBytes.Read(Damaged(CheckedBytes.Write(run))));
        _ = EncodedRun.Read(mutator.Damage(run), 2);
        _ = AudioEdition.Mastering.UnitFactsFile.Read(mutator.Damage(AudioEdition.Mastering.UnitFactsFile.Write(new AudioEdition.Mastering.UnitFacts(new AudioEdition.Mastering.UnitExtent(16_000, default, 10), 1, [1, 2], [(Half)1, (Half)2]))));

        byte[] Damaged(byte[] whole)
        {
            var bytes = mutator.Damage(whole);
            return bytes.AsSpan().SequenceEqual(whole) ? [] : bytes;
        }
    }

    private static byte[] Catalogue => Text("""
        { "version": 1, "engine": "stub", "casts": { "stub": { "narrator": "stub:a", "quote": "stub:b", "pool": [ { "voice": "stub:d", "gender": "male", "locale": "en-GB" } ] } },
          "people": [ { "name": "Tom Reddick", "aliases": ["the captain"], "gender": "male", "voice": "stub:b" } ], "pauses": { "sentence": 350 }, "loudness": "podcast", "lexicon": [ { "written": "ferry", "spoken": "fairy" } ] }
        """);

    private static byte[] Lexicon => Text("""
        <?xml version="1.0" encoding="UTF-8"?><lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
        <lexeme><grapheme>ferry</grapheme><alias>fairy</alias></lexeme><lexeme><grapheme>Reddick</grapheme><phoneme>ˈrɛdɪk</phoneme></lexeme></lexicon>
        """);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
