using AudioEdition.Casting;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using CsCheck;

namespace AudioEdition.Tests.Speech;

public sealed class EngineCastTests
{
    private static readonly VoiceCast Fill = VoiceCatalog.Default.CastOf(null);

    private static readonly Gen<EngineVoice[]> Voices = Gen.Select(Gen.OneOf("en-US", "en-GB", "de-DE", "en", ""), Gen.OneOf<Gender?>(Gender.Female, Gender.Male, null))
        .Array[0, 12].Select(all => all.Select((v, i) => new EngineVoice("v" + i.ToString("00", System.Globalization.CultureInfo.InvariantCulture), v.Item1, 24_000, "") { Gender = v.Item2 }).ToArray());

    [Fact]
    public void Nobody_quoted_has_the_narrators_voice_and_every_voice_fits_the_language() => Voices.Sample(voices =>
    {
        var cast = EngineCast.Of("x", voices, "en-GB", Fill);
        if (voices.All(v => v.Locale == "de-DE"))
        {
            Assert.Null(cast);
            return;
        }

        Assert.NotNull(cast);
        Assert.NotEmpty(cast.Pool);
        Assert.Distinct(cast.Voices.Select(v => v.Id));
        Assert.DoesNotContain(cast.Voices, v => v.Locale == "de-DE");
        Assert.Equal("x", cast.Narrator.Id.Engine);
    });

    [Fact]
    public void The_best_voice_of_the_region_narrates()
    {
        EngineVoice[] voices = [new("first", "en-US", 24_000, ""), new("second", "en-GB", 24_000, ""), new("third", "en-GB", 24_000, "")];
        Assert.Equal("second", EngineCast.Of("x", voices, "en-GB", Fill)!.Narrator.Id.Name);
        Assert.Equal("first", EngineCast.Of("x", voices, "en-US", Fill)!.Narrator.Id.Name);
    }

    [Fact]
    public void The_pool_keeps_a_voice_of_each_gender_where_there_are_enough()
    {
        EngineVoice[] voices =
        [
            new("n", "en", 24_000, "") { Gender = Gender.Male },
            new("f1", "en", 24_000, "") { Gender = Gender.Female },
            new("f2", "en", 24_000, "") { Gender = Gender.Female },
            new("m", "en", 24_000, "") { Gender = Gender.Male },
        ];
        var cast = EngineCast.Of("x", voices, "en", Fill)!;
        Assert.Equal("f2", cast.Quote.Id.Name);
        Assert.Equal(["f1", "m"], cast.Pool.Select(v => v.Id.Name));
    }
}
