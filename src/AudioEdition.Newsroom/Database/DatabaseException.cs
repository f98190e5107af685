using Npgsql;

namespace AudioEdition.Newsroom.Database;

/// <summary>The database cannot be used.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class DatabaseException(string message, Exception innerException) : AudioEditionException(message, innerException)
{
    internal static DatabaseException Of(NpgsqlException e) => new($"The newsroom's database cannot be used: {e.Message}", e);
}
