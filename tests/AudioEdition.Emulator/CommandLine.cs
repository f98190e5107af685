using System.Globalization;
using System.Runtime.InteropServices;
using AudioEdition.Emulator.Faults;

namespace AudioEdition.Emulator;

/// <summary>The emulator as a programme of its own.</summary>
internal static class CommandLine
{
    private const string Usage = """
        usage: dotnet run --project tests/AudioEdition.Emulator -- [--port 5005] [--key KEY] [--container]
                 [--fault FAULT]... [--share 0.2] [--seed 1] [--service-ms 0] [--max-concurrency N]

          --fault   429, 429/5 (Retry-After), 503, close-1007, hang, abort, truncated, odd-bytes, empty-audio, slow-drip, garbage, ...
          --share   share of the requests for sound that get one of the faults, drawn by --seed; without it every first attempt gets one
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var options = new EmulatorOptions { Port = 5005 };
        var faults = new List<Fault>();
        double? share = null;
        var seed = 1;
        try
        {
            for (var i = 0; i < args.Length; i++)
            {
                string Next() => ++i < args.Length ? args[i] : throw new FormatException($"{args[^1]} wants a value");
                switch (args[i])
                {
                    case "--port":
                        options = options with { Port = int.Parse(Next(), CultureInfo.InvariantCulture) };
                        break;
                    case "--key":
                        options = options with { Key = Next() };
                        break;
                    case "--container":
                        options = options with { Container = true };
                        break;
                    case "--service-ms":
                        options = options with { ServiceTime = TimeSpan.FromMilliseconds(int.Parse(Next(), CultureInfo.InvariantCulture)) };
                        break;
                    case "--max-concurrency":
                        options = options with { MaxConcurrency = int.Parse(Next(), CultureInfo.InvariantCulture) };
                        break;
                    case "--fault":
                        faults.Add(Fault.Parse(Next()));
                        break;
                    case "--share":
                        share = double.Parse(Next(), CultureInfo.InvariantCulture);
                        break;
                    case "--seed":
                        seed = int.Parse(Next(), CultureInfo.InvariantCulture);
                        break;
                    default:
                        throw new FormatException($"{args[i]} is unknown");
                }
            }
        }
        catch (FormatException e)
        {
            await error.WriteLineAsync($"{e.Message}\n{Usage}");
            return 2;
        }

        await using var emulator = await SpeechEmulator.StartAsync(options);
        emulator.Faults = faults.Count == 0 ? FaultPlan.None
            : share is { } s ? FaultPlan.Share(s, seed, faults)
            : FaultPlan.PerUnit([.. faults]);
        await output.WriteLineAsync($"{emulator.Address}  key: {emulator.Key}  (Ctrl-C ends it)");
        var ended = new TaskCompletionSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await ended.Task;
        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{emulator.Received.Count} requests, {emulator.Delivered.Count} delivered, {emulator.BillableCharacters} characters on the bill, {emulator.BoughtTwice.Count} bought twice"));
        foreach (var violation in emulator.Violations.Distinct(StringComparer.Ordinal))
        {
            await error.WriteLineAsync(violation);
        }

        return 0;
    }
}
