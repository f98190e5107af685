using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>The program <c>espeak-ng</c>, a process an utterance. Text goes in by the pipe, so that none of it can be taken for an option.</summary>
internal sealed class EspeakProgram(EspeakOptions options) : IEspeak
{
    /// <inheritdoc/>
    public int Revision => 1;

    /// <inheritdoc/>
    public async Task<EspeakInstallation> DescribeAsync()
    {
        var version = AskAsync(["--version"], default, CancellationToken.None);
        var listing = AskAsync(["--voices"], default, CancellationToken.None);
        var variants = await AskAsync(["--voices=variant"], default, CancellationToken.None).ConfigureAwait(false);
        var voices = await listing.ConfigureAwait(false);
        var list = EspeakVoiceList.Parse(Encoding.UTF8.GetString(voices.Output), Encoding.UTF8.GetString(variants.Output));
        if (list.Accents.Count == 0)
        {
            throw new SpeechSynthesisException(EspeakSynthesizer.EngineName, null, $"eSpeak NG lists no voices; its data may be missing: install the package espeak-ng anew. It said: {voices.Error}");
        }

        const string DataAt = "Data at: ";
        var told = Encoding.UTF8.GetString((await version.ConfigureAwait(false)).Output);
        var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var data = told.IndexOf(DataAt, StringComparison.Ordinal);
        return new EspeakInstallation(words.FirstOrDefault(w => char.IsAsciiDigit(w[0])) ?? "", data < 0 ? null : told[(data + DataAt.Length)..].Split('\n')[0].Trim(), list);
    }

    /// <inheritdoc/>
    public async Task<EspeakAnswer> SpeakAsync(EspeakRequest request, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            .. request.DataFolder is { } folder ? new[] { "--path=" + folder } : [],
            "-v", request.Voice,
            "-s", request.WordsPerMinute.ToString(CultureInfo.InvariantCulture),
            "-b", "1",
            "-z",
            "--stdin",
            "--stdout",
        ];
        var answer = await AskAsync(arguments, Encoding.UTF8.GetBytes(request.Text), cancellationToken).ConfigureAwait(false);

        // A killed process (out of memory, an impatient administrator) may fare better next time.
        return answer.ExitCode == 0 && WaveBytes.TryRead(answer.Output, out var rate, out var samples) && rate == EspeakSynthesizer.SampleRateHz && samples.Length > 0
            ? new EspeakAnswer(samples, [])
            : throw new SpeechSynthesisException(
                EspeakSynthesizer.EngineName,
                request.Voice,
                string.Create(CultureInfo.InvariantCulture, $"eSpeak NG gave no sound (exit code {answer.ExitCode}): {answer.Error}"),
                isTransient: answer.ExitCode > 128);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ChildProcess.Answer> AskAsync(string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            return await ChildProcess.RunAsync(options.Program, arguments, input, options.CallTimeout, options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SpeechSynthesisException(EspeakSynthesizer.EngineName, null, e.Message, isTransient: true, e);
        }
        catch (Win32Exception e)
        {
            throw new SpeechSynthesisException(
                EspeakSynthesizer.EngineName,
                null,
                $"eSpeak NG cannot be started as \"{options.Program}\": install the package espeak-ng, or name the program in the options. ({e.Message})",
                innerException: e);
        }
    }
}
