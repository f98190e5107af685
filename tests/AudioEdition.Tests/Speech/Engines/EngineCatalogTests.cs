using AudioEdition.Speech;
using AudioEdition.Speech.Engines;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class EngineCatalogTests
{
    [Fact]
    public async Task Every_name_makes_its_engine()
    {
        foreach (var name in EngineCatalog.Names)
        {
            await using var engine = EngineCatalog.Create(name);
            Assert.Equal(name, engine.Engine);
        }
    }

    [Fact]
    public void An_unknown_name_is_told_the_known_ones()
    {
        var e = Assert.Throws<SpeechSynthesisException>(() => EngineCatalog.Create("nightingale"));
        Assert.All(EngineCatalog.Names, name => Assert.Contains(name, e.Message, StringComparison.Ordinal));
    }
}
