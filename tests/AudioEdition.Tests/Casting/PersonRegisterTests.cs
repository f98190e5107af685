using AudioEdition.Casting;
using CsCheck;
using static AudioEdition.Tests.Casting.ScriptOf;

namespace AudioEdition.Tests.Casting;

public sealed class PersonRegisterTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Select(Gen.String[1, 12].Where(s => !string.IsNullOrWhiteSpace(s) && !s.Any(char.IsSurrogate)), Gen.OneOf("flite", "azure"), Gen.OneOf("a", "b:c"))
            .Array[0, 8]
            .Sample(entries =>
            {
                var register = entries.Aggregate(PersonRegister.Empty, (r, e) => r.With(e.Item1, new VoiceId(e.Item2, e.Item3)));

                Assert.Equal(register, PersonRegister.Parse(register.ToJson(), "register.json"));
            });

    [Fact]
    public void The_written_form_does_not_depend_on_the_order_of_editions()
    {
        var (awb, slt) = (new VoiceId("flite", "awb"), new VoiceId("flite", "slt"));

        Assert.Equal(
            PersonRegister.Empty.With("Tor Aske", awb).With("Ilse Tornquist", slt).ToJson(),
            PersonRegister.Empty.With("Ilse Tornquist", slt).With("Tor Aske", awb).ToJson());
    }

    [Fact]
    public void The_written_form_can_be_read_by_people() => Assert.Equal(
        """
        {
          "version": 1,
          "people": [
            {
              "name": "Ilse Törnquist",
              "voices": [
                "azure:en-GB-SoniaNeural",
                "flite:slt"
              ]
            }
          ]
        }

        """,
        PersonRegister.Empty.With("Ilse Törnquist", new VoiceId("flite", "slt")).With("ilse tornquist", new VoiceId("azure", "en-GB-SoniaNeural")).ToJson());

    [Fact]
    public void A_person_is_known_without_case_accents_and_dots()
    {
        var register = PersonRegister.Empty.With("José R. Núñez", new VoiceId("flite", "awb"));

        Assert.Equal("flite:awb", Assert.Single(register.VoicesOf("JOSE  R  NUNEZ")).ToString());
        Assert.Empty(register.VoicesOf("Jose Nunez"));
    }

    [Fact]
    public void Only_people_with_names_are_kept()
    {
        var script = Speakers(Man("Tor Aske"), Somebody("a council aide") with { Named = false });
        var cast = CastingDirector.Cast(script, VoiceCatalog.Default, PersonRegister.Empty, new CastingOptions());

        var register = PersonRegister.Empty.With(cast);

        Assert.Equal(1, register.Count);
        Assert.Single(register.VoicesOf("Tor Aske"));
    }

    [Theory]
    [InlineData("""{ "version": 2, "people": [] }""", "$.version")]
    [InlineData("""{ "version": 1, "people": [ { "name": "A", "voice": [] } ] }""", "$.people[0].voice")]
    [InlineData("""{ "version": 1, "people": [ { "name": "A", "voices": [ "awb" ] } ] }""", "$.people[0].voices[0]")]
    [InlineData("""{ "version": 1, "people": {} }""", "$.people")]
    [InlineData("""[]""", "$")]
    [InlineData("""{ "version": 1 """, "$")]
    [InlineData("", "$")]
    public void A_broken_register_is_refused_with_the_place(string json, string path) =>
        Assert.Equal(path, Assert.Throws<VoiceCatalogException>(() => PersonRegister.Parse(json, "register.json")).JsonPath);
}
