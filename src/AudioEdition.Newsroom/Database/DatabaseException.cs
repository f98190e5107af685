using Npgsql;

namespace AudioEdition.Newsroom.Database;

/// <summary>The database cannot be used.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class DatabaseException(string message, Exception innerException) : AudioEditionException(message, innerException)
{
    internal static DatabaseException Of(NpgsqlException e) => new($"The newsroom's database cannot be used: {ReasonOf(e)}", e);

    /// <summary>What happened, in one line: what the server says comes with lines of detail that say nothing more.</summary>
    internal static string ReasonOf(NpgsqlException e) => e is PostgresException answer ? $"{answer.SqlState}: {answer.MessageText}" : e.Message;
}
