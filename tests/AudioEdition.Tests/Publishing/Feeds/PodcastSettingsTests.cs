using System.Text.Json.Nodes;
using AudioEdition.Publishing.Feeds;
using NJsonSchema;

namespace AudioEdition.Tests.Publishing.Feeds;

public sealed class PodcastSettingsTests
{
    private const string Whole = """
        {
          "$schema": "https://example.org/feed.schema.json",
          "title": "The Harbour Post, read aloud",
          "description": "Every article of the day.",
          "baseUrl": "https://harbour.example/audio/",
          "link": "https://harbour.example/",
          "author": "The Harbour Post",
          "email": "audio@harbour.example",
          "image": "cover.png",
          "categories": ["News > Daily News", "Society & Culture"],
          "explicit": false,
          "language": "en-GB",
          "copyright": "© The Harbour Post",
          "license": "cc-by-4.0",
          "licenseUrl": "https://creativecommons.org/licenses/by/4.0/",
          "guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810"
        }
        """;

    [Fact]
    public async Task A_file_that_says_everything_is_read_and_is_what_its_schema_says()
    {
        var settings = PodcastSettings.Parse(Whole, "feed.json");
        var channel = PodcastChannel.From(settings, [], "feed.json");

        Assert.Equal("917393e3-1b1e-5cef-ace4-edaa54e1f810", channel.Id.ToString());
        Assert.Equal("https://harbour.example/audio/cover.png", channel.Image.AbsoluteUri);
        Assert.Equal([("News", "Daily News"), ("Society & Culture", null)], channel.Categories);
        Assert.Empty((await SchemaAsync()).Validate(Whole));
    }

    [Fact]
    public async Task The_schema_knows_every_property_that_is_read()
    {
        var properties = JsonNode.Parse((await SchemaAsync()).ToJson())!["properties"]!.AsObject().Select(p => p.Key);

        Assert.Equal(JsonNode.Parse(Whole)!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal), properties.Order(StringComparer.Ordinal));
        Assert.Equal(typeof(PodcastSettings).GetProperties().Length, properties.Count());
    }

    [Theory]
    [InlineData("""{ "titel": "x" }""", "$.titel")]
    [InlineData("""{ "title": 7 }""", "$.title")]
    [InlineData("{", "$")]
    [InlineData("null", "$")]
    public async Task What_is_not_understood_is_named(string json, string path)
    {
        Assert.Equal(path, Assert.Throws<PodcastSettingsException>(() => PodcastSettings.Parse(json, "feed.json")).JsonPath);
        if (json.Length > 4)
        {
            Assert.NotEmpty((await SchemaAsync()).Validate(json));
        }
    }

    [Theory]
    [InlineData("""{ }""", "$.baseUrl")]
    [InlineData("""{ "baseUrl": "audio/" }""", "$.baseUrl")]
    [InlineData("""{ "baseUrl": "file:///audio/" }""", "$.baseUrl")]
    [InlineData("""{ "baseUrl": "https://x.example/", "email": "nobody" }""", "$.email")]
    [InlineData("""{ "baseUrl": "https://x.example/", "image": "../cover.jpg" }""", "$.image")]
    [InlineData("""{ "baseUrl": "https://x.example/", "image": "cover.tiff" }""", "$.image")]
    [InlineData("""{ "baseUrl": "https://x.example/", "language": "English please" }""", "$.language")]
    [InlineData("""{ "baseUrl": "https://x.example/", "categories": ["News >"] }""", "$.categories")]
    public void What_cannot_be_published_is_named(string json, string path) => Assert.Equal(
        path,
        Assert.Throws<PodcastSettingsException>(() => PodcastChannel.From(PodcastSettings.Parse(json, "feed.json"), [], "feed.json")).JsonPath);

    [Fact]
    public void Options_are_in_force_over_the_file()
    {
        var both = new PodcastSettings { Title = "Option" }.Or(PodcastSettings.Parse(Whole, "feed.json"));

        Assert.Equal(("Option", "The Harbour Post", "en-GB"), (both.Title, both.Author, both.Language));
        Assert.Equal(PodcastSettings.Parse(Whole, "feed.json").Id, both.Id);
    }

    private static Task<JsonSchema> SchemaAsync() =>
        JsonSchema.FromFileAsync(Path.Combine(Golden.Root(), "docs", "feed.schema.json"), TestContext.Current.CancellationToken);
}
