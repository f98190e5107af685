using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Feeds;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Cli.Commands;

/// <summary><c>feed</c>: a podcast feed over folders of editions.</summary>
internal static class FeedCommand
{
    private static readonly Argument<string[]> Folders = new("folder")
    {
        Description = "Folder whose folders are editions (out, or that of watch). feed.xml is written into it.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> BaseUrl = Text("--base-url", "address", "Where the folder will be on the web. With several folders: where they all will be.");
    private static readonly Option<string?> Title = Text("--title", "text", "The feed's name. Default: the publication's.");
    private static readonly Option<string?> Description = Text("--description", "text", "What the feed brings.");
    private static readonly Option<string?> Author = Text("--author", "name", "Who publishes it. Default: its name.");
    private static readonly Option<string?> Email = Text("--email", "address", "Mailbox of the owner, for directories. Default: none.");
    private static readonly Option<string?> Link = Text("--link", "address", "The publication's home page. Default: --base-url.");
    private static readonly Option<string?> Image = Text("--image", "file", "Cover: a .jpg or .png in the folder, or an address. Default: one is drawn.");
    private static readonly Option<string[]> Category = new("--category") { Description = "Of Apple's list: \"News\", \"News > Daily News\"; may be given again. Default: News.", HelpName = "name" };
    private static readonly Option<string?> Language = Text("--language", "tag", "Default: that of the newest edition.");
    private static readonly Option<bool> Explicit = new("--explicit") { Description = "The feed is not for children." };
    private static readonly Option<string?> Opml = Text("--opml", "file", "Write a list of the feeds too, for apps to import.");

    public static Command Create(CommandConsole console)
    {
        var command = new Command("feed", "Write a podcast feed over a folder of editions. What feed.json in the folder says needs no option.")
        {
            Folders, BaseUrl, Title, Description, Author, Email, Link, Image, Category, Language, Explicit, Opml,
        };
        command.SetAction((parse, _) => RunAsync(parse, console));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CommandConsole console)
    {
        var folders = parse.GetValue(Folders)!.Distinct(StringComparer.Ordinal).ToList();
        var channels = new List<PodcastChannel>();
        var hasFaults = false;
        foreach (var folder in folders)
        {
            var podcast = Read(folder);
            foreach (var line in podcast.LeftOut)
            {
                await console.Error.WriteLineAsync($"audio-edition: {line}");
            }

            var feed = podcast.Feed(SettingsOf(parse, folders.Count > 1 ? Path.GetFileName(podcast.Path) : null));
            podcast.Write(feed);
            channels.Add(feed.Channel);
            hasFaults |= podcast.HasFaults;
            await console.Output.WriteLineAsync(Path.Combine(folder, PodcastChannel.FileName));
        }

        if (parse.GetValue(Opml) is { } opml)
        {
            WholeFile.Write(opml, OpmlWriter.Write("Audio editions", channels));
            await console.Output.WriteLineAsync(opml);
        }

        return hasFaults ? ExitCode.CheckFailed : ExitCode.Done;
    }

    /// <summary>Reads a folder of editions; says what is wrong where it is none.</summary>
    public static PodcastFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}'.");
        }

        var podcast = PodcastFolder.Read(folder);
        return podcast.Editions.Count > 0 || podcast.HasFaults
            ? podcast
            : throw new UsageException(File.Exists(Path.Combine(folder, EditionReport.FileName))
                ? $"'{folder}' is one edition; give the folder that it is in."
                : $"'{folder}' holds no edition; make one with: audio-edition build article.txt -o {Path.Combine(folder, "an-edition")}");
    }

    private static PodcastSettings SettingsOf(ParseResult parse, string? below)
    {
        var home = parse.GetValue(BaseUrl);
        return new PodcastSettings
        {
            BaseUrl = home is null || below is null ? home : $"{home.TrimEnd('/')}/{Uri.EscapeDataString(below)}/",
            Title = parse.GetValue(Title),
            Description = parse.GetValue(Description),
            Author = parse.GetValue(Author),
            Email = parse.GetValue(Email),
            Link = parse.GetValue(Link),
            Image = parse.GetValue(Image),
            Categories = parse.GetValue(Category) is { Length: > 0 } categories ? categories : null,
            Language = parse.GetValue(Language),
            Explicit = parse.GetValue(Explicit) ? true : null,
        };
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}
