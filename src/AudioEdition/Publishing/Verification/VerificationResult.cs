namespace AudioEdition.Publishing.Verification;

/// <summary>What was found in an edition that was made earlier.</summary>
/// <param name="Faults">What is wrong, in the order of looking; none where the edition is whole.</param>
/// <param name="Proven">What was looked at and holds, a line each, for people.</param>
public sealed record VerificationResult(IReadOnlyList<VerificationFault> Faults, IReadOnlyList<string> Proven)
{
    /// <summary>True where nothing is wrong.</summary>
    public bool Ok => Faults.Count == 0;
}

/// <summary>Something wrong in an edition.</summary>
/// <param name="File">The file, from the edition's folder.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record VerificationFault(string File, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Message}";
}
