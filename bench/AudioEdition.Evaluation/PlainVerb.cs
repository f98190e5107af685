namespace AudioEdition.Evaluation;

internal static class PlainVerb
{
    public static void Run(string inputPath, string outputPath) => throw new NotSupportedException($"{inputPath} {outputPath}");
}
