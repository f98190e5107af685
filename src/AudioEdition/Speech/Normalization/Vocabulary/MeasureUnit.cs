namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>A unit of measure.</summary>
/// <param name="Symbol">As written.</param>
/// <param name="One">With one, American spelling.</param>
/// <param name="Many">With every other number, American spelling.</param>
internal sealed record MeasureUnit(string Symbol, string One, string Many)
{
    /// <summary>Counts after a blank even where the symbol is also a word.</summary>
    public bool Spaced { get; init; }

    /// <summary>Counts only right after the digits.</summary>
    public bool AttachedOnly { get; init; }

    /// <summary>The word in the spelling of the locale: "metres" in British English.</summary>
    public string Say(bool one, bool british)
    {
        var word = one ? One : Many;
        return british ? word.Replace("meter", "metre", StringComparison.Ordinal).Replace("liter", "litre", StringComparison.Ordinal) : word;
    }
}
