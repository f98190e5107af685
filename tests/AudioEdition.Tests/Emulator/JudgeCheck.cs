using System.Text.Json;

namespace AudioEdition.Tests.Emulator;

/// <summary>One check of a vendor's client.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Passed">Whether all of it was as it should be.</param>
/// <param name="Failures">What was not.</param>
/// <param name="Found">What the client got, for a comparison here.</param>
internal sealed record JudgeCheck(string Name, bool Passed, IReadOnlyList<string> Failures, JsonElement? Found)
{
    public string Text(string name) => Found!.Value.GetProperty(name).GetString()!;
}
