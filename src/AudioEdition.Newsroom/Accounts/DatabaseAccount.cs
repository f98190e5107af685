using AudioEdition.Newsroom.Database;
using Npgsql;

namespace AudioEdition.Newsroom.Accounts;

/// <summary>A token bucket that all machines share: a row of the database, changed by one statement, by the database's clock.</summary>
/// <remarks>
/// A token is taken also when none is left: the bucket goes below zero, and the taker waits until its own token would have come. So requests go out in the order in which they asked, and
/// each costs one statement however many wait. A service that says "too many" halves the rate; it comes back within <see cref="RecoverySeconds"/> seconds.
/// </remarks>
internal sealed class DatabaseAccount : IRequestAccount
{
    /// <summary>How long the rate takes from nothing to its full height again.</summary>
    public const int RecoverySeconds = 100;

    /// <summary>The rate never falls below this share of its height.</summary>
    private const double LeastShare = 0.01;

    private readonly NewsroomDatabase _database;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly double _rate;
    private readonly double _burst;

    /// <summary>Names an account.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="rate">Requests a second, above 0.</param>
    /// <param name="burst">Requests at once after a rest, at least 1.</param>
    /// <param name="time">For waiting alone: what the machine's clock shows does not matter.</param>
    public DatabaseAccount(NewsroomDatabase database, string name, double rate, double burst, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        _database = database;
        _name = name;
        _rate = rate;
        _burst = burst;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Enters the account; its rate and burst become those of whoever came last.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => _database.ExecuteAsync(
        """
        insert into newsroom.account as a (name, max_rate, burst, rate, tokens) values ($1, $2, $3, $2, $3)
        on conflict (name) do update set max_rate = excluded.max_rate, burst = excluded.burst, rate = least(a.rate, excluded.max_rate), tokens = least(a.tokens, excluded.burst)
        """,
        cancellationToken, _name, _rate, _burst);

    /// <inheritdoc/>
    public async Task TakeAsync(CancellationToken cancellationToken = default)
    {
        List<double> waits;
        try
        {
            waits = await _database.QueryAsync(
                """
                update newsroom.account set
                    rate = least(max_rate, rate + max_rate * greatest(0, extract(epoch from clock_timestamp() - filled_at)::float8) / $2),
                    tokens = least(burst, tokens + rate * greatest(0, extract(epoch from clock_timestamp() - filled_at)::float8)) - 1,
                    filled_at = greatest(filled_at, clock_timestamp())
                where name = $1
                returning greatest(0, -tokens / rate)
                """,
                r => r.GetDouble(0), cancellationToken, _name, (double)RecoverySeconds).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw DatabaseException.Of(e);
        }

        if (waits is [> 0 and var seconds])
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task SlowDownAsync(TimeSpan pause, CancellationToken cancellationToken = default)
    {
        try
        {
            await _database.ExecuteAsync(
                "update newsroom.account set rate = greatest(max_rate * $2, rate / 2), tokens = least(tokens, -$3 * greatest(max_rate * $2, rate / 2)) where name = $1",
                cancellationToken, _name, LeastShare, pause.TotalSeconds).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw DatabaseException.Of(e);
        }
    }
}
