using System.Globalization;
using Npgsql;

namespace AudioEdition.Newsroom.Database;

/// <summary>The workers that are at work, and what they must have in common: one that differs does not start.</summary>
/// <param name="database">The database.</param>
/// <param name="terms">What this worker has.</param>
internal sealed class WorkerRegister(NewsroomDatabase database, WorkerTerms terms)
{
    /// <summary>How often a worker confirms that it is there.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>A worker that was not heard of for so long counts no more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Guid _id = Guid.NewGuid();

    /// <summary>Enters this worker.</summary>
    /// <exception cref="WorkerRefusedException">Workers with other terms are at work.</exception>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

            // Of two that start at once with different terms the second must see the first.
            await NewsroomDatabase.ExecuteAsync(connection, "lock table newsroom.worker in exclusive mode", cancellationToken).ConfigureAwait(false);
            await NewsroomDatabase.ExecuteAsync(connection, "delete from newsroom.worker where seen_at < clock_timestamp() - $1", cancellationToken, Forgotten).ConfigureAwait(false);
            await NewsroomDatabase.ExecuteAsync(
                connection,
                "insert into newsroom.worker (id, host, encoder, invisibility) values ($1, $2, $3, $4)",
                cancellationToken, _id, Environment.MachineName, terms.Encoder, terms.Invisibility).ConfigureAwait(false);
            if (await DifferenceAsync(connection, cancellationToken).ConfigureAwait(false) is { } difference)
            {
                throw new WorkerRefusedException($"{difference} Give all the same, or end the others first; one that was killed counts for a minute.");
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw DatabaseException.Of(e);
        }
    }

    /// <summary>Confirms that this worker is there.</summary>
    /// <returns>In what another worker differs: it began while this one could not be heard of. Null where all agree.</returns>
    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    public async Task<string?> ConfirmAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await NewsroomDatabase.ExecuteAsync(
            connection,
            """
            insert into newsroom.worker (id, host, encoder, invisibility) values ($1, $2, $3, $4)
            on conflict (id) do update set seen_at = clock_timestamp()
            """,
            cancellationToken, _id, Environment.MachineName, terms.Encoder, terms.Invisibility).ConfigureAwait(false);
        return await DifferenceAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes this worker out: others need not agree with it any more.</summary>
    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    public Task LeaveAsync() => database.ExecuteAsync("delete from newsroom.worker where id = $1", CancellationToken.None, _id);

    private async Task<string?> DifferenceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var others = await NewsroomDatabase.QueryAsync(
            connection,
            "select host, encoder, invisibility from newsroom.worker where seen_at >= clock_timestamp() - $1 and (encoder <> $2 or invisibility <> $3) limit 1",
            r => (Host: r.GetString(0), Terms: new WorkerTerms(r.GetString(1), r.GetTimeSpan(2))),
            cancellationToken, Forgotten, terms.Encoder, terms.Invisibility).ConfigureAwait(false);
        return others switch
        {
            [] => null,
            [var other, ..] when other.Terms.Encoder != terms.Encoder =>
                $"The worker on {other.Host} encodes with {other.Terms.Encoder}; this one on {Environment.MachineName} with {terms.Encoder}: one edition could be of both.",
            [var other, ..] => string.Create(
                CultureInfo.InvariantCulture,
                $"The worker on {other.Host} counts work as lost after {other.Terms.Invisibility.TotalSeconds:0.###} s, this one on {Environment.MachineName} after {terms.Invisibility.TotalSeconds:0.###} s (--invisibility-timeout): one would take running work from the other."),
        };
    }
}
