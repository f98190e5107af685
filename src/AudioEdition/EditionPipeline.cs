using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;

namespace AudioEdition;

/// <summary>The whole way, from an article to an edition: the one place that joins the stages.</summary>
/// <param name="parts">What it works with.</param>
public sealed partial class EditionPipeline(EditionParts parts)
{
    /// <summary>Turns an article into a plan: what is said, by whom, in which voice. Pure: no file, no engine, no network.</summary>
    /// <param name="article">The article.</param>
    /// <param name="options">Voices, locale, register; null for the defaults.</param>
    /// <exception cref="VoiceCatalogException">The catalogue has no cast for the engine that is asked for.</exception>
    public static SpokenScript Plan(Article article, PlanOptions? options = null) => Plan([article], options);

    /// <summary>Turns several articles into the plan of one edition, in the order given.</summary>
    /// <param name="articles">At least one.</param>
    /// <param name="options">Voices, locale, register; null for the defaults.</param>
    /// <exception cref="VoiceCatalogException">The catalogue has no cast for the engine that is asked for.</exception>
    public static SpokenScript Plan(IReadOnlyList<Article> articles, PlanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        options ??= new PlanOptions();
        var scriptOptions = options.Script with { KnownPeople = [.. options.Script.KnownPeople, .. options.Voices.KnownPeople] };
        var script = ScriptBinder.Bind([.. articles.Select(a => ScriptWriter.Write(a, scriptOptions))], options.Collection);
        var locale = SpokenLocale.Of(script.Article.Language, script.Article.Text, options.Locale);
        var frame = options.Frame.Or(options.Voices.Frame);
        var cast = CastingDirector.Cast(script, options.Voices, options.Register, new CastingOptions
        {
            Engine = options.Engine,
            Locale = locale,
            Disclosure = options.Disclosure,
            DisclosureText = frame.Disclosure,
            IntroText = frame.Intro,
            OutroText = frame.Outro,
            KeptVoices = options.KeptVoices,
        });
        // A voice drawn from the pool today comes out of the register tomorrow: the files must not tell the two apart, or they would differ.
        cast = cast with { Roles = [.. cast.Roles.Select(r => r.Reason is "pool" or "register" ? r with { Reason = "cast" } : r)] };
        return SpokenScriptWriter.Write(cast, locale, LexiconOf(options));
    }

    /// <summary>The catalogue's table, and over it the lexicon that was given.</summary>
    private static Lexicon LexiconOf(PlanOptions options)
    {
        var table = new Lexicon
        {
            Entries = [.. options.Voices.Lexicon.Select(e => new LexiconEntry(e.Written) { Alias = e.Spoken, Ipa = e.Ipa, Source = options.Voices.Source })],
        };
        return options.Lexicon is { } given ? table.Merge(given) : table;
    }
}
