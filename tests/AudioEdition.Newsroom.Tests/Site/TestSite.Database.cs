using Npgsql;

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>What stands in the newsroom's database.</summary>
internal sealed partial class TestSite
{
    /// <summary>Reads one value of the database.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    /// <summary>Changes the database behind everybody's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>The states of the queue's jobs, each with its number, and why some failed.</summary>
    private Task<string> StatesAsync() => ScalarAsync<string>(
        """
        select coalesce(string_agg(s, ', ' order by s), 'none') || coalesce((
            select e'\n' || string_agg(data::json ->> 'ExceptionDetails', e'\n') from hangfire.state join hangfire.job on job.stateid = state.id where job.statename = 'Failed'), '')
        from (select statename || ' ' || count(*) as s from hangfire.job group by statename) t
        """);
}
