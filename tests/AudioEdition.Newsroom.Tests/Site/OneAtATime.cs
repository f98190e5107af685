namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>Tests that measure times or kill processes run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
