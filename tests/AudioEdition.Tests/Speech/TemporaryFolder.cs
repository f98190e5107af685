namespace AudioEdition.Tests.Speech;

/// <summary>A folder of one test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("audioedition-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
