namespace AudioEdition.Newsroom.Orders;

/// <summary>Name of an ordered edition by all that decides what it will be: text, voices, engines, versions and settings.</summary>
public readonly record struct ArticleKey
{
    private const int Length = 64;

    private ArticleKey(string hex) => Hex = hex;

    /// <summary>SHA-256 in lower-case hexadecimal, 64 characters.</summary>
    public string Hex { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="text">64 hexadecimal digits in lower case.</param>
    /// <exception cref="FormatException">It is no key.</exception>
    public static ArticleKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"“{text}” is no article key: a key has {Length} hexadecimal digits.");

    /// <summary>Reads a key.</summary>
    /// <param name="text">What may be one.</param>
    /// <param name="key">The key.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(string? text, out ArticleKey key)
    {
        var ok = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        key = ok ? new ArticleKey(text!) : default;
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
