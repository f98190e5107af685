using System.ComponentModel;
using System.Globalization;
using System.Text;
using AudioEdition.Speech.Engines.Espeak;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Asks eSpeak NG how words are pronounced; it makes no sound here.</summary>
/// <remarks>A process and not its library, so that its licence (GPL-3) stays outside ours. A call takes some 10 ms, whatever the length.</remarks>
internal sealed class EspeakPhonemizer(EspeakOptions options)
{
    public const string Missing = "Neural voices need espeak-ng to know how words are pronounced: install the package espeak-ng (apt install espeak-ng).";

    private readonly Lazy<Task<string?>> _version = new(() => Task.Run(() => ReadVersionAsync(options)));

    /// <summary>Its version; null where it is not there.</summary>
    public Task<string?> VersionAsync() => _version.Value;

    /// <summary>Pronounces lines, each on its own.</summary>
    /// <param name="voice">eSpeak's name of the language or accent.</param>
    /// <param name="lines">Words without punctuation; none empty.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>IPA for each line; blanks stand between groups, which are not always words ("of the" becomes one).</returns>
    /// <exception cref="SpeechSynthesisException">The program is missing or fails.</exception>
    public async Task<IReadOnlyList<string>> PronounceAsync(string voice, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var together = await AskAsync(voice, string.Join("\n\n", lines), cancellationToken).ConfigureAwait(false);
        if (together.Length == lines.Count)
        {
            return [.. together.Select(WithoutLanguageSwitches)];
        }

        // A line so long that eSpeak cut it, or one that it has no sound for: then which answer is whose is known only one at a time.
        var answers = new List<string>(lines.Count);
        foreach (var line in lines)
        {
            answers.Add(WithoutLanguageSwitches(string.Join(' ', await AskAsync(voice, line, cancellationToken).ConfigureAwait(false))));
        }

        return answers;
    }

    private async Task<string[]> AskAsync(string voice, string text, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(options, ["-q", "--ipa", "-b", "1", "-v", voice, "--stdin"], text + "\n\n", cancellationToken).ConfigureAwait(false);
        return answer.ExitCode == 0
            ? Encoding.UTF8.GetString(answer.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new SpeechSynthesisException(
                OnnxSynthesizer.EngineName,
                null,
                string.Create(CultureInfo.InvariantCulture, $"eSpeak NG cannot pronounce as \"{voice}\" (exit code {answer.ExitCode}): {answer.Error}"),
                isTransient: answer.ExitCode > 128);
    }

    /// <summary>eSpeak marks words that it says in another language: "(fr)bɔ̃ʒˈuʁ(en)".</summary>
    private static string WithoutLanguageSwitches(string line)
    {
        var clean = new StringBuilder(line.Length);
        var depth = 0;
        foreach (var c in line)
        {
            depth += c == '(' ? 1 : 0;
            if (depth == 0)
            {
                clean.Append(c);
            }

            depth -= c == ')' && depth > 0 ? 1 : 0;
        }

        return clean.ToString();
    }

    private static async Task<string?> ReadVersionAsync(EspeakOptions options)
    {
        try
        {
            var answer = await RunAsync(options, ["--version"], "", CancellationToken.None).ConfigureAwait(false);
            return Encoding.UTF8.GetString(answer.Output).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(w => char.IsAsciiDigit(w[0]));
        }
        catch (SpeechSynthesisException)
        {
            return null;
        }
    }

    private static async Task<ChildProcess.Answer> RunAsync(EspeakOptions options, string[] arguments, string input, CancellationToken cancellationToken)
    {
        try
        {
            return await ChildProcess.RunAsync(options.Program, arguments, Encoding.UTF8.GetBytes(input), options.CallTimeout, options.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SpeechSynthesisException(OnnxSynthesizer.EngineName, null, e.Message, isTransient: true, e);
        }
        catch (Win32Exception e)
        {
            throw new SpeechSynthesisException(OnnxSynthesizer.EngineName, null, $"{Missing} (\"{options.Program}\": {e.Message})", innerException: e);
        }
    }
}
