using System.Xml;
using System.Xml.Linq;
using AudioEdition.Articles;
using AudioEdition.Speech.Ssml;
using CsCheck;

namespace AudioEdition.Tests.Speech.Ssml;

public sealed class SsmlWriterTests
{
    private static readonly XNamespace Synthesis = "http://www.w3.org/2001/10/synthesis";
    private static readonly XNamespace Microsoft = "https://www.w3.org/2001/mstts";

    private static readonly Gen<string> Ugly = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "</voice></speak>", "<audio src=\"https://evil.example/x\"/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE speak [<!ENTITY x \"y\">]>", "&x;", "&amp;", "&#0;", "<?xml?>", "\"", "'",
            "\0", "\r\n", "\t", "\u0085", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "😀", "東京", "harbour", " "))
        .Array[0, 12].Select(parts => string.Concat(parts));

    [Fact]
    public void Any_text_comes_back_as_text_and_never_as_an_element() => Ugly.Sample(text =>
    {
        var root = Parse(SsmlWriter.Write(new SsmlUtterance("en-GB-SoniaNeural", "en-GB", text)));

        Assert.Equal(SsmlText.Clean(text), root.Value);
        Assert.Equal([Synthesis + "speak", Synthesis + "voice"], root.DescendantsAndSelf().Select(e => e.Name));
        Assert.All(root.DescendantNodes(), n => Assert.True(n is XText or XElement));
    });

    [Fact]
    public void Any_name_of_voice_locale_style_and_phones_stays_inside_its_attribute() => Gen.Select(Ugly, Ugly, Ugly, Ugly).Sample((voice, locale, style, phones) =>
    {
        var root = Parse(SsmlWriter.Write(new SsmlUtterance(voice, locale, "A word or two") { Style = style, Phonemes = [(new TextSpan(2, 6), phones)], Rate = 1.2 }));

        Assert.Equal("A word or two", root.Value);
        Assert.Equal(
            [Synthesis + "speak", Synthesis + "voice", Microsoft + "express-as", Synthesis + "prosody", Synthesis + "phoneme"], root.DescendantsAndSelf().Select(e => e.Name));
        Assert.Equal(SsmlText.Clean(phones), root.Descendants(Synthesis + "phoneme").Single().Attribute("ph")!.Value);
    });

    [Fact]
    public void Cleaning_leaves_every_index_and_every_letter() => Ugly.Sample(text =>
    {
        var clean = SsmlText.Clean(text);
        Assert.Equal(text.Length, clean.Length);
        Assert.All(clean.Zip(text), c => Assert.True(c.First == c.Second || (c.First == ' ' && !char.IsLetterOrDigit(c.Second))));
        Assert.Equal(clean, SsmlText.Clean(clean));
    });

    [Fact]
    public void What_nobody_asked_for_is_not_paid_for() => Assert.Equal(
        "<speak version=\"1.0\" xml:lang=\"en-GB\" xmlns=\"http://www.w3.org/2001/10/synthesis\"><voice name=\"en-GB-SoniaNeural\">Fish &amp; chips.</voice></speak>",
        SsmlWriter.Write(new SsmlUtterance("en-GB-SoniaNeural", "en-GB", "Fish & chips.")));

    [Theory]
    [InlineData(0.5, "-50%")]
    [InlineData(0.875, "-12.5%")]
    [InlineData(1.1, "+10%")]
    [InlineData(2, "+100%")]
    public void A_rate_is_written_against_the_voices_own(double rate, string written) =>
        Assert.Equal(written, Parse(SsmlWriter.Write(new SsmlUtterance("v", "en", "Yes.") { Rate = rate })).Descendants(Synthesis + "prosody").Single().Attribute("rate")!.Value);

    [Fact]
    public void Pronunciations_that_overlap_or_lie_outside_are_passed_over()
    {
        var root = Parse(SsmlWriter.Write(new SsmlUtterance("v", "en", "Kyiv fell silent.") { Phonemes = [(new TextSpan(0, 4), "a"), (new TextSpan(2, 6), "b"), (new TextSpan(16, 40), "c")] }));
        Assert.Equal("Kyiv", Assert.Single(root.Descendants(Synthesis + "phoneme")).Value);
        Assert.Equal("Kyiv fell silent.", root.Value);
    }

    private static XElement Parse(string ssml)
    {
        using var reader = XmlReader.Create(new StringReader(ssml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
}
