using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Report;
using AudioEdition.Scripts;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Cli.Commands;

/// <summary>Turns what was asked for into a plan: an article is read, cast and normalized; a plan is taken as it is.</summary>
internal static class EditionPlanner
{
    public static async Task<PlannedEdition> PlanAsync(
        EditionRequest request,
        CommandConsole console,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var voices = Composition.LoadVoices(request.VoicesPath);
        var readOptions = new ArticleReadOptions();
        var articles = new List<Article>();
        var inputs = new List<ReportInput>();
        foreach (var input in request.Inputs)
        {
            var content = await ArticleSource.ReadAsync(input, console, readOptions.MaxBytes, cancellationToken);
            var source = input == "-" ? "-" : Path.GetFileName(input);
            inputs.Add(new ReportInput(source, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
            if (!ArticleSource.IsPlan(input, content.Span))
            {
                articles.Add(ArticleReader.Read(source, content, readOptions));
            }
            else if (request.Inputs.Count == 1)
            {
                return new PlannedEdition(PlanReader.Read(Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF'), input), voices, inputs);
            }
            else
            {
                throw new UsageException($"'{input}' is a plan; a plan is built alone.");
            }
        }

        var first = articles[0];
        voices = await composition.WithCastOfAsync(voices, request.Engine, SpokenLocale.Of(first.Language, first.Text, request.Locale), cancellationToken);
        var plan = EditionPipeline.Plan(articles, new PlanOptions
        {
            Voices = voices,
            Register = composition.OpenRegister(request.RegisterPath).Read(),
            Engine = request.Engine,
            Locale = request.Locale,
            Lexicon = LexiconFile.Read(request.LexiconPath),
            Script = new ScriptOptions { VoiceFragments = request.VoiceFragments },
            Disclosure = request.Disclosure,
        });
        return new PlannedEdition(plan, voices, inputs);
    }
}
