using System.Text.Json;

namespace AudioEdition.Publishing.Plans;

/// <summary>How the members of an enum stand in files: <c>ReadMore</c> as <c>read-more</c>.</summary>
internal static class KebabCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Written[value];

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum => Names<T>.Read.TryGetValue(text, out value);

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Names<T>.Written.Values;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Written =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> Read = Written.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
