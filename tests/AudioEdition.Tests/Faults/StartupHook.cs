/// <summary>Runs in a command that a test starts with <c>DOTNET_STARTUP_HOOKS</c>: when the command ends, it writes down how much memory it had at most.</summary>
/// <remarks>The runtime wants this name, outside of any namespace. Nobody else can know the figure: it is gone with the process.</remarks>
#pragma warning disable CA1050, MA0047 // see the remarks
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    /// <summary>Names the file to write to.</summary>
    public const string Variable = "AUDIOEDITION_TEST_PEAK";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            File.WriteAllText(path, File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)));
        }
    };
}
