using AudioEdition.Speech.Engines.Espeak;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class EspeakVoiceListTests
{
    private const string Voices = """
        Pty Language       Age/Gender VoiceName          File                 Other Languages
         2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
         5  en-us           --/M      us-mbrola-2        mb/mb-us2            (en 7)
         2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
         5  variant         --/M      Storm              !v/Storm             (en-us 5)

        """;

    private const string Variants = """
        Pty Language       Age/Gender VoiceName          File                 Other Languages
         5  variant         --/M      klatt2             !v/klatt2
         5  variant         --/F      female3            !v/f3

        """;

    [Fact]
    public void Accents_are_those_without_foreign_data() =>
        Assert.Equal(
            [("en-gb", "English (Great Britain)"), ("en-us", "English (America)")],
            EspeakVoiceList.Parse(Voices, Variants).Accents.Select(a => (a.Name, a.Description)));

    [Theory]
    [InlineData("en-gb", true)]
    [InlineData("en-us+f3", true)]
    [InlineData("en-us+female3", false)]
    [InlineData("en-us+", false)]
    [InlineData("+f3", false)]
    [InlineData("en-us+f3+f3", false)]
    [InlineData("variant", false)]
    public void A_voice_is_an_accent_with_or_without_a_variant(string name, bool known) =>
        Assert.Equal(known, EspeakVoiceList.Parse(Voices, Variants).Has(name));
}
