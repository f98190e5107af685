using AudioEdition.Newsroom.Database;
using Npgsql;

namespace AudioEdition.Newsroom.Tests.Database;

public sealed class NewsroomDatabaseTests
{
    [Theory]
    [InlineData("Host=db", true)]
    [InlineData("Host=db;Max Auto Prepare=0", false)]
    [InlineData("Host=db;MaxAutoPrepare=0", false)]
    public void Statements_are_prepared_unless_the_connection_string_says_otherwise(string given, bool isPrepared) =>
        Assert.Equal(isPrepared, new NpgsqlConnectionStringBuilder(new NewsroomDatabase(given).ConnectionString).MaxAutoPrepare > 0);
}
