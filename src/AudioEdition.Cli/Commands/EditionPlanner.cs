using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Report;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;

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

        var register = composition.OpenRegister(request.RegisterPath).Read();
        var plan = EditionPipeline.Plan(articles, new PlanOptions
        {
            Voices = voices,
            Register = register,
            KeptVoices = await KeptVoicesAsync(register, voices.CastOf(request.Engine), composition, cancellationToken),
            Engine = request.Engine,
            Locale = request.Locale,
            Lexicon = LexiconFile.Read(request.LexiconPath),
            Script = new ScriptOptions { VoiceFragments = request.VoiceFragments },
            Disclosure = request.Disclosure,
        });
        return new PlannedEdition(plan, voices, inputs);
    }

    /// <summary>Voices that left the pool since people had them, but that their engine can still speak with.</summary>
    private static async Task<IReadOnlyList<VoiceId>> KeptVoicesAsync(
        PersonRegister register,
        VoiceCast cast,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var used = cast.Voices.Select(v => v.Id).ToHashSet();
        var engineNames = used.Select(v => v.Engine).Intersect(EngineCatalog.Names, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
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
