namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>The models in memory: loaded once, and the one not heard for longest put away where there are too many.</summary>
internal sealed class ModelShelf(int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private long _clock;
    private bool _isDisposed;

    /// <summary>Borrows a model; it stays until the loan is given back.</summary>
    /// <exception cref="VoiceFileException">It cannot be loaded.</exception>
    public Loan Borrow(string path)
    {
        Slot slot;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_slots.TryGetValue(path, out slot!))
            {
                _slots[path] = slot = new Slot(path);
                PutAway();
            }

            slot.Loans++;
            slot.LastUse = ++_clock;
        }

        try
        {
            return new Loan(this, slot, slot.Model.Value);
        }
        catch (VoiceFileException)
        {
            // Not kept, so that a file mended meanwhile is read anew.
            lock (_gate)
            {
                slot.Loans--;
                _slots.Remove(path);
            }

            throw;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var slot in _slots.Values.Where(s => s.Model.IsValueCreated && s.Loans == 0))
            {
                slot.Model.Value.Dispose();
            }

            _slots.Clear();
        }
    }

    private void PutAway()
    {
        foreach (var slot in _slots.Values.Where(s => s.Loans == 0 && s.Model.IsValueCreated).OrderBy(s => s.LastUse).Take(Math.Max(0, _slots.Count - capacity)).ToList())
        {
            _slots.Remove(slot.Path);
            slot.Model.Value.Dispose();
        }
    }

    private void Return(Slot slot)
    {
        lock (_gate)
        {
            slot.Loans--;
            if (_isDisposed && slot.Loans == 0)
            {
                slot.Model.Value.Dispose();
            }
        }
    }

    /// <summary>A model in use.</summary>
    public sealed class Loan(ModelShelf shelf, Slot slot, VoiceModel model) : IDisposable
    {
        public VoiceModel Model => model;

        public void Dispose() => shelf.Return(slot);
    }

    /// <summary>The place of a model.</summary>
    internal sealed class Slot(string path)
    {
        public string Path { get; } = path;

        public Lazy<VoiceModel> Model { get; } = new(() => VoiceModel.Load(path));

        public int Loans { get; set; }

        public long LastUse { get; set; }
    }
}
