using AudioEdition.Newsroom.Database;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Opens Hangfire's storage as we need it.</summary>
internal static class HangfireStorage
{
    /// <summary>Schema of its tables.</summary>
    public const string Schema = "hangfire";

    /// <summary>Makes all tables that are missing, one process at a time, and opens the storage.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<PostgreSqlStorage> OpenAsync(NewsroomDatabase database, QueueOptions options, CancellationToken cancellationToken)
    {
        options.Checked();
        PostgreSqlStorage? storage = null;
        await database.PrepareAsync(() => storage = Create(database, options), cancellationToken).ConfigureAwait(false);
        return storage!;
    }

    /// <summary>What happens to jobs: nothing but what stands here.</summary>
    public static JobFilterCollection Filters(QueueOptions options) => new() { new RetryFilter(options.Retries), new StatisticsHistoryAttribute() };

    private static PostgreSqlStorage Create(NewsroomDatabase database, QueueOptions options)
    {
        var settings = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = true,
            EnableTransactionScopeEnlistment = true,
            QueuePollInterval = options.PollInterval,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = options.Invisibility,
            DistributedLockTimeout = options.LockTimeout,
            JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
        };
        return new PostgreSqlStorage(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(database.ConnectionString, settings), settings)
        {
            JobExpirationTimeout = options.History,
        };
    }
}
