using NetArchTest.Rules;

namespace AudioEdition.Tests;

public sealed class ArchitectureTests
{
    /// <summary>The way of the text; <c>Audio</c> holds only value types and stands before the stages that use sound.</summary>
    private static readonly string[] Stages =
        ["Articles", "Scripts", "Casting", "Audio", "Speech", "Mastering", "Publishing"];

    public static TheoryData<string, string[]> LaterStages()
    {
        var data = new TheoryData<string, string[]>();
        for (var i = 0; i < Stages.Length - 1; i++)
        {
            data.Add(Stages[i], [.. Stages[(i + 1)..].Select(s => $"AudioEdition.{s}")]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(LaterStages))]
    public void A_stage_knows_nothing_of_the_stages_after_it(string stage, string[] later)
    {
        var result = Types.InAssembly(typeof(AudioEditionException).Assembly)
            .That().ResideInNamespace($"AudioEdition.{stage}")
            .ShouldNot().HaveDependencyOnAny(later)
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void The_library_neither_prints_nor_ends_the_process()
    {
        var result = Types.InAssembly(typeof(AudioEditionException).Assembly)
            .ShouldNot().HaveDependencyOn("System.Console")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
