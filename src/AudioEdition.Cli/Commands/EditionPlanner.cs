using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Cli.Commands;

/// <summary>Turns what was asked for into a plan: articles are read, cast and normalized; a plan is taken as it is.</summary>
internal static class EditionPlanner
{
    public static async Task<PlannedEdition> PlanAsync(
        EditionRequest request,
        CommandConsole console,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var voices = Composition.LoadVoices(request.VoicesPath);
        using var sources = new ArticleSource(console, composition.FetchOptions(request.AllowPrivate));
        var inputs = new EditionInputs(sources, console, request.Newest);
        foreach (var input in request.Inputs)
        {
            var content = await inputs.ReadAsync(input, cancellationToken);
            var format = EditionInputs.FormatOf(content);
            if (content.Page is not null || format == ArticleFormat.Feed || !ArticleSource.IsPlan(input, content.Bytes.Span))
            {
                await inputs.AddAsync(content, format, cancellationToken);
            }
            else if (request.Inputs.Count == 1)
            {
                if (request.Frame != new FrameTexts())
                {
                    throw new UsageException($"'{input}' is a plan; its words around the article are edited in it, not given with --intro, --outro or --disclosure.");
                }

                var read = PlanReader.Read(Encoding.UTF8.GetString(content.Bytes.Span).TrimStart('\uFEFF'), input);
                return new PlannedEdition(await composition.WithPresentVoicesAsync(read, voices, request.Quiet, cancellationToken), voices, inputs.Inputs);
            }
            else
            {
                throw new UsageException($"'{input}' is a plan; a plan is built alone.");
            }
        }

        // Title and authors of a feed or a book are those of the edition only where nothing else is in it.
        var collection = request.Inputs.Count == 1 ? inputs.Collection : null;
        var (plan, cast) = await PlanAsync(inputs.Articles, collection, request, voices, composition, cancellationToken);
        return new PlannedEdition(plan, cast, inputs.Inputs);
    }

    /// <summary>Casts and normalizes what was read.</summary>
    public static async Task<(SpokenScript Plan, VoiceCatalog Voices)> PlanAsync(
        IReadOnlyList<Article> articles,
        CollectionFacts? collection,
        EditionRequest request,
        VoiceCatalog voices,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var first = articles[0];
        var chosen = await composition.ChooseAsync(voices, request.Engine, SpokenLocale.Of(first.Language, first.Text, request.Locale), cancellationToken);
        if (!request.Quiet)
        {
            await composition.TellAsync(chosen.Choice);
        }

        var register = composition.OpenRegister(request.RegisterPath).Read();
        var plan = EditionPipeline.Plan(articles, new PlanOptions
        {
            Voices = chosen.Voices,
            Register = register,
            KeptVoices = await KeptVoicesAsync(register, chosen.Cast, composition, cancellationToken),
            Engine = chosen.Choice.Engine,
            Locale = request.Locale,
            Lexicon = LexiconFile.Read(request.LexiconPath),
            Script = new ScriptOptions { VoiceFragments = request.VoiceFragments },
            Disclosure = request.Disclosure,
            Frame = request.Frame,
            Collection = collection,
        });
        return (await composition.WithPresentVoicesAsync(plan, chosen.Voices, request.Quiet, cancellationToken), chosen.Voices);
    }

    /// <summary>Voices that left the pool since people had them, but that their engine can still speak with.</summary>
    private static async Task<IReadOnlyList<VoiceId>> KeptVoicesAsync(
        PersonRegister register,
        VoiceCast cast,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var used = cast.Voices.Select(v => v.Id).ToHashSet();
        var engineNames = used.Select(v => v.Engine).Intersect(composition.EngineNames, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var left = register.Voices.Where(v => engineNames.Contains(v.Engine) && !used.Contains(v)).ToList();
        if (left.Count == 0)
        {
            return [];
        }

        await using var engines = composition.CreateEngines(left.Select(v => v.Engine));
        var kept = new List<VoiceId>();
        foreach (var voice in left)
        {
            try
            {
                if (await engines.ByName[voice.Engine].FindVoiceAsync(voice.Name, cancellationToken) is not null)
                {
                    kept.Add(voice);
                }
            }
            catch (SpeechSynthesisException)
            {
                // An engine that cannot be asked now: whether it can speak is told when it is needed.
            }
        }

        return kept;
    }
}
