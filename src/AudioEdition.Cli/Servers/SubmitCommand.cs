using System.CommandLine;
using System.Text.Json.Nodes;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Servers.Submitting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Stores;

namespace AudioEdition.Cli.Servers;

/// <summary><c>submit</c>: hands articles to workers.</summary>
internal static class SubmitCommand
{
    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        var inputs = new Argument<string[]>("article") { Description = "What build takes, each an edition of its own; a feed gives one for each item.", Arity = ArgumentArity.ZeroOrMore };
        var feeds = new Option<string[]>("--feed") { Description = "Feeds whose newest items are taken; those of before are known.", HelpName = "address" };
        var folders = new Option<string[]>("--folder") { Description = "Folders whose articles (.txt, .md, .html) are taken, with all below them.", HelpName = "folder" };
        var lane = new Option<string>("--lane") { Description = "breaking, default or archive. Default: default.", HelpName = "lane", DefaultValueFactory = _ => "default" };
        lane.AcceptOnlyFromAmong("breaking", "default", "archive");
        command.Add(inputs);
        command.Add(feeds);
        command.Add(folders);
        command.Add(lane);
        command.Add(NewsroomOptions.Database);
        command.Add(NewsroomOptions.Store);
        EditionRequest.AddCommonTo(command, shared);
        command.Add(shared.Json);
        command.SetAction((parse, cancellationToken) => RunAsync(
            EditionRequest.From(parse, shared) with
            {
                Inputs = [.. parse.GetValue(inputs) ?? [], .. parse.GetValue(feeds) ?? [], .. SubmissionFolder.ArticlesIn(parse.GetValue(folders) ?? [])],
                Json = parse.GetValue(shared.Json),
            },
            parse.GetValue(lane)!,
            NewsroomOptions.DatabaseOf(parse, console),
            NewsroomOptions.StoreOf(parse, console),
            console,
            cancellationToken));
    }

    private static async Task<int> RunAsync(EditionRequest request, string lane, string database, string store, CommandConsole console, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw new UsageException("Nothing to submit: give articles, --feed or --folder.");
        }

        if (request.AzureBatch)
        {
            throw new UsageException("--azure-batch is for build: workers ask for each unit when they need it.");
        }

        var composition = new Composition(console);
        if (request.BedPath is { } bed)
        {
            // Here and once, and not at each worker for each article.
            await using var none = composition.CreateEngines([]);
            await new EditionPipeline(composition.CreateParts(none)).CheckBedAsync(bed, cancellationToken);
        }

        var submitter = new ArticleSubmitter(
            StoreLocation.Open(store),
            await HangfireArticleQueue.OpenAsync(new NewsroomDatabase(database), cancellationToken: cancellationToken));
        var reader = new SubmissionReader(request, console, composition);
        var urgency = Enum.Parse<Lane>(lane, ignoreCase: true);
        foreach (var input in request.Inputs)
        {
            await foreach (var planned in reader.ReadAsync(input, cancellationToken))
            {
                await CostApproval.ApproveAsync(await composition.CostAsync(planned, quotationsOnly: false, cancellationToken), request, beforeAsking: null, console, cancellationToken);
                await using var engines = composition.CreateEngines(planned.Plan.Cast);
                var cover = await CoverSource.ReadAsync(request, planned.Plan.Cast.Script.Article, console, composition, cancellationToken);
                var options = EditionBuild.OptionsOf(planned, request, folder: "edition", quotationsOnly: false, cover);
                var (key, isNew) = await submitter.SubmitAsync(planned.Plan, options, engines.ByName, urgency, cancellationToken);

                // Kept now and not when the edition is done: the next article of this very run must find the voices of this one.
                await composition.OpenRegister(request.RegisterPath).AddAsync(planned.Plan.Cast, cancellationToken);
                var title = planned.Plan.Cast.Script.Article.Headline ?? input;
                await console.Output.WriteLineAsync(request.Json
                    ? new JsonObject { ["key"] = key.Hex, ["isNew"] = isNew, ["title"] = title }.ToJsonString()
                    : $"{key}  {(isNew ? "new  " : "known")}  {title}");
            }
        }

        return reader.Failures > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
