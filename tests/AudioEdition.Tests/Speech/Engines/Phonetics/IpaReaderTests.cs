using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Tests.Speech.Engines.Phonetics;

public sealed class IpaReaderTests
{
    [Theory]
    [InlineData("vɛlˈmɔːrə", "v eh0 l m ao1 r ax0")]
    [InlineData("/kiːv/", "k iy1 v")]
    [InlineData("ləˈviːv", "l ax0 v iy1 v")]
    [InlineData("t͡ʃɛk", "ch eh1 k")]
    [InlineData("ˈkæt.ʃɪp", "k ae1 t sh ih0 p")]
    [InlineData("dʒəʊn", "jh ow1 n")]
    [InlineData("ˈɡœːtə", "g er1 t ax0")]
    [InlineData("bax", "b aa1 k")]
    [InlineData("ʁɔ̃.ˈbo", "r ao0 m b ow1")]
    [InlineData("ˈnɛərəbi", "n eh1 r ax0 b iy0")]
    [InlineData("məˈɲana", "m ax0 n y aa1 n aa0")]
    [InlineData("ˈɪçt", "ih1 sh t")]
    [InlineData("ˈbʌtn̩", "b ah1 t ax0 n")]
    [InlineData("ˈwɜːrk.ər", "w er1 k er0")]
    [InlineData("kəˈtəs", "k ax0 t ah1 s")]
    [InlineData("ˌʃɪnˈfeɪn", "sh ih1 n f ey1 n")]
    [InlineData("yː", "uw1")]
    [InlineData("ʔalʲ", "aa1 l")]
    public void Ipa_becomes_the_nearest_sounds_of_English(string ipa, string flite)
    {
        Assert.Null(IpaReader.FindFault(ipa, out var words));
        Assert.Equal(flite, FliteLexicon.Write(Assert.Single(words)));
    }

    [Fact]
    public void Blanks_part_words()
    {
        Assert.Null(IpaReader.FindFault("ˌboʊkoʊ hɑːˈrɑːm", out var words));
        Assert.Equal(["b ow1 k ow0", "hh aa0 r aa1 m"], words.Select(FliteLexicon.Write));
    }

    [Theory]
    [InlineData("kǃa", "U+01C3")]
    [InlineData("k4", "U+0034")]
    [InlineData("ˈ", "no sound")]
    public void What_cannot_be_said_is_named(string ipa, string expected) =>
        Assert.Contains(expected, IpaReader.FindFault(ipa, out _), StringComparison.Ordinal);
}
