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
        using var sources = new ArticleSource(console, composition.FetchOptions(request.AllowPrivate));
        foreach (var input in request.Inputs)
        {
            var content = await sources.ReadAsync(input, readOptions.MaxBytes, cancellationToken);
            inputs.Add(new ReportInput(content.Name, content.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(content.Bytes.Span))));
            if (content.Page is not null || !ArticleSource.IsPlan(input, content.Bytes.Span))
            {
                articles.Add(content.Read(readOptions));
            }
            else if (request.Inputs.Count == 1)
            {
                return new PlannedEdition(PlanReader.Read(Encoding.UTF8.GetString(content.Bytes.Span).TrimStart('\uFEFF'), input), voices, inputs);
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
