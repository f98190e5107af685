using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>eSpeak NG in processes of its own: more accents and other languages.</summary>
/// <remarks>
/// Never in this process, because its library stands under GPL-3. Where a host is given (<see cref="EspeakOptions.HostCommand"/>), the library speaks in that and tells when each word is heard;
/// else, and where the library is missing, the program is started for each utterance. Either way an utterance has the same samples whatever was said before.
/// Voices are language tags, with a variant where wanted: <c>en-us</c>, <c>en-gb-scotland</c>, <c>en-us+klatt2</c>. Pronunciations are followed by English voices; others say the word as it is spelled.
/// </remarks>
public sealed class EspeakSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "espeak";

    /// <summary>Rate of its samples, in Hz.</summary>
    internal const int SampleRateHz = 22_050;

    private const double NaturalWordsPerMinute = 175;

    /// <summary>Variants that a recognizer understands better than the plain voice (11–19 % of the words missed and not 61 %).</summary>
    private static readonly string[] ClearVariants = ["klatt2", "klatt6", "klatt4"];

    private readonly EspeakOptions _options;
    private readonly SemaphoreSlim _places;
    private readonly Lazy<Task<(IEspeak Way, EspeakInstallation Installed)>> _ready;
    private readonly ConcurrentDictionary<string, string?> _dataFolders = new(StringComparer.Ordinal);

    /// <summary>Makes the engine. Nothing is started before the first question.</summary>
    /// <param name="options">Where the program is; null for the defaults.</param>
    public EspeakSynthesizer(EspeakOptions? options = null)
    {
        _options = options ?? new EspeakOptions();
        Capabilities = new SpeechCapabilities(Deterministic: true, WordMarks: _options.HostCommand is not null, Offline: true, MaxParallel: SpeechCapabilities.UsualOutsideParallel) { Phonemes = true };
        _places = new SemaphoreSlim(Capabilities.MaxParallel);
        _ready = new Lazy<Task<(IEspeak Way, EspeakInstallation Installed)>>(() => Task.Run(LookAsync));
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version
    {
        get
        {
            try
            {
                var (way, installed) = _ready.Value.GetAwaiter().GetResult();
                return string.Create(CultureInfo.InvariantCulture, $"{installed.Version}-{way.Revision}");
            }
            catch (SpeechSynthesisException)
            {
                return "absent";
            }
        }
    }

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; }

    /// <inheritdoc/>
    /// <remarks>Every accent, and for English ones the variants that are understood best; <see cref="FindVoiceAsync"/> knows all.</remarks>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default)
    {
        var list = await VoicesAsync(cancellationToken).ConfigureAwait(false);
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
        var list = await VoicesAsync(cancellationToken).ConfigureAwait(false);
        return list.Has(name) ? Describe(name, list) : null;
    }

    /// <inheritdoc/>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var (_, installed) = await _ready.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new EngineHealth(true, $"eSpeak NG {installed.Version}");
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

        var text = EspeakText.Of(request);
        if (!request.SpokenText.Any(char.IsLetterOrDigit))
        {
            throw new SpeechSynthesisException(EngineName, request.VoiceName, "The text has no word to say.");
        }

        var (way, installed) = await _ready.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        var folder = _dataFolders.GetOrAdd(request.VoiceName, DataFolderOf, installed);
        var order = new EspeakRequest(folder, request.VoiceName, (int)Math.Round(NaturalWordsPerMinute * request.Rate), text.Text);
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        EspeakAnswer answer;
        try
        {
            answer = await way.SpeakAsync(order, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }

        yield return new SpeechChunk(answer.Samples, text.Marks(answer.Words));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _places.Dispose();
        if (_ready.IsValueCreated)
        {
            await ((Task)_ready.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ready.Value.IsCompletedSuccessfully)
            {
                await (await _ready.Value.ConfigureAwait(false)).Way.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static EngineVoice Describe(string name, EspeakVoiceList list)
    {
        var accent = name.Split('+')[0];
        return new EngineVoice(name, accent, SampleRateHz, list.Accents.First(a => a.Name == accent).Description);
    }

    private string? DataFolderOf(string voice, EspeakInstallation installed)
    {
        var parts = voice.Split('+', 2);
        return _options.CacheFolder is { } cache && installed.DataFolder is { } data
            ? EspeakDataFolder.Prepare(cache, data, installed.Version, installed.Voices.Accents.First(a => a.Name == parts[0]).File, parts.Length > 1 ? parts[1] : null)
            : null;
    }

    private async Task<EspeakVoiceList> VoicesAsync(CancellationToken cancellationToken) =>
        (await _ready.Value.WaitAsync(cancellationToken).ConfigureAwait(false)).Installed.Voices;

    private async Task<(IEspeak Way, EspeakInstallation Installed)> LookAsync()
    {
        if (_options.HostCommand is { Count: > 0 } command)
        {
            var hosts = new EspeakHosts(command, _options);
            try
            {
                return (hosts, await hosts.DescribeAsync().ConfigureAwait(false));
            }
            catch (SpeechSynthesisException)
            {
                // The library is missing, or of another kind: the program may be there all the same.
                await hosts.DisposeAsync().ConfigureAwait(false);
            }
        }

        var program = new EspeakProgram(_options);
        return (program, await program.DescribeAsync().ConfigureAwait(false));
    }
}
