using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Tests.Publishing;

namespace AudioEdition.Tests.Faults;

/// <summary>Engines and encoders that die or hang at their work.</summary>
[Trait("Category", "Slow")]
public sealed class BrokenProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kill -9 $$", "no sound")]
    [InlineData("exec sleep 600", "did not finish in time")]
    public async Task An_engine_that_dies_or_hangs_is_asked_three_times_and_then_the_unit_is_named(string deed, string told)
    {
        var asked = _folder.Combine("asked");
        var program = Program($$"""
            case "$*" in
              *--version*|*--voices*) exec espeak-ng "$@" ;;
            esac
            if grep -q "mackerel" ; then echo x >>'{{asked}}'; {{deed}}; fi
            exec espeak-ng -v en-us -b 1 -z --stdout "The boats."
            """);
        await using var engine = new EspeakSynthesizer(new EspeakOptions { Program = program, CallTimeout = TimeSpan.FromSeconds(2) });
        var (script, cache) = (PlanOf("The harbour\n\nThe boats came back.\n\nThey brought mackerel.\n\nNobody asked for more."), new AudioEdition.Speech.Cache.UtteranceCache(_folder.Combine("cache")));
        var failure = await Assert.ThrowsAsync<SpeechSynthesisException>(() => new UtteranceSynthesizer(
            new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["espeak"] = engine }, cache).SynthesizeAsync(script, 1, cancellationToken: Token));

        Assert.Contains("after 3 tries", failure.Message, StringComparison.Ordinal);
        Assert.Contains("mackerel", failure.Message, StringComparison.Ordinal);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(asked, Token)).Length);
        Assert.True((await cache.SizeAsync(Token)).Entries > 0, "what was spoken before is not kept");
    }

    [Theory]
    [InlineData("kill -9 $$", "its process ended")]
    [InlineData("exec sleep 600", "did not finish in time")]
    [InlineData("", null)]
    public async Task A_host_that_is_killed_is_replaced_and_where_the_next_ones_die_or_hang_the_unit_is_named(string deed, string? told)
    {
        var (first, asked) = (_folder.Combine("first"), _folder.Combine("asked"));
        var program = Program($$"""
            if [ -e '{{first}}' ]; then echo x >>'{{asked}}'; {{deed}}
            fi
            echo $$ >'{{first}}'
            exec dotnet '{{Path.Combine(AppContext.BaseDirectory, "espeak-host.dll")}}'
            """);
        await using var engine = new EspeakSynthesizer(new EspeakOptions { HostCommand = [program], CallTimeout = TimeSpan.FromSeconds(4) });
        Assert.EndsWith("-2", engine.Version, StringComparison.Ordinal);
        using (var host = System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(first, Token), System.Globalization.CultureInfo.InvariantCulture)))
        {
            host.Kill();
        }

        var (script, cache) = (PlanOf("The harbour\n\nThey brought mackerel."), new AudioEdition.Speech.Cache.UtteranceCache(_folder.Combine("cache")));
        var speaking = new UtteranceSynthesizer(new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["espeak"] = engine }, cache).SynthesizeAsync(script, 1, cancellationToken: Token);
        if (told is null)
        {
            Assert.Equal(script.Units.Count, (await speaking).Synthesized);
            Assert.Single(await File.ReadAllLinesAsync(asked, Token));
            return;
        }

        var failure = await Assert.ThrowsAsync<SpeechSynthesisException>(() => speaking);
        Assert.Contains("after 3 tries", failure.Message, StringComparison.Ordinal);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(asked, Token)).Length);
    }

    [Fact]
    public async Task An_encoder_that_dies_in_mid_file_is_told_with_its_own_words_and_leaves_nothing()
    {
        var program = Program("""
            head -c 100000 >/dev/null
            echo "Conversion failed for want of memory" >&2
            kill -9 $$
            """);
        var folder = Directory.CreateDirectory(_folder.Combine("out")).FullName;
        var failure = await Assert.ThrowsAsync<EncoderException>(() => new AudioEncoder(program).EncodeAsync(
            SyntheticProgramme.OfChapters(20, "One"), AudioEdition.Publishing.Containers.ContainerFormat.M4b, SyntheticProgramme.Tags(), Path.Combine(folder, "a.m4b"), Token));

        Assert.Contains("for want of memory", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private static SpokenScript PlanOf(string article) => EditionPipeline.Plan(
        AudioEdition.Articles.ArticleReader.Read("a.txt", System.Text.Encoding.UTF8.GetBytes(article)), new PlanOptions { Engine = "espeak" });

    private string Program(string script)
    {
        var path = _folder.Combine("program");
        File.WriteAllText(path, "#!/bin/sh\n" + script.ReplaceLineEndings("\n") + "\n");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are shell scripts.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
