using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Feeds;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Cli.Commands;

/// <summary><c>feed</c>: a podcast feed over folders of editions.</summary>
internal static class FeedCommand
{
    public static Command Create(CommandConsole console)
    {
        var options = new FeedOptions();
        var command = new Command("feed", "Write a podcast feed over a folder of editions. What feed.json in the folder says needs no option.")
        {
            options.Folders, options.BaseUrl, options.Title, options.Description, options.Author, options.Email, options.Link, options.Image, options.Category, options.Language, options.Explicit, options.Opml,
        };
        command.SetAction((parse, _) => RunAsync(parse, options, console));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, FeedOptions options, CommandConsole console)
    {
        var folders = parse.GetValue(options.Folders)!.Distinct(StringComparer.Ordinal).ToList();
        var channels = new List<PodcastChannel>();
        var hasFaults = false;
        foreach (var folder in folders)
        {
            var podcast = Read(folder);
            foreach (var line in podcast.LeftOut)
            {
                await console.Error.WriteLineAsync($"audio-edition: {line}");
            }

            var feed = podcast.Feed(SettingsOf(parse, options, folders.Count > 1 ? Path.GetFileName(podcast.Path) : null));
            podcast.Write(feed);
            channels.Add(feed.Channel);
            hasFaults |= podcast.HasFaults;
            await console.Output.WriteLineAsync(Path.Combine(folder, PodcastChannel.FileName));
        }

        if (parse.GetValue(options.Opml) is { } opml)
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

    private static PodcastSettings SettingsOf(ParseResult parse, FeedOptions options, string? below)
    {
        var home = parse.GetValue(options.BaseUrl);
        return new PodcastSettings
        {
            BaseUrl = home is null || below is null ? home : $"{home.TrimEnd('/')}/{Uri.EscapeDataString(below)}/",
            Title = parse.GetValue(options.Title),
            Description = parse.GetValue(options.Description),
            Author = parse.GetValue(options.Author),
            Email = parse.GetValue(options.Email),
            Link = parse.GetValue(options.Link),
            Image = parse.GetValue(options.Image),
            Categories = parse.GetValue(options.Category) is { Length: > 0 } categories ? categories : null,
            Language = parse.GetValue(options.Language),
            Explicit = parse.GetValue(options.Explicit) ? true : null,
        };
    }

    private sealed class FeedOptions
    {
        public Argument<string[]> Folders { get; } = new("folder")
        {
            Description = "Folder whose folders are editions (out, or that of watch). feed.xml is written into it.",
            Arity = ArgumentArity.OneOrMore,
        };

        public Option<string?> BaseUrl { get; } = Text("--base-url", "address", "Where the folder will be on the web. With several folders: where they all will be.");

        public Option<string?> Title { get; } = Text("--title", "text", "The feed's name. Default: the publication's.");

        public Option<string?> Description { get; } = Text("--description", "text", "What the feed brings.");

        public Option<string?> Author { get; } = Text("--author", "name", "Who publishes it. Default: its name.");

        public Option<string?> Email { get; } = Text("--email", "address", "Mailbox of the owner, for directories. Default: none.");

        public Option<string?> Link { get; } = Text("--link", "address", "The publication's home page. Default: --base-url.");

        public Option<string?> Image { get; } = Text("--image", "file", "Cover: a .jpg or .png in the folder, or an address. Default: one is drawn.");

        public Option<string[]> Category { get; } = new("--category") { Description = "Of Apple's list: \"News\", \"News > Daily News\"; may be given again. Default: News.", HelpName = "name" };

        public Option<string?> Language { get; } = Text("--language", "tag", "Default: that of the newest edition.");

        public Option<bool> Explicit { get; } = new("--explicit") { Description = "The feed is not for children." };

        public Option<string?> Opml { get; } = Text("--opml", "file", "Write a list of the feeds too, for apps to import.");

        private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };
    }
}
