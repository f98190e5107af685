using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>eSpeak NG as a separate process: more accents and other languages.</summary>
/// <remarks>
/// A process and not its library, because it stands under GPL-3, and because the library's samples depend on what it said before; a new process says the
/// same words with the same samples each time. Voices are language tags, with a variant where wanted: <c>en-us</c>, <c>en-gb-scotland</c>,
/// <c>en-us+klatt2</c>. Pronunciations are followed by English voices; others say the word as it is spelled. Text goes in by the pipe, so that none of it can be taken for an option.
/// </remarks>
public sealed class EspeakSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "espeak";

    private const int SampleRateHz = 22_050;
    private const double NaturalWordsPerMinute = 175;
    private const int AdapterVersion = 1;

    /// <summary>Variants that a recognizer understands better than the plain voice (11–19 % of the words missed and not 61 %).</summary>
    private static readonly string[] ClearVariants = ["klatt2", "klatt6", "klatt4"];

    private readonly EspeakOptions _options;
    private readonly SemaphoreSlim _places;
    private readonly Lazy<Task<EspeakVoiceList>> _voices;
    private readonly Lazy<(string? Version, string? DataPath)> _program;
    private readonly ConcurrentDictionary<string, string?> _dataFolders = new(StringComparer.Ordinal);

    /// <summary>Makes the engine. Nothing is started before the first question.</summary>
    /// <param name="options">Where the program is; null for the defaults.</param>
    public EspeakSynthesizer(EspeakOptions? options = null)
    {
        _options = options ?? new EspeakOptions();
        _places = new SemaphoreSlim(Capabilities.MaxParallel);
        _voices = new Lazy<Task<EspeakVoiceList>>(() => Task.Run(ReadVoicesAsync));
        _program = new Lazy<(string? Version, string? DataPath)>(() => Task.Run(ReadVersionAsync).GetAwaiter().GetResult());
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => _program.Value.Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{version}-{AdapterVersion}")
        : "absent";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new(Deterministic: true, WordMarks: false, Offline: true, MaxParallel: Math.Max(1, Environment.ProcessorCount))
    {
        Phonemes = true,
    };

    /// <inheritdoc/>
    /// <remarks>Every accent, and for English ones the variants that are understood best; <see cref="FindVoiceAsync"/> knows all.</remarks>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default)
    {
        var list = await _voices.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. list.Accents.SelectMany(a => a.Name.StartsWith("en", StringComparison.Ordinal)
                ? ClearVariants.Where(list.Variants.Contains).Select(v => $"{a.Name}+{v}").Prepend(a.Name)
                : [a.Name]).Select(name => Describe(name, list)),
        ];
    }

    /// <inheritdoc/>
    public async Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var list = await _voices.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return list.Has(name) ? Describe(name, list) : null;
    }

    /// <inheritdoc/>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _voices.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new EngineHealth(true, $"eSpeak NG {_program.Value.Version}");
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(EngineName, request);
        if (await FindVoiceAsync(request.VoiceName, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new SpeechSynthesisException(EngineName, request.VoiceName, $"eSpeak NG has no voice \"{request.VoiceName}\": \"espeak-ng --voices\" lists its accents, \"espeak-ng --voices=variant\" what may follow a +.");
        }

        var text = TextOf(request);
        if (!request.SpokenText.Any(char.IsLetterOrDigit))
        {
            throw new SpeechSynthesisException(EngineName, request.VoiceName, "The text has no word to say.");
        }

        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        float[] samples;
        try
        {
            samples = await SpeakAsync(request, text, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }

        yield return new SpeechChunk(samples, []);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _places.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string TextOf(SpeechRequest request)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var run in request.VoiceName.StartsWith("en", StringComparison.Ordinal) ? PronouncedRun.Of(EngineName, request) : [])
        {
            text.Append(Clean(request.SpokenText[from..run.Spoken.Start])).Append(EspeakPhonemes.Write(run.Phones));
            from = run.Spoken.End;
        }

        return text.Append(Clean(request.SpokenText[from..])).ToString();
    }

    /// <summary>Brackets are eSpeak's sign for phonemes even in plain text; control characters are its own signals.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '[' or '{' => "(",
                ']' or '}' => ")",
                _ when Rune.IsControl(rune) => " ",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    private static EngineVoice Describe(string name, EspeakVoiceList list)
    {
        var accent = name.Split('+')[0];
        return new EngineVoice(name, accent, SampleRateHz, list.Accents.First(a => a.Name == accent).Description);
    }

    private async Task<float[]> SpeakAsync(SpeechRequest request, string text, CancellationToken cancellationToken)
    {
        var speed = (int)Math.Round(NaturalWordsPerMinute * request.Rate);
        var list = await _voices.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        string[] arguments =
        [
            .. _dataFolders.GetOrAdd(request.VoiceName, name => DataFolderOf(name, list)) is { } folder ? new[] { "--path=" + folder } : [],
            "-v", request.VoiceName,
            "-s", speed.ToString(CultureInfo.InvariantCulture),
            "-b", "1",
            "-z",
            "--stdin",
            "--stdout",
        ];
        var answer = await AskAsync(arguments, Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);

        // A killed process (out of memory, an impatient administrator) may fare better next time.
        return answer.ExitCode == 0 && WaveBytes.TryRead(answer.Output, out var rate, out var samples) && rate == SampleRateHz && samples.Length > 0
            ? samples
            : throw new SpeechSynthesisException(
                EngineName,
                request.VoiceName,
                string.Create(CultureInfo.InvariantCulture, $"eSpeak NG gave no sound (exit code {answer.ExitCode}): {answer.Error}"),
                isTransient: answer.ExitCode > 128);
    }

    private string? DataFolderOf(string voice, EspeakVoiceList list)
    {
        var (version, dataPath) = _program.Value;
        var parts = voice.Split('+', 2);
        return _options.CacheFolder is { } cache && dataPath is not null
            ? EspeakDataFolder.Prepare(cache, dataPath, version ?? "", list.Accents.First(a => a.Name == parts[0]).File, parts.Length > 1 ? parts[1] : null)
            : null;
    }

    private async Task<EspeakVoiceList> ReadVoicesAsync()
    {
        var listing = AskAsync(["--voices"], default, CancellationToken.None);
        var variants = await AskAsync(["--voices=variant"], default, CancellationToken.None).ConfigureAwait(false);
        var voices = await listing.ConfigureAwait(false);
        var list = EspeakVoiceList.Parse(Encoding.UTF8.GetString(voices.Output), Encoding.UTF8.GetString(variants.Output));
        return list.Accents.Count > 0
            ? list
            : throw new SpeechSynthesisException(EngineName, null, $"eSpeak NG lists no voices; its data may be missing: install the package espeak-ng anew. It said: {voices.Error}");
    }

    private async Task<(string? Version, string? DataPath)> ReadVersionAsync()
    {
        try
        {
            var answer = await AskAsync(["--version"], default, CancellationToken.None).ConfigureAwait(false);
            var told = Encoding.UTF8.GetString(answer.Output);
            var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            const string DataAt = "Data at: ";
            var data = told.IndexOf(DataAt, StringComparison.Ordinal);
            return (words.FirstOrDefault(w => char.IsAsciiDigit(w[0])), data < 0 ? null : told[(data + DataAt.Length)..].Split('\n')[0].Trim());
        }
        catch (SpeechSynthesisException)
        {
            return default;
        }
    }

    private async Task<ChildProcess.Answer> AskAsync(string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            return await ChildProcess.RunAsync(_options.Program, arguments, input, _options.CallTimeout, _options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SpeechSynthesisException(EngineName, null, e.Message, isTransient: true, e);
        }
        catch (Win32Exception e)
        {
            throw new SpeechSynthesisException(
                EngineName,
                null,
                $"eSpeak NG cannot be started as \"{_options.Program}\": install the package espeak-ng, or name the program in the options. ({e.Message})",
                innerException: e);
        }
    }
}
