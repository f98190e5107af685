using System.Text;
using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition.Newsroom.Tests.Orders;

public sealed class EditionOrderTests
{
    private const string Text = "Ferry sails\n\n“It was calm,” said Tove Lind, the captain. The crew went home.\n\n## Later\n\nNobody complained.";

    [Fact]
    public void An_order_comes_back_with_everything_that_decides_the_edition()
    {
        var order = Order(Plan(), TestSite.Options with
        {
            Formats = [ContainerFormat.Opus, ContainerFormat.M4b],
            QuotationsOnly = true,
            Mastering = new MasteringOptions { Loudness = Casting.LoudnessTarget.Ebu, Pauses = new Casting.PausePolicy { Sentence = TimeSpan.FromMilliseconds(123) }, CodecMarginDb = 2.5 },
            Inputs = [new ReportInput("ferry.txt", 17, new string('a', 64))],
        });

        var read = EditionOrder.Read(order.ToBytes(), "order");

        Assert.Equal(PlanWriter.Write(order.Plan), PlanWriter.Write(read.Plan));
        Assert.Equal(order.Options.Formats, read.Options.Formats);
        Assert.Equal(order.Options.Mastering, read.Options.Mastering);
        Assert.True(read.Options.QuotationsOnly);
        Assert.Equal(order.Options.Inputs, read.Options.Inputs);
        Assert.Equal(order.VoiceVersions, read.VoiceVersions);
        Assert.Equal(order.Key, read.Key);
        Assert.Equal(order.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void A_file_of_music_on_this_machine_is_no_part_of_an_order_and_no_order_is_made_that_would_lose_it() =>
        Assert.Throws<ArgumentException>("options", () => Order(Plan(), TestSite.Options with { BedPath = "music.mp3" }));

    [Fact]
    public void Music_is_a_part_of_an_order_by_its_name_and_hash()
    {
        var bed = new OrderBed("harbour theme.mp3", new string('b', 64));
        var order = Order(Plan()) with { Bed = bed };
        Assert.Equal(bed, EditionOrder.Read(order.ToBytes(), "order").Bed);
        Assert.Equal(3, new[] { order, order with { Bed = null }, order with { Bed = bed with { Sha256 = new string('c', 64) } } }.Select(o => o.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("../theme.mp3", null)]
    [InlineData("..", null)]
    [InlineData("", null)]
    [InlineData("a\\b", null)]
    [InlineData("theme.mp3", "../../x")]
    public void Music_whose_name_leads_elsewhere_is_refused(string name, string? hash)
    {
        var order = Order(Plan()) with { Bed = new OrderBed(name, hash ?? new string('b', 64)) };
        Assert.Throws<OrderFormatException>(() => EditionOrder.Read(order.ToBytes(), "order"));
    }

    [Fact]
    public void The_key_does_not_ask_where_the_text_came_from_or_where_it_goes()
    {
        var key = Order(Plan()).Key;
        Assert.Equal(key, Order(Plan("other-name.txt")).Key);
        Assert.Equal(key, Order(Plan(), TestSite.Options with { Folder = "elsewhere", Jobs = 7, Inputs = [new ReportInput("x", 1, "y")] }).Key);
    }

    [Fact]
    public void The_key_changes_with_text_voice_engine_version_and_every_setting()
    {
        var plan = Plan();
        List<EditionOrder> orders =
        [
            Order(plan),
            Order(EditionPipeline.Plan(Read("ferry.txt", Text.Replace("calm", "rough", StringComparison.Ordinal)), new PlanOptions { Engine = "stub" })),
            Order(plan with { Locale = plan.Locale == "en-GB" ? "en-US" : "en-GB" }),
            Order(plan, TestSite.Options with { Formats = [ContainerFormat.Flac] }),
            Order(plan, TestSite.Options with { QuotationsOnly = true }),
            Order(plan, TestSite.Options with { Mastering = new MasteringOptions { Loudness = Casting.LoudnessTarget.Spotify } }),
            Order(plan, TestSite.Options with { Mastering = new MasteringOptions { Pauses = new Casting.PausePolicy { Chapter = TimeSpan.Zero } } }),
            Order(plan) with { Program = "audio-edition 99.0.0" },
            EditionOrder.Of(plan, TestSite.Options, new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = new EngineDouble("2") }),
            Order(WithOtherVoice(plan)),
        ];
        Assert.Equal(orders.Count, orders.Select(o => o.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("null")]
    [InlineData("{ \"version\": 2, \"program\": \"x\", \"options\": { \"folder\": \"\" }, \"voiceVersions\": {}, \"plan\": \"\" }")]
    [InlineData("{ \"version\": 1, \"program\": \"x\", \"options\": { \"folder\": \"\" }, \"voiceVersions\": {}, \"plan\": \"{}\" }")]
    public void What_is_no_order_is_refused_by_name(string json)
    {
        var e = Assert.Throws<OrderFormatException>(() => EditionOrder.Read(Encoding.UTF8.GetBytes(json), "order-name"));
        Assert.Contains("order-name", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("../456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123")]
    [InlineData("ABCDEF6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_key_is_64_hexadecimal_digits(string? text) => Assert.False(ArticleKey.TryParse(text, out _));

    [Theory]
    [InlineData(199, 0)]
    [InlineData(200, 4)]
    [InlineData(1_001, 21)]
    public void A_long_text_is_cut_into_pieces_that_make_the_whole_again(int units, int chunks)
    {
        Assert.Equal(chunks, Chunks.CountOf(units));
        var list = Enumerable.Range(0, units).ToList();
        Assert.Equal(chunks == 0 ? [] : list, Enumerable.Range(0, chunks).SelectMany(i => Chunks.Of(list, i, chunks)));
    }

    private static EditionOrder Order(SpokenScript plan, BuildOptions? options = null) => EditionOrder.Of(plan, options ?? TestSite.Options, EngineDouble.Stub);

    private static SpokenScript Plan(string source = "ferry.txt") => EditionPipeline.Plan(Read(source, Text), new PlanOptions { Engine = "stub" });

    private static Article Read(string source, string text) => ArticleReader.Read(source, Encoding.UTF8.GetBytes(text));

    private static SpokenScript WithOtherVoice(SpokenScript plan) =>
        PlanReader.Read(PlanWriter.Write(plan).Replace("stub:a\"", "stub:p\"", StringComparison.Ordinal), "changed");
}
