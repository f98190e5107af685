using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Wasmtime;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>The compiled module, ready for any number of calls at once.</summary>
/// <remarks>
/// Compiling takes some 0.2 s, loading what was compiled 6 ms. The runtime trusts a compiled file blindly, so its hash is checked before it is
/// loaded: <c>KEY.index</c> names the artifact, the artifact's name is its own hash, and both are moved into place when whole. A file that does
/// not fit is left aside and compiled anew.
/// </remarks>
internal sealed class FliteModule : IDisposable
{
    private FliteModule(Engine engine, Module module, Linker linker, string hash)
    {
        Engine = engine;
        Module = module;
        Linker = linker;
        Hash = hash;
    }

    public Engine Engine { get; }

    public Module Module { get; }

    public Linker Linker { get; }

    /// <summary>SHA-256 of the module, hexadecimal.</summary>
    public string Hash { get; }

    public static string HashOf(string modulePath)
    {
        using var file = File.OpenRead(modulePath);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public static FliteModule Load(string modulePath, string hash, string? cacheFolder)
    {
        // Relaxed SIMD may round differently from machine to machine; the module does not use it, and none shall come in.
        // Bulk memory instructions run outside the guest's code, where the brake must not strike, and reference types need them;
        // memory that moves would run away from the brake.
        var engine = new Engine(new Config().WithRelaxedSIMD(false, true).WithReferenceTypes(false).WithBulkMemory(false).WithMemoryMayMove(false));
        try
        {
            var module = (cacheFolder is null ? null : TryLoadCompiled(engine, hash, cacheFolder)) ?? Compile(engine, modulePath, hash, cacheFolder);
            return new FliteModule(engine, module, GuestLinker.Create(engine), hash);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Linker.Dispose();
        Module.Dispose();
        Engine.Dispose();
    }

    private static string IndexPath(string hash, string folder)
    {
        var runtime = typeof(Engine).Assembly.GetName().Version;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"flite-{hash[..16]}-wasmtime-{runtime}-{RuntimeInformation.RuntimeIdentifier}.index");
        return Path.Combine(folder, name);
    }

    private static Module? TryLoadCompiled(Engine engine, string hash, string folder)
    {
        try
        {
            var index = IndexPath(hash, folder);
            if (!File.Exists(index))
            {
                return null;
            }

            var artifactHash = File.ReadAllText(index).Trim();
            if (artifactHash.Length != 64 || !artifactHash.All(char.IsAsciiHexDigitLower))
            {
                return null;
            }

            var artifact = Path.Combine(folder, artifactHash + ".cwasm");
            return File.Exists(artifact) && HashOf(artifact) == artifactHash ? Module.DeserializeFile(engine, "flite", artifact) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WasmtimeException)
        {
            // Another processor, another runtime, an unreadable folder: compiling always works.
            return null;
        }
    }

    private static Module Compile(Engine engine, string modulePath, string hash, string? cacheFolder)
    {
        var module = Module.FromFile(engine, modulePath);
        if (cacheFolder is not null)
        {
            Keep(module.Serialize(), hash, cacheFolder);
        }

        return module;
    }

    private static void Keep(byte[] compiled, string hash, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var artifactHash = Convert.ToHexStringLower(SHA256.HashData(compiled));
            WholeFile.Write(Path.Combine(folder, artifactHash + ".cwasm"), compiled);
            WholeFile.Write(IndexPath(hash, folder), System.Text.Encoding.ASCII.GetBytes(artifactHash + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk costs the next start a compilation, and nothing else.
        }
    }
}
