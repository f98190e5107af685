using Npgsql;

namespace AudioEdition.Newsroom.Database;

/// <summary>The newsroom's tables in PostgreSQL: which articles were taken in, and what all machines must agree on.</summary>
/// <remarks>
/// Connections are made of one and the same string, since only then do our row and the queue's work share a connection, and so a transaction, without prepared transactions.
/// </remarks>
public sealed class NewsroomDatabase
{
    /// <summary>Any number, but the same for all: whoever makes the tables holds it.</summary>
    private const long SchemaLock = 0x4175_6469_6f45_6471;

    /// <summary>As Npgsql writes it. A pooler between that gives each transaction another session wants it to be 0.</summary>
    private const string MaxAutoPrepare = "Max Auto Prepare";

    /// <summary>More than there are different statements.</summary>
    private const int PreparedStatements = 50;

    private const string Schema = """
        create schema if not exists newsroom;
        create table if not exists newsroom.article (
            key text primary key,
            title text not null,
            lane smallint not null,
            chunks int not null default 0,
            state smallint not null default 0,
            accepted_at timestamptz not null default clock_timestamp(),
            ended_at timestamptz,
            tries int not null default 0,
            reason text,
            job text,
            encoder text);
        create index if not exists article_open on newsroom.article (lane, accepted_at) where state = 0;
        create index if not exists article_ended on newsroom.article (state, ended_at) where state > 0;
        create table if not exists newsroom.chunk_done (key text not null, chunk int not null, primary key (key, chunk));
        create table if not exists newsroom.account (
            name text primary key,
            max_rate double precision not null,
            burst double precision not null,
            rate double precision not null,
            tokens double precision not null,
            filled_at timestamptz not null default clock_timestamp());
        create table if not exists newsroom.upkeep (task text primary key, done_at timestamptz not null);
        create table if not exists newsroom.worker (
            id uuid primary key,
            host text not null,
            encoder text not null,
            invisibility interval not null,
            seen_at timestamptz not null default clock_timestamp());
        -- A table of before it had the column. Asked for first, since the change itself would wait for every reader and hold up all that come after it.
        do $$ begin
            if not exists (select from information_schema.columns where table_schema = 'newsroom' and table_name = 'article' and column_name = 'encoder') then
                alter table newsroom.article add column encoder text;
            end if;
        end $$;
        """;

    private readonly NpgsqlConnectionStringBuilder _settings;

    /// <summary>Names a database. Nothing is opened yet.</summary>
    /// <param name="connectionString">As Npgsql takes it: <c>Host=db;Database=newsroom;Username=…;Password=…</c>.</param>
    /// <exception cref="DatabaseException">It is no connection string.</exception>
    public NewsroomDatabase(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        try
        {
            // Enlisting is what makes "article and work, or neither" true. Nothing of ours leaves a session changed, so none has to be reset.
            _settings = new NpgsqlConnectionStringBuilder(connectionString) { Enlist = true, NoResetOnClose = true };
            if (!_settings.ShouldSerialize(MaxAutoPrepare))
            {
                // The queue runs the same twenty statements again and again: prepared, they cost the server a third less.
                _settings.MaxAutoPrepare = PreparedStatements;
            }
        }
        catch (ArgumentException e)
        {
            throw new DatabaseException($"The database's connection string cannot be read: {e.Message} It has the form Host=…;Database=…;Username=…;Password=….", e);
        }

        ConnectionString = _settings.ConnectionString;
    }

    /// <summary>The one string that all connections are made of.</summary>
    internal string ConnectionString { get; }

    /// <summary>Makes the tables that are missing, one process at a time.</summary>
    /// <param name="alsoWhileHeld">What else is to be made meanwhile; null for nothing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    internal async Task PrepareAsync(Action? alsoWhileHeld = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, "select pg_advisory_lock($1)", cancellationToken, SchemaLock).ConfigureAwait(false);
            try
            {
                await using (var command = new NpgsqlCommand(Schema, connection))
                {
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                alsoWhileHeld?.Invoke();
            }
            finally
            {
                await ExecuteAsync(connection, "select pg_advisory_unlock($1)", CancellationToken.None, SchemaLock).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException e)
        {
            throw DatabaseException.Of(e);
        }
    }

    /// <summary>Opens a connection, to be disposed of by the caller.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs one statement on a connection of its own.</summary>
    /// <returns>Rows that it changed.</returns>
    internal async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(connection, sql, cancellationToken, values).ConfigureAwait(false);
    }

    /// <summary>Reads all rows of one statement on a connection of its own.</summary>
    internal async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await QueryAsync(connection, sql, read, cancellationToken, values).ConfigureAwait(false);
    }

    /// <summary>Reads all rows of one statement.</summary>
    internal static async Task<List<T>> QueryAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Runs one statement.</summary>
    /// <returns>Rows that it changed.</returns>
    internal static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
