using System.Globalization;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>A voice as the service lists it.</summary>
/// <param name="Name">Short name: <c>en-GB-SoniaNeural</c>.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Gender">Null where the service says neither.</param>
/// <param name="Styles">Speaking styles.</param>
/// <param name="Status"><c>GA</c>, <c>Preview</c> or another word.</param>
internal sealed record AzureVoice(string Name, string Locale, Gender? Gender, IReadOnlyList<string> Styles, string Status)
{
    private const string HighDefinition = ":DragonHD";
    private const string Omni = ":DragonHDOmni";

    /// <summary>The list does not say it; Microsoft's table of voices does.</summary>
    private static readonly string[] Children =
    [
        "en-US-AnaNeural", "en-GB-MaisieNeural", "de-DE-GiselaNeural", "es-MX-MarinaNeural", "fr-FR-EloiseNeural", "it-IT-PierinaNeural", "ja-JP-AoiNeural", "ko-KR-SeoHyeonNeural",
        "pt-BR-LeticiaNeural", "zh-CN-XiaoshuangNeural", "zh-CN-XiaoyouNeural", "zh-CN-YunxiaNeural",
    ];

    /// <summary>High-definition voices take the words and next to no markup.</summary>
    public bool IsPlain => Name.Contains(HighDefinition, StringComparison.Ordinal);

    /// <summary>Whether the service tells its word times: it does not for high-definition voices, those of the kind "omni" apart.</summary>
    public bool HasWordTimes => !IsPlain || Name.Contains(Omni, StringComparison.Ordinal);

    /// <summary>Whether it can be spoken in a batch job.</summary>
    public bool HasBatch => !IsPlain;

    /// <summary>A voice that no list tells of, as on a container: what its name says.</summary>
    public static AzureVoice Named(string name) => new(name, LocaleOf(name), null, [], "");

    /// <summary>The beginning of a name: <c>en-GB</c>, <c>zh-CN-liaoning</c>.</summary>
    public static string LocaleOf(string name) => name.LastIndexOf('-') is > 0 and var end ? name[..end] : "en";

    /// <summary>The style under the name that the voice knows it by; null where it has none such.</summary>
    public string? StyleNamed(string style) => Styles.FirstOrDefault(s => string.Equals(s, style, StringComparison.OrdinalIgnoreCase));

    public EngineVoice Described(int rate)
    {
        var about = new List<string>();
        if (Status is not ("GA" or ""))
        {
            about.Add(Status.ToLower(CultureInfo.InvariantCulture));
        }

        if (IsPlain)
        {
            about.Add("high definition");
        }

        if (Styles.Count > 0)
        {
            about.Add("styles: " + string.Join(", ", Styles));
        }

        return new EngineVoice(Name, Locale, rate, string.Join("; ", about))
        {
            Gender = Gender,
            IsCastable = Status is "GA" or "" && !IsPlain && !Children.Contains(Name, StringComparer.OrdinalIgnoreCase),
        };
    }
}
