namespace AudioEdition.Emulator.Serving;

/// <summary>All that was received, in the order of arrival.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<Slot> _slots = [];
    private readonly Dictionary<EmulatorRoute, int> _byRoute = [];
    private readonly Dictionary<(EmulatorRoute Route, string Path, string Body), int> _attempts = [];

    public IReadOnlyList<ReceivedRequest> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _slots.Select(s => s.Current)];
            }
        }
    }

    public Slot Open(EmulatorRoute route, string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        lock (_gate)
        {
            var slot = new Slot(_gate, new ReceivedRequest
            {
                Number = _slots.Count + 1,
                NumberOnRoute = _byRoute[route] = _byRoute.GetValueOrDefault(route) + 1,
                Attempt = _attempts[(route, path, body)] = _attempts.GetValueOrDefault((route, path, body)) + 1,
                Route = route,
                Method = method,
                Path = path,
                Headers = headers,
                Body = body,
            });
            _slots.Add(slot);
            return slot;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _slots.Clear();
            _byRoute.Clear();
            _attempts.Clear();
        }
    }

    /// <summary>One entry, while it is in work.</summary>
    internal sealed class Slot(Lock gate, ReceivedRequest first)
    {
        private ReceivedRequest _current = first;

        public ReceivedRequest Current
        {
            get
            {
                lock (gate)
                {
                    return _current;
                }
            }
        }

        public void Change(Func<ReceivedRequest, ReceivedRequest> change)
        {
            lock (gate)
            {
                _current = change(_current);
            }
        }
    }
}
