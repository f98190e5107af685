namespace AudioEdition.Newsroom.Hosting;

/// <summary>How the dashboard is shown.</summary>
public sealed record DashboardSettings
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Its address. Default: this machine alone.</summary>
    public string Address { get; init; } = "http://127.0.0.1:8090";

    /// <summary>What people must know to see it, whatever user name they give; null to show it to this machine alone.</summary>
    public string? Password { get; init; }
}
