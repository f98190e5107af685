using System.Globalization;
using System.Text;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Evaluation;

/// <summary>Reads the second column of a table aloud, and says how fast that goes.</summary>
internal static class SpokenVerb
{
    public static void Run(string inputPath, string outputPath)
    {
        var normalizer = new TextNormalizer();
        var written = File.ReadLines(inputPath).Where(l => l.Length > 0).Select(l => l.Split('\t')).Select(c => c.Length > 1 ? c[1] : c[0]).ToArray();
        File.WriteAllLines(outputPath, written.Select(w => $"{w}\t{normalizer.Normalize(w).Spoken}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written.Length} texts"));
        if (written.Length == 0)
        {
            return;
        }

        // Long enough for the just-in-time compiler to have settled; the best of the passes is the machine's own speed. Processor time, since a busy machine says nothing by the clock.
        var bytes = written.Sum(w => Encoding.UTF8.GetByteCount(w));
        var rounds = Math.Max(1, 1_000_000 / Math.Max(1, bytes));
        var best = double.MaxValue;
        for (var pass = 0; pass < 5; pass++)
        {
            var from = Environment.CpuUsage.TotalTime;
            for (var round = 0; round < rounds; round++)
            {
                foreach (var text in written)
                {
                    normalizer.Normalize(text);
                }
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - from).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(double)bytes * rounds / best / 1e6:0.0} MB/s of processor time"));
    }
}
