using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Emulator.Faults;

/// <summary>Which requests go wrong, and how. Immutable; the same plan and the same requests give the same faults.</summary>
public sealed class FaultPlan
{
    private readonly Func<FaultQuery, Fault?> _rule;

    private FaultPlan(Func<FaultQuery, Fault?> rule) => _rule = rule;

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new(static _ => null);

    /// <summary>A rule of one's own.</summary>
    /// <param name="rule">The fault of a request, or null.</param>
    public static FaultPlan Of(Func<FaultQuery, Fault?> rule) => new(rule);

    /// <summary>Every request goes wrong.</summary>
    /// <param name="fault">How.</param>
    public static FaultPlan Always(Fault fault) => new(_ => fault);

    /// <summary>By the number of the request on its route: the first, the second …; then none.</summary>
    /// <param name="faults">Null lets one through.</param>
    public static FaultPlan Sequence(params Fault?[] faults) =>
        new(q => q.NumberOnRoute <= faults.Length ? faults[q.NumberOnRoute - 1] : null);

    /// <summary>By the attempt of each unit: its first request for sound, its second …; then none. Tokens, lists and connections are no units.</summary>
    /// <param name="faults">Null lets one through.</param>
    public static FaultPlan PerUnit(params Fault?[] faults) =>
        new(q => q.Text is not null && q.Attempt <= faults.Length ? faults[q.Attempt - 1] : null);

    /// <summary>A share of all requests for sound, drawn by seed, body and attempt: the order of arrival plays no part.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="seed">Another seed, other victims.</param>
    /// <param name="faults">Drawn evenly.</param>
    /// <param name="worstRun">No unit fails more often than this in a row; 3 by default.</param>
    public static FaultPlan Share(double share, int seed, IReadOnlyList<Fault> faults, int worstRun = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count, nameof(faults));
        return new(q =>
        {
            if (q.Attempt > worstRun || q.Text is null)
            {
                return null;
            }

            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}\0{q.Route}\0{q.Attempt}\0{q.Body}")), hash);
            return BitConverter.ToUInt32(hash) / (uint.MaxValue + 1.0) < share
                ? faults[(int)(BitConverter.ToUInt32(hash[4..]) % (uint)faults.Count)]
                : null;
        });
    }

    /// <summary>The same plan for these routes alone.</summary>
    /// <param name="routes">Where it holds.</param>
    public FaultPlan On(params EmulatorRoute[] routes) => new(q => routes.Contains(q.Route) ? _rule(q) : null);

    /// <summary>The same plan for the units alone whose text holds a phrase.</summary>
    /// <param name="phrase">Compared exactly.</param>
    public FaultPlan ForText(string phrase) => new(q => q.Text?.Contains(phrase, StringComparison.Ordinal) == true ? _rule(q) : null);

    /// <summary>This plan, and another where this one lets a request through.</summary>
    /// <param name="other">The other.</param>
    public FaultPlan Or(FaultPlan other) => new(q => _rule(q) ?? other._rule(q));

    /// <summary>The fault of a request; null: the truth.</summary>
    /// <param name="query">The request.</param>
    public Fault? For(FaultQuery query) => _rule(query);
}
