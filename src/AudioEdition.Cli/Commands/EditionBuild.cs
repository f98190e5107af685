using System.Globalization;
using System.Text;
using System.Text.Json;
using AudioEdition.Cli.Terminal;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines.Flite;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary>The common course of <c>build</c> and <c>quotes</c>: plan, make, tell.</summary>
internal static class EditionBuild
{
    public static async Task<int> RunAsync(EditionRequest request, bool quotationsOnly, CommandConsole console, CancellationToken cancellationToken)
    {
        if (quotationsOnly && request.BedPath is not null)
        {
            throw new UsageException("--bed is for build: an edition of quotations has no music.");
        }

        if (request.DryRun)
        {
            return await PlanCommand.ShowAsync(request, quotationsOnly, console, cancellationToken);
        }

        await using var composition = new Composition(console);
        composition.Warm(request.Engine ?? FliteWasmSynthesizer.EngineName);
        var planned = await EditionPlanner.PlanAsync(request, console, composition, cancellationToken);
        var script = planned.Plan.Cast.Script;
        var folder = request.OutputFolder
            ?? Path.Combine("out", EditionSlug.Of(script.Article.Headline ?? Path.GetFileNameWithoutExtension(script.Article.Source)) + (quotationsOnly ? "-quotes" : ""));

        var cost = await composition.CostAsync(planned, quotationsOnly, cancellationToken);
        await CostApproval.ApproveAsync(cost, request, () => composition.RequireReadyAsync(cost, cancellationToken), console, cancellationToken);
        var result = await MakeAsync(planned, request, folder, quotationsOnly, console, composition, cancellationToken);
        if (!request.Quiet)
        {
            Tell(console, result);
        }

        await console.Output.WriteLineAsync(request.Json ? ToJson(folder, result, cost) : folder);
        await TellFaultsAsync(console, folder, result);
        return result.Report.Checks.All(c => c.Ok) ? ExitCode.Done : ExitCode.CheckFailed;
    }

    /// <summary>Speaks, writes and measures an edition, and keeps its voices.</summary>
    public static async Task<EditionResult> MakeAsync(
        PlannedEdition planned,
        EditionRequest request,
        string folder,
        bool quotationsOnly,
        CommandConsole console,
        Composition composition,
        CancellationToken cancellationToken)
    {
        var cacheLimit = CacheLimit.From(console);
        var cover = await CoverSource.ReadAsync(request, planned.Plan.Cast.Script.Article, console, composition, cancellationToken);
        await using var engines = composition.CreateEngines(planned.Plan.Cast);
        var parts = composition.CreateParts(engines);
        if (request.AzureBatch)
        {
            if (request.BedPath is not null)
            {
                await new EditionPipeline(parts).CheckBedAsync(request.BedPath, cancellationToken);
            }

            await FillByBatchAsync(planned.Plan, quotationsOnly, request, parts, composition.Folders.BatchJobs, console, cancellationToken);
        }

        var pipeline = new EditionPipeline(parts);
        var result = await ProgressReport.RunAsync(console, request.Quiet, progress => pipeline.BuildAsync(
            planned.Plan,
            OptionsOf(planned, request, folder, quotationsOnly, cover),
            progress,
            cancellationToken));
        await composition.OpenRegister(request.RegisterPath).AddAsync(planned.Plan.Cast, cancellationToken);
        await new UtteranceCache(composition.Folders.UtteranceCache, console.Time).TrimAsync(cacheLimit, cancellationToken);
        if (!request.Quiet)
        {
            TellUnspokenPhonemes(console, result, engines);
            foreach (var note in engines.ByName.Values.SelectMany(e => e.Notes))
            {
                console.ErrorAnsi.MarkupLine(Markup.Escape(note));
            }
        }

        return result;
    }

    /// <summary>How the edition of a request is made.</summary>
    public static BuildOptions OptionsOf(PlannedEdition planned, EditionRequest request, string folder, bool quotationsOnly, CoverImage? cover) => new()
    {
        Folder = folder,
        Formats = request.Formats,
        Books = request.Books,
        Jobs = request.Jobs ?? SpeechCapabilities.UsualOutsideParallel,
        Mastering = new MasteringOptions
        {
            Pauses = planned.Voices.Pauses,
            Loudness = request.Loudness ?? planned.Voices.Loudness,
        },
        QuotationsOnly = quotationsOnly,
        Prices = planned.Voices.Prices,
        Inputs = planned.Inputs,
        Cover = cover,
        BedPath = request.BedPath,
    };

