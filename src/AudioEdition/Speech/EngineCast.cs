using AudioEdition.Casting;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech;

/// <summary>A cast made from the voices that an engine lists, for one that voices.json has no cast for.</summary>
/// <remarks>
/// Which voices there are is the user's affair for neural models and for most servers, so no list of ours would fit. The engine lists the best first: that one narrates.
/// The last reads quotations without a speaker, the others are the pool. Where the engine has too few, the catalogue's own cast fills up, so that the narrator is never a quoted voice.
/// The same list gives the same cast.
/// </remarks>
public static class EngineCast
{
    /// <summary>Makes it.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="voices">As the engine lists them.</param>
    /// <param name="locale">BCP 47 tag of the words; null for any.</param>
    /// <param name="fill">Whose quote voice and pool are taken where the engine's do not suffice.</param>
    /// <returns>The cast; null where no voice speaks the language.</returns>
    public static VoiceCast? Of(string engine, IReadOnlyList<EngineVoice> voices, string? locale, VoiceCast fill)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(voices);
        ArgumentNullException.ThrowIfNull(fill);
        var fitting = voices.Where(v => LocaleFit.SameLanguage(Tag(v.Locale), locale) && !v.Name.Any(char.IsWhiteSpace))
            .OrderBy(v => LocaleFit.SameRegion(Tag(v.Locale), locale) ? 0 : 1)
            .Select(v => new CatalogVoice(new VoiceId(engine, v.Name)) { Gender = v.Gender, Locale = Tag(v.Locale) })
            .DistinctBy(v => v.Id)
            .ToList();
        return fitting.Count switch
        {
            0 => null,
            1 => new VoiceCast { Narrator = fitting[0], Quote = fill.Quote, Pool = Without(fill, fill.Quote) },
            2 => new VoiceCast { Narrator = fitting[0], Quote = fill.Quote, Pool = [fitting[1]] },
            _ => Whole(fitting),
        };
    }

    /// <summary>The quote voice is the last of the gender that the pool has most of, so that the pool keeps both.</summary>
    private static VoiceCast Whole(List<CatalogVoice> voices)
    {
        var rest = voices.Skip(1).ToList();
        var (women, men) = (rest.Count(v => v.Gender == Gender.Female), rest.Count(v => v.Gender == Gender.Male));
        var most = women > men ? Gender.Female : men > women ? Gender.Male : (Gender?)null;
        var quote = rest.FindLast(v => most is null || v.Gender == most || v.Gender is null)!;
        rest.Remove(quote);
        return new VoiceCast { Narrator = voices[0], Quote = quote, Pool = rest };
    }

    private static IReadOnlyList<CatalogVoice> Without(VoiceCast cast, CatalogVoice quote) => [.. cast.Pool.Where(v => v.Id != quote.Id)];

    /// <summary>An engine may leave the language open, or name it in a way that is no tag.</summary>
    private static string? Tag(string locale) => LocaleFit.IsTag(locale) ? locale : null;
}
