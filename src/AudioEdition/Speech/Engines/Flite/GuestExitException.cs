namespace AudioEdition.Speech.Engines.Flite;

/// <summary>The guest asked to end; thrown through its frames, never seen outside the engine.</summary>
internal sealed class GuestExitException(int code)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The program ended with code {code}."))
{
    public int Code { get; } = code;
}
