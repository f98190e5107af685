using System.Text.Json.Nodes;
using AudioEdition.Articles;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using NJsonSchema;

namespace AudioEdition.Tests.Publishing.Plans;

public sealed class PlanSchemaTests
{
    [Fact]
    public async Task A_plan_is_what_its_schema_says()
    {
        var schema = await SchemaAsync();

        Assert.Empty(schema.Validate(PlanWriter.Write(SampleEdition.Script)));
        Assert.Empty(schema.Validate(PlanWriter.Write(SampleEdition.Of("One.", "Two."))));
    }

    [Theory]
    [InlineData("version", "2")]
    [InlineData("title", "7")]
    [InlineData("units", "{}")]
    public async Task The_schema_refuses_what_is_no_plan(string property, string value)
    {
        var plan = JsonNode.Parse(PlanWriter.Write(SampleEdition.Script))!;
        plan[property] = JsonNode.Parse(value);

        Assert.NotEmpty((await SchemaAsync()).Validate(plan.ToJsonString()));
    }

    [Fact]
    public async Task The_schema_knows_every_name_that_is_written()
    {
        var properties = JsonNode.Parse((await SchemaAsync()).ToJson())!["properties"]!;

        Assert.Equal(KebabCase.All<CutReason>(), Names("cuts", "reason"), StringComparer.Ordinal);
        Assert.Equal(KebabCase.All<BlockKind>(), Names("blocks", "kind"), StringComparer.Ordinal);
        Assert.Equal(KebabCase.All<UnitKind>(), Names("units", "kind"), StringComparer.Ordinal);
        Assert.Equal(KebabCase.All<BoundaryKind>(), Names("units", "boundary"), StringComparer.Ordinal);
        Assert.Equal(KebabCase.All<QuotationKind>(), Names("quotations", "kind"), StringComparer.Ordinal);
        Assert.Equal(KebabCase.All<MentionKind>(), Names("quotations", "mentionKind"), StringComparer.Ordinal);

        IEnumerable<string> Names(string list, string property) =>
            properties[list]!["items"]!["properties"]![property]!["enum"]!.AsArray().Select(n => n!.GetValue<string>());
    }

    private static Task<JsonSchema> SchemaAsync() =>
        JsonSchema.FromFileAsync(Path.Combine(Golden.Root(), "docs", "plan.schema.json"), TestContext.Current.CancellationToken);
}
