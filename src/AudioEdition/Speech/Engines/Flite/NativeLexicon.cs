using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Adds pronunciations to libflite's lexicon, which all voices and threads share.</summary>
/// <remarks>
/// The library replaces its whole list and frees the old one, so that happens only while nobody speaks. Entries stand under made-up words that mean one
/// pronunciation for ever: what an earlier request added changes no later one.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the library, which is never unloaded.")]
internal sealed unsafe class NativeLexicon(delegate* unmanaged[Cdecl]<nint, byte*, int> load)
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly SortedSet<string> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<nint, int> _loaded = [];

    /// <summary>Makes entries known to a voice and keeps the lexicon as it is until the result is disposed of, on the same thread.</summary>
    public IDisposable Hold(nint voice, IReadOnlyList<string> entries)
    {
        _gate.EnterReadLock();
        if (entries.Count == 0 || (_entries.IsSupersetOf(entries) && _loaded.GetValueOrDefault(voice) == _entries.Count))
        {
            return new Held(_gate, isWrite: false);
        }

        _gate.ExitReadLock();
        _gate.EnterWriteLock();
        try
        {
            _entries.UnionWith(entries);
            Load(voice);
            _loaded[voice] = _entries.Count;
        }
        catch
        {
            _gate.ExitWriteLock();
            throw;
        }

        return new Held(_gate, isWrite: true);
    }

    private void Load(nint voice)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, string.Join('\n', _entries) + "\n");
            fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            {
                _ = load(voice, name);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Held(ReaderWriterLockSlim gate, bool isWrite) : IDisposable
    {
        public void Dispose()
        {
            if (isWrite)
            {
                gate.ExitWriteLock();
            }
            else
            {
                gate.ExitReadLock();
            }
        }
    }
}
