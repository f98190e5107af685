namespace AudioEdition.Newsroom.Accounts;

/// <summary>What a service allows.</summary>
/// <param name="PerSecond">Requests a second, above 0.</param>
/// <param name="Burst">Requests at once after a rest, at least 1.</param>
public readonly record struct RequestRate(double PerSecond, double Burst);
