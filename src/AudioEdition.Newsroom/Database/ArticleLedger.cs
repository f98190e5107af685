using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using Npgsql;

namespace AudioEdition.Newsroom.Database;

/// <summary>Which articles were taken in and what became of them.</summary>
/// <param name="database">The database.</param>
internal sealed class ArticleLedger(NewsroomDatabase database)
{
    private const short Open = 0;
    private const short Published = 1;
    private const short Parked = 2;

    /// <summary>Enters an article.</summary>
    /// <returns>False where it is entered already.</returns>
    public async Task<bool> EnterAsync(ArticleKey key, string title, Lane lane, int chunks, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "insert into newsroom.article (key, title, lane, chunks) values ($1, $2, $3, $4) on conflict do nothing",
            cancellationToken, key.Hex, title, (short)lane, chunks).ConfigureAwait(false) == 1;

    /// <summary>Notes the queue's name of an article's work.</summary>
    public Task NoteJobAsync(ArticleKey key, string job, CancellationToken cancellationToken) =>
        database.ExecuteAsync("update newsroom.article set job = $2 where key = $1", cancellationToken, key.Hex, job);

    /// <summary>The edition stands in the store.</summary>
    /// <param name="key">The article.</param>
    /// <param name="encoder">The encoders that made it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task PublishedAsync(ArticleKey key, string encoder, CancellationToken cancellationToken) => database.ExecuteAsync(
        "update newsroom.article set state = $2, ended_at = clock_timestamp(), tries = tries + 1, reason = null, encoder = $3 where key = $1 and state <> $2",
        cancellationToken, key.Hex, Published, encoder);

    /// <summary>A try failed, and another one follows.</summary>
    public Task FailedAsync(ArticleKey key, string reason, CancellationToken cancellationToken) => database.ExecuteAsync(
        "update newsroom.article set tries = tries + 1, reason = $2 where key = $1 and state <> $3", cancellationToken, key.Hex, reason, Published);

    /// <summary>A try failed, and none follows.</summary>
    public Task ParkedAsync(ArticleKey key, string reason, CancellationToken cancellationToken) => database.ExecuteAsync(
        "update newsroom.article set state = $3, ended_at = clock_timestamp(), tries = tries + 1, reason = $2 where key = $1 and state <> $4",
        cancellationToken, key.Hex, reason, Parked, Published);

    /// <summary>Opens an article that ended.</summary>
    /// <returns>Its lane, number of chunks and the queue's name of its work; null where it is not known or did not end.</returns>
    public async Task<(Lane Lane, int Chunks, string? Job)?> ReopenAsync(ArticleKey key, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "update newsroom.article set state = $2, ended_at = null, tries = 0, reason = null, accepted_at = clock_timestamp() where key = $1 and state <> $2 returning lane, chunks, job",
            r => (LaneOf(r, 0), r.GetInt32(1), r.IsDBNull(2) ? null : r.GetString(2)), cancellationToken, key.Hex, Open).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Enters that a chunk of a long text is spoken, and then, in a statement of its own, counts.</summary>
    /// <returns>True where all are. Two workers may both learn it: what they do then must be the same twice.</returns>
    /// <remarks>In one statement each of the two last might miss the other's row, since neither sees what is not committed.</remarks>
    public async Task<bool> ChunkDoneAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("insert into newsroom.chunk_done (key, chunk) values ($1, $2) on conflict do nothing", cancellationToken, key.Hex, chunk).ConfigureAwait(false);
        var count = await database.QueryAsync("select count(*) from newsroom.chunk_done where key = $1", r => r.GetInt64(0), cancellationToken, key.Hex).ConfigureAwait(false);
        return count[0] == chunks;
    }

    /// <summary>Forgets the chunks of a text, so that they are spoken and counted anew.</summary>
    public Task ForgetChunksAsync(ArticleKey key, CancellationToken cancellationToken) =>
        database.ExecuteAsync("delete from newsroom.chunk_done where key = $1", cancellationToken, key.Hex);

    /// <summary>The lane of an article; null where it is not known.</summary>
    public async Task<Lane?> LaneOfAsync(ArticleKey key, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync("select lane from newsroom.article where key = $1", r => LaneOf(r, 0), cancellationToken, key.Hex).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The age of each lane's oldest open article.</summary>
    public async Task<IReadOnlyDictionary<Lane, TimeSpan>> AgesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "select lane, clock_timestamp() - min(accepted_at) from newsroom.article where state = $1 group by lane",
            r => (Lane: LaneOf(r, 0), Age: r.GetTimeSpan(1)), cancellationToken, Open).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Lane, r => r.Age);
    }

    /// <summary>How many articles are parked and published.</summary>
    public async Task<(long Parked, long Published)> EndedAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "select count(*) filter (where state = $1), count(*) filter (where state = $2) from newsroom.article where state > 0",
            r => (r.GetInt64(0), r.GetInt64(1)), cancellationToken, Parked, Published).ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>The parked articles, the newest first.</summary>
    public async Task<IReadOnlyList<ParkedArticle>> ParkedAsync(int most, CancellationToken cancellationToken) => await database.QueryAsync(
        "select key, title, lane, tries, coalesce(reason, ''), ended_at from newsroom.article where state = $1 order by ended_at desc limit $2",
        r => new ParkedArticle(ArticleKey.Parse(r.GetString(0)), r.GetString(1), LaneOf(r, 2), r.GetInt32(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5)),
        cancellationToken, Parked, most).ConfigureAwait(false);

    /// <summary>Forgets articles that were published long ago. Their editions stay, and an article that comes again finds its edition.</summary>
    public Task<int> ForgetAsync(TimeSpan age, CancellationToken cancellationToken) => database.ExecuteAsync(
        "delete from newsroom.article where state = $1 and ended_at < clock_timestamp() - $2", cancellationToken, Published, age);

    /// <summary>Claims a task that one worker of all does now and then.</summary>
    /// <returns>True for the one whose turn it is.</returns>
    public async Task<bool> ClaimUpkeepAsync(string task, TimeSpan every, CancellationToken cancellationToken) => await database.ExecuteAsync(
        """
        insert into newsroom.upkeep (task, done_at) values ($1, clock_timestamp())
        on conflict (task) do update set done_at = excluded.done_at where newsroom.upkeep.done_at < clock_timestamp() - $2
        """,
        cancellationToken, task, every).ConfigureAwait(false) == 1;

    private static Lane LaneOf(NpgsqlDataReader row, int column) => (Lane)row.GetInt16(column);
}