    private static async Task FillByBatchAsync(SpokenScript plan, bool quotationsOnly, EditionRequest request, EditionParts parts, string folder, CommandConsole console, CancellationToken cancellationToken)
    {
        if (!parts.Engines.Values.Any(e => e is IBatchSynthesizer))
        {
            throw new UsageException("--azure-batch is for voices of Azure, and none speaks here: add --engine azure, or leave it out.");
        }

        if (!request.Quiet)
        {
            await console.Error.WriteLineAsync("Ordering what is missing from Azure in batch jobs: this takes some minutes. Ctrl-C leaves them; the same command fetches them.");
        }

        var filled = await new EditionPipeline(parts).FillByBatchAsync(plan, folder, quotationsOnly, cancellationToken);
        if (!request.Quiet)
        {
            await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{filled} utterances came by batch job."));
        }
    }

    /// <summary>Names the checks that failed.</summary>
    public static async Task TellFaultsAsync(CommandConsole console, string folder, EditionResult result)
    {
        foreach (var failed in result.Report.Checks.Where(c => !c.Ok))
        {
            await console.Error.WriteLineAsync($"audio-edition: check failed: {failed.Name} is {Figure(failed)}, wanted {failed.Limit}. The files stay in '{folder}'.");
        }
    }

    private static void TellUnspokenPhonemes(CommandConsole console, EditionResult result, EngineSet engines)
    {
        foreach (var engine in result.Plan.Units.GroupBy(u => u.Cast.Voice.Engine, StringComparer.Ordinal).Where(e => !engines.ByName[e.Key].Capabilities.Phonemes))
        {
            var words = engine.SelectMany(u => u.Spoken.Phonemes.Select(p => p.Spoken.In(u.Spoken.Spoken).ToString())).Distinct(StringComparer.Ordinal).ToList();
            if (words.Count > 0)
            {
                console.ErrorAnsi.MarkupLine(Markup.Escape($"IPA pronunciations were left out: {engine.Key} cannot speak them. Give respellings instead of: {string.Join(", ", words)}."));
            }
        }
    }

    private static void Tell(CommandConsole console, EditionResult result)
    {
        var to = console.ErrorAnsi;
        var script = result.Plan.Cast.Script;
        foreach (var check in result.Report.Checks)
        {
            to.MarkupLine($"{(check.Ok ? "[green]ok[/]  " : "[red]FAIL[/]")} {Markup.Escape(check.Name)}: {Markup.Escape(Figure(check))} [dim]({Markup.Escape(check.Limit)})[/]");
        }

        to.MarkupLine(Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"{script.Units.Count} units, {result.Synthesized} spoken now, {result.CacheHits} from the cache; {script.Article.Cuts.Count} cuts")));
        var unresolved = Screenplay.Unresolved(script);
        if (unresolved.Count > 0)
        {
            to.MarkupLine(Markup.Escape($"{unresolved.Count} quotations have no speaker and the neutral voice:"));
            foreach (var words in unresolved)
            {
                to.MarkupLine(Markup.Escape($"  “{words}”"));
            }
        }
    }

    private static string Figure(EditionCheck check) => check.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unmeasured";

    private static string ToJson(string folder, EditionResult result, SpeechCost cost)
    {
        // Written by hand: to have it worked out from types at run time takes as long as planning a short article.
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("folder", folder);
            json.WriteNumber("synthesized", result.Synthesized);
            json.WriteNumber("cacheHits", result.CacheHits);
            if (cost.Engines.Count == 0)
            {
                json.WriteNull("cost");
            }
            else
            {
                json.WriteStartObject("cost");
                json.WriteNumber("bought", cost.ToBuy);
                json.WritePropertyName("amount");
                if (cost.Amount is { } amount)
                {
                    json.WriteNumberValue(amount);
                }
                else
                {
                    json.WriteNullValue();
                }

                json.WriteString("currency", cost.Currency);
                json.WriteNumber("cached", cost.CachedCharacters);
                json.WriteEndObject();
            }

            json.WritePropertyName("report");
            json.WriteRawValue(result.Report.ToJson());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
