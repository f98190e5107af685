using AudioEdition.Casting;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.Onnx;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class EngineChoiceTests
{
    private static readonly VoiceCatalog Pinned = VoiceCatalog.Parse("""{ "version": 1, "engine": "espeak" }""", "voices.json");

    [Theory]
    [InlineData(null, true, "AZURE_SPEECH_KEY", true, "espeak")]
    [InlineData("auto", true, "AZURE_SPEECH_KEY", true, "espeak")]
    [InlineData("stub", true, "AZURE_SPEECH_KEY", true, "stub")]
    [InlineData("offline", true, "AZURE_SPEECH_KEY", true, "flite")]
    [InlineData(null, false, "AZURE_SPEECH_KEY", true, "azure")]
    [InlineData("auto", false, "SPEECH_KEY", false, "azure")]
    [InlineData(null, false, null, true, "onnx")]
    [InlineData(null, false, "", false, "flite")]
    [InlineData("auto", false, "   ", false, "flite")]
    public void What_is_asked_for_comes_before_the_file_a_key_before_local_voices_and_flite_last(string? asked, bool isPinned, string? variable, bool hasVoices, string engine)
    {
        var choice = EngineChoice.Of(asked, isPinned ? Pinned : VoiceCatalog.Default, name => name == variable ? "a-key" : name == "AZURE_SPEECH_KEY" ? variable : null, () => hasVoices);

        Assert.Equal(engine, choice.Engine);
        Assert.Equal(asked is null or "auto", choice.Reason is not null);
    }

    [Fact]
    public void The_reason_names_the_variable_and_the_file_and_never_the_key()
    {
        Assert.Equal("AZURE_SPEECH_KEY is set", EngineChoice.Of(null, VoiceCatalog.Default, _ => "a-key", () => false).Reason);
        Assert.Equal("voices.json says so", EngineChoice.Of(null, Pinned, _ => "a-key", () => false).Reason);
    }

    [Fact]
    public void The_names_are_those_of_the_engines() => Assert.Equal(
        (FliteWasmSynthesizer.EngineName, AzureSynthesizer.EngineName, OnnxSynthesizer.EngineName),
        (OfflineEngine.Name, EngineChoice.Of(null, VoiceCatalog.Default, _ => "a-key", () => false).Engine, EngineChoice.Of(null, VoiceCatalog.Default, _ => null, () => true).Engine));
}
