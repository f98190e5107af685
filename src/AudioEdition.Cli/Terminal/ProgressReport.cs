using System.Globalization;
using Spectre.Console;

namespace AudioEdition.Cli.Terminal;

/// <summary>Tells how far a build is: a bar with the time left on a terminal, one line a stage elsewhere.</summary>
internal static class ProgressReport
{
    public static async Task<T> RunAsync<T>(CommandConsole console, bool quiet, Func<IProgress<EditionProgress>?, Task<T>> work)
    {
        if (quiet)
        {
            return await work(null);
        }

        if (!console.IsErrorTerminal)
        {
            return await work(new PlainLines(console.Error));
        }

        return await console.ErrorAnsi.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    public static string NameOf(EditionStage stage) => stage switch
    {
        EditionStage.Synthesis => "Speaking",
        EditionStage.Mastering => "Mastering",
        EditionStage.Encoding => "Encoding",
        _ => "Checking",
    };

    /// <summary>Synchronous, unlike <see cref="Progress{T}"/>: reports keep their order.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<EditionProgress>
    {
        private readonly Dictionary<EditionStage, ProgressTask> _tasks = [];

        public void Report(EditionProgress value)
        {
            lock (_tasks)
            {
                if (!_tasks.TryGetValue(value.Stage, out var task))
                {
                    task = context.AddTask(NameOf(value.Stage), maxValue: 1);
                    _tasks.Add(value.Stage, task);
                }

                task.Value = value.Fraction;
            }
        }
    }

    private sealed class PlainLines(TextWriter writer) : IProgress<EditionProgress>
    {
        private readonly Dictionary<EditionStage, int> _quarters = [];

        public void Report(EditionProgress value)
        {
            lock (_quarters)
            {
                var quarter = (int)(value.Fraction * 4);
                if (_quarters.TryGetValue(value.Stage, out var told) && quarter <= told)
                {
                    return;
                }

                _quarters[value.Stage] = quarter;
                var percent = (quarter * 25).ToString(CultureInfo.InvariantCulture);
                writer.WriteLine($"{NameOf(value.Stage)} {percent} %");
            }
        }
    }
}
