using System.Diagnostics.CodeAnalysis;

namespace AudioEdition.Speech.Engines.Web;

/// <summary>A key or a token: whatever prints or serializes it shows <c>***</c>.</summary>
/// <param name="value">What is secret.</param>
public sealed class Secret(string value) : IEquatable<Secret>
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A secret of a text; null of null.</summary>
    /// <param name="value">What is secret.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Secret?(string? value) => FromString(value);

    /// <summary>A secret of a text; null of null.</summary>
    /// <param name="value">What is secret.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static Secret? FromString(string? value) => value is null ? null : new Secret(value);

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Three asterisks.</summary>
    public override string ToString() => "***";

    /// <summary>What is secret, for the header of a request and nothing else.</summary>
    internal string Reveal() => _value;

    /// <summary>A text without it.</summary>
    internal string StrikeOut(string text) => _value.Length > 0 ? text.Replace(_value, "***", StringComparison.OrdinalIgnoreCase) : text;
}
