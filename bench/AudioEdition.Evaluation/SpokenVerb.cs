namespace AudioEdition.Evaluation;

internal static class SpokenVerb
{
    public static void Run(string inputPath, string outputPath) => throw new NotSupportedException($"{inputPath} {outputPath}");
}
