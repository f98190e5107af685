using System.Runtime.InteropServices;
using AudioEdition.Newsroom.Worker;

// A worker that the failure tests start and kill: the real one, with an engine that takes a set time and writes down what it is asked.
using var end = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    end.Cancel();
});
await TestWorker.RunAsync(TestWorkerSettings.Read(args[0]), end.Token);
