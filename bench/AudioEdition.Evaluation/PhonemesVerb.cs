using System.Text;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Evaluation;

/// <summary>Writes what the offline engine says for lines of spoken text: each word with its sounds.</summary>
internal static class PhonemesVerb
{
    public static async Task RunAsync(string linesPath, string outputPath)
    {
        await using var engine = new FliteWasmSynthesizer();
        await using var output = new StreamWriter(outputPath, append: false, new UTF8Encoding(false));
        foreach (var line in (await File.ReadAllLinesAsync(linesPath)).Where(l => l.Any(char.IsLetter)))
        {
            try
            {
                var words = await engine.PronounceAsync(new SpeechRequest("rms", line));
                await output.WriteLineAsync(string.Join("  ", words.Select(w => $"{w.Spoken.In(line)} [{string.Join(' ', w.Phones)}]")));
            }
            catch (SpeechSynthesisException e)
            {
                await output.WriteLineAsync($"{line}  [{e.Message}]");
            }
        }
    }
}
