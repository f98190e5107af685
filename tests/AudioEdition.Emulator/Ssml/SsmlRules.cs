namespace AudioEdition.Emulator.Ssml;

/// <summary>What an element may be.</summary>
/// <param name="Name">With the usual prefix.</param>
/// <param name="Parents">Names of elements it may stand in; empty text: the document.</param>
/// <param name="Attributes">All that are known.</param>
/// <param name="Required">Those that have to be there.</param>
/// <param name="Empty">Whether it holds nothing.</param>
internal sealed record SsmlElement(string Name, string[] Parents, string[] Attributes, string[] Required, bool Empty = false);

/// <summary>The elements that the service knows and that fetch nothing.</summary>
internal static class SsmlRules
{
    private const string Synthesis = "http://www.w3.org/2001/10/synthesis";

    /// <summary>The service's documents use both.</summary>
    private static readonly string[] Microsoft = ["https://www.w3.org/2001/mstts", "http://www.w3.org/2001/mstts"];

    private static readonly string[] Around = ["voice", "p", "s", "prosody", "emphasis", "lang", "mstts:express-as"];

    private static readonly SsmlElement[] Elements =
    [
        new("speak", [""], ["version", "xml:lang"], ["version", "xml:lang"]),
        new("voice", ["speak"], ["name", "effect"], ["name"]),
        new("p", ["voice", "prosody", "lang", "mstts:express-as"], [], []),
        new("s", ["voice", "p", "prosody", "lang", "mstts:express-as"], [], []),
        new("break", Around, ["strength", "time"], [], Empty: true),
        new("bookmark", Around, ["mark"], ["mark"], Empty: true),
        new("sub", Around, ["alias"], ["alias"]),
        new("phoneme", Around, ["alphabet", "ph"], ["ph"]),
        new("say-as", Around, ["interpret-as", "format", "detail"], ["interpret-as"]),
        new("prosody", Around, ["rate", "pitch", "volume", "contour", "range"], []),
        new("emphasis", Around, ["level"], []),
        new("lang", Around, ["xml:lang"], ["xml:lang"]),
        new("mstts:express-as", ["voice", "p", "s", "prosody", "lang"], ["style", "styledegree", "role"], ["style"]),
        new("mstts:silence", ["voice"], ["type", "value"], ["type", "value"], Empty: true),
        new("mstts:viseme", ["voice"], ["type"], ["type"], Empty: true),
    ];

    public static SsmlElement? Find(string @namespace, string name)
    {
        var qualified = @namespace == Synthesis ? name : Microsoft.Contains(@namespace) ? "mstts:" + name : null;
        return Elements.FirstOrDefault(e => e.Name == qualified);
    }
}
