using AudioEdition.Newsroom.Database;
using Hangfire.Server;
using Npgsql;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Puts work of dead workers before all that waits in its lane. Hangfire.PostgreSql would give it out after everything that is fresh, which in a backlog is after days.</summary>
/// <remarks>
/// The condition is the one by which the storage itself gives work out again, so nothing is given out that it would not give out. It changes a table of the storage's, which is why a test fails where that table changes.
/// </remarks>
internal sealed class LostWorkRescue(NewsroomDatabase database, QueueOptions options) : IBackgroundProcess
{
    public void Execute(BackgroundProcessContext context)
    {
        using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            connection.Open();
            using var command = new NpgsqlCommand($"update {HangfireStorage.Schema}.jobqueue set fetchedat = null where fetchedat < now() - $1", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = options.Invisibility });
            command.ExecuteNonQuery();
        }

        context.Wait(options.RescueInterval);
    }

    public override string ToString() => nameof(LostWorkRescue);
}
