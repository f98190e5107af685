namespace AudioEdition.Tests.Faults;

/// <summary>The form that is compiled beforehand, against the ordinary one. All commands of <see cref="Cli"/> are run in it by <c>./test --all</c>.</summary>
[Trait("Category", "Slow")]
public sealed class NativeFormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flite", "mp3,m4b,flac")]
    [InlineData("espeak", "mp3,opus,wav")]
    [InlineData("stub", "mp3,m4b,opus,flac,wav,epub,lpf")]
    public async Task Both_forms_make_the_same_edition_to_the_last_byte(string engine, string formats)
    {
        var article = Repository.TestArticle("wire-ferry.txt");
        string[] build = ["build", article, "--engine", engine, "--format", formats, "--quiet", "-o", "edition"];
        var (ordinary, native) = (Form("ordinary", CommandForm.Ordinary), Form("native", CommandForm.Native));

        foreach (var (exitCode, _, error) in new[] { await ordinary.RunAsync(build), await native.RunAsync(build) })
        {
            Assert.True(exitCode == 0, error);
        }

        var (wanted, made) = (CommandProcess.Files(_folder.Combine("ordinary", "edition")), CommandProcess.Files(_folder.Combine("native", "edition")));
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(wanted, f => Assert.True(f.Value.AsSpan().SequenceEqual(made[f.Key]), f.Key));
    }

    [Fact]
    public async Task A_verb_that_serves_others_says_where_it_is_when_the_native_program_is_asked_without_the_script()
    {
        var (exitCode, _, error) = await Form("native", CommandForm.Native).RunAsync("serve", "out", "--port", "0");

        Assert.Equal(2, exitCode);
        Assert.Contains("./audioedition serve", error, StringComparison.Ordinal);
    }

    private CommandProcess Form(string name, IReadOnlyList<string> form) => new(Directory.CreateDirectory(_folder.Combine(name)).FullName, form);
}
