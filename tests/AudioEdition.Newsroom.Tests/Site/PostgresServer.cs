using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(AudioEdition.Newsroom.Tests.Site.PostgresServer))]

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>A PostgreSQL of the tests' own on a private folder and port, started when the first test wants it. It refuses to run as root, so then the account that its package makes runs it.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Account = "postgres";
    private readonly Lock _gate = new();
    private string? _folder;
    private int _port;
    private int _databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public string CreateDatabase()
    {
        Start();
        var name = $"newsroom_{Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture)}";
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"create database {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionTo(name);
    }

    /// <summary>Ends it as a crash would, without a checkpoint.</summary>
    public void Crash() => Control("-m", "immediate", "-w", "stop");

    public void Restart() => Control("-l", Path.Combine(_folder!, "log"), "-w", "start");

    /// <summary>CPU time that all its processes have used so far, from the system's table of processes.</summary>
    public TimeSpan CpuTime()
    {
        var parent = int.Parse(File.ReadLines(Path.Combine(_folder!, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var ticks = 0L;
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => n!.All(char.IsAsciiDigit)))
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{process}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (int.Parse(fields[1], CultureInfo.InvariantCulture) == parent || process == parent.ToString(CultureInfo.InvariantCulture))
                {
                    ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);

                    // Of the postmaster also what its ended children used.
                    ticks += process == parent.ToString(CultureInfo.InvariantCulture)
                        ? long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)
                        : 0;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Ended meanwhile.
            }
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            Control("-m", "immediate", "-w", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void Start()
    {
        lock (_gate)
        {
            if (_folder is not null)
            {
                return;
            }

            using (var listener = new TcpListener(IPAddress.Loopback, 0))
            {
                listener.Start();
                _port = ((IPEndPoint)listener.LocalEndpoint).Port;
            }

            _folder = Directory.CreateTempSubdirectory("newsroom-postgres-").FullName;
            if (Environment.IsPrivilegedProcess)
            {
                Run("chown", [Account, _folder]);
            }

            var data = Path.Combine(_folder, "data");
            RunAsAccount(Program("initdb"), "-D", data, "-A", "trust", "-U", Account, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
            File.AppendAllText(
                Path.Combine(data, "postgresql.conf"),
                string.Create(CultureInfo.InvariantCulture, $"listen_addresses='127.0.0.1'\nport={_port}\nunix_socket_directories=''\nmax_connections=300\nfsync=off\n"));
            Restart();
        }
    }

    private void Control(params string[] args) => RunAsAccount(Program("pg_ctl"), ["-D", Path.Combine(_folder!, "data"), .. args]);

    private string ConnectionTo(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username={Account};Maximum Pool Size=50");

    /// <summary>Debian keeps the server's programs beside the path, by version.</summary>
    private static string Program(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin", name)).FirstOrDefault(File.Exists) ?? name
        : name;

    private static void RunAsAccount(string program, params string[] args)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", Account, "--", program, .. args]);
        }
        else
        {
            Run(program, args);
        }
    }

    private static void Run(string program, string[] args)
    {
        // Its output is not read: the server would inherit the pipe and hold it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. args]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}; ./test --all installs PostgreSQL");
    }
}
