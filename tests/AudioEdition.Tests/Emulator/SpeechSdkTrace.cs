using AudioEdition.Emulator.Traces;

namespace AudioEdition.Tests.Emulator;

/// <summary>
/// What Microsoft's own client says on a connection of two turns, in the writing of <see cref="FrameTrace"/>: recorded by
/// <see cref="VendorJudgeTests"/>, and what our client is held to.
/// </summary>
internal static class SpeechSdkTrace
{
    public const string Voice = "en-GB-SoniaNeural";

    public const string Language = "en-GB";

    /// <summary>The text of the first turn.</summary>
    public const string First = "The ferry to Marlow was late. Nobody, it seems, had told the miller’s wife.";

    /// <summary>The text of the second, on the same connection.</summary>
    public const string Second = "And once more.";

    /// <summary>Compares a connection on which the two texts were asked for, as raw 24 kHz with word times, with the golden trace.</summary>
    public static void Verify(ReceivedConnection connection) => Golden.Verify("azure/speech-sdk.frames.txt", FrameTrace.Canonical(connection));
}
