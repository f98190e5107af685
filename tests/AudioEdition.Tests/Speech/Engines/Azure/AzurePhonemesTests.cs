using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Azure;

namespace AudioEdition.Tests.Speech.Engines.Azure;

public sealed class AzurePhonemesTests
{
    [Theory]
    [InlineData("təˈmeɪtoʊ", false, "tə.ˈmeɪ.toʊ")]
    [InlineData("təˈmɑːtəʊ", true, "tə.ˈmɑː.təʊ")]
    [InlineData("/ˈkiːɪv/", true, "ˈkiː.ɪv")]
    [InlineData("ˈkiːjɪv", false, "ˈki.jɪv")]
    [InlineData("ɪnˈstrʌkʃən", false, "ɪn.ˈstɹʌk.ʃən")]
    [InlineData("ˈsɪŋɪŋ", false, "ˈsɪŋ.ɪŋ")]
    [InlineData("ˈlɒndən", true, "ˈlɒn.dən")]
    [InlineData("ˈlɒndən", false, "ˈlɑn.dən")]
    [InlineData("ʁɔ̃", false, "ˈɹɔn")]
    [InlineData("ʃiː dʒɪnˈpɪŋ", true, "ʃiː.dʒɪn.ˈpɪŋ")]
    [InlineData("stɹɛŋθs", true, "stɹɛŋθs")]
    public void Ipa_becomes_phones_that_the_service_knows_with_its_syllables_parted(string ipa, bool isBritish, string written) =>
        Assert.Equal(written, AzurePhonemes.Write(ipa, isBritish));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("<voice>")]
    [InlineData("東")]
    [InlineData("ʔ")]
    public void What_names_no_sound_is_left_out(string ipa) => Assert.Null(AzurePhonemes.Write(ipa, isBritish: false));

    [Fact]
    public void Other_languages_are_left_to_the_spelling() =>
        Assert.Empty(AzurePhonemes.Of(new SpeechRequest("de-DE-KatjaNeural", "Kyjiw") { Phonemes = [new(new(0, 5), "kiːɪv")] }, "de-DE"));
}
