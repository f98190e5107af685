using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;

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
        var inputs = new EditionInputs(console, request.Newest);
        foreach (var input in request.Inputs)
        {
            var content = await inputs.ReadAsync(input, cancellationToken);
            var format = ArticleReader.FormatOf(input, content.Span);
            if (format == ArticleFormat.Feed || !ArticleSource.IsPlan(input, content.Span))
            {
                await inputs.AddAsync(input, format, content, cancellationToken);
            }
            else if (request.Inputs.Count == 1)
            {
                return new PlannedEdition(PlanReader.Read(Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF'), input), voices, inputs.Inputs);
            }
            else
            {
                throw new UsageException($"'{input}' is a plan; a plan is built alone.");
            }
        }

        // Title and authors of a feed or a book are those of the edition only where nothing else is in it.
        var options = OptionsOf(request, voices, composition) with { Collection = request.Inputs.Count == 1 ? inputs.Collection : null };
        return new PlannedEdition(EditionPipeline.Plan(inputs.Articles, options), voices, inputs.Inputs);
    }

    /// <summary>What the arguments say of every plan.</summary>
    public static PlanOptions OptionsOf(EditionRequest request, VoiceCatalog voices, Composition composition) => new()
    {
        Voices = voices,
        Register = composition.OpenRegister(request.RegisterPath).Read(),
        Engine = request.Engine,
        Locale = request.Locale,
        Lexicon = LexiconFile.Read(request.LexiconPath),
        Script = new ScriptOptions { VoiceFragments = request.VoiceFragments },
        Disclosure = request.Disclosure,
    };
}
