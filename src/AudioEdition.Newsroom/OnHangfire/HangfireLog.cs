using Hangfire.Logging;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>What Hangfire has to say, from warnings on, as lines of ours.</summary>
internal sealed class HangfireLog : ILogProvider
{
    private readonly TextWriter _writer;

    /// <param name="writer">Gets the lines.</param>
    public HangfireLog(TextWriter writer) => _writer = TextWriter.Synchronized(writer);

    /// <summary>Sends it to a writer, for the whole process.</summary>
    public static void WriteTo(TextWriter writer) => LogProvider.SetCurrentLogProvider(new HangfireLog(writer));

    public ILog GetLogger(string name) => new Logger(_writer, name);

    private sealed class Logger(TextWriter writer, string name) : ILog
    {
        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            if (logLevel < LogLevel.Warn)
            {
                return false;
            }

            if (messageFunc is not null)
            {
                // The queue keeps the whole failure; a line here tells that there is one.
                writer.WriteLine($"audio-edition: {name}: {messageFunc()}{(exception is null ? "" : " " + exception.Message)}");
            }

            return true;
        }
    }
}
