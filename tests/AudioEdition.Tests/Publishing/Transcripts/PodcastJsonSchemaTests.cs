using System.Text.Json.Nodes;
using AudioEdition.Publishing.Transcripts;
using NJsonSchema;

namespace AudioEdition.Tests.Publishing.Transcripts;

/// <summary>The two JSON files that podcast apps read, against schemas written after the namespace's own descriptions.</summary>
public sealed class PodcastJsonSchemaTests
{
    public static TheoryData<string> Texts => new(SampleEdition.Text, "One.", "Say <b>\"no\"</b> \\ to \u202Eboth\u202C \uD83D\uDEA2.\n\n“Yes,” said Ada Holm, the harbour master.");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Chapters_are_what_the_namespace_says_and_in_order(string text)
    {
        var script = text == SampleEdition.Text ? SampleEdition.Script : SampleEdition.Of(text.Split("\n\n"));
        var programme = SampleEdition.ProgrammeOf(script);
        var json = ChaptersJson.Write(programme.Chapters, programme.Format);

        Assert.Empty((await SchemaAsync("podcast-chapters")).Validate(json));
        var chapters = JsonNode.Parse(json)!["chapters"]!.AsArray().Select(c => (Start: (double)c!["startTime"]!, End: (double)c["endTime"]!)).ToList();
        Assert.Equal(0, chapters[0].Start);
        Assert.All(chapters, c => Assert.True(c.End > c.Start));
        Assert.Equal(chapters.Skip(1).Select(c => c.Start), chapters.SkipLast(1).Select(c => c.End));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_transcript_is_what_the_namespace_says_and_in_order(string text)
    {
        var script = text == SampleEdition.Text ? SampleEdition.Script : SampleEdition.Of(text.Split("\n\n"));
        var json = TranscriptWriter.PodcastJson(script, SampleEdition.ProgrammeOf(script));

        Assert.Empty((await SchemaAsync("podcast-transcript")).Validate(json));
        var segments = JsonNode.Parse(json)!["segments"]!.AsArray().Select(c => (Start: (double)c!["startTime"]!, End: (double)c["endTime"]!)).ToList();
        Assert.All(segments, s => Assert.True(s.End > s.Start));
        Assert.Equal(segments.OrderBy(s => s.Start), segments);
    }

    [Theory]
    [InlineData("podcast-chapters", """{"version":"1.2.0","chapters":[{"title":"no start"}]}""")]
    [InlineData("podcast-chapters", """{"version":"1.2.0","chapters":[{"startTime":"0"}]}""")]
    [InlineData("podcast-chapters", """{"chapters":[{"startTime":0}]}""")]
    [InlineData("podcast-transcript", """{"version":"1.0.0","segments":[{"startTime":0,"endTime":1}]}""")]
    [InlineData("podcast-transcript", """{"version":"1.0.0","segments":[{"startTime":0,"endTime":1,"body":"two\nlines"}]}""")]
    public async Task The_schemas_refuse_what_is_not_so(string schema, string json) => Assert.NotEmpty((await SchemaAsync(schema)).Validate(json));

    private static Task<JsonSchema> SchemaAsync(string name) =>
        JsonSchema.FromFileAsync(Path.Combine(Golden.Root(), "tests", "AudioEdition.Tests", "Publishing", "Transcripts", name + ".schema.json"), TestContext.Current.CancellationToken);
}
