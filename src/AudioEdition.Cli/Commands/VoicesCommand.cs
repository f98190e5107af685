using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Normalization;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary><c>voices</c>: who can speak; with <c>--preview</c>, a line in one of the voices.</summary>
internal static class VoicesCommand
{
    private const string PreviewText = "The first boats left the harbour before dawn on Monday, and nobody waved.";

    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var preview = new Option<string?>("--preview") { Description = "Speak a line in this voice (engine:name) into a WAV file.", HelpName = "voice" };
        var text = new Option<string?>("--text") { Description = "The line. Default: a sentence of news.", HelpName = "words" };
        var cast = new Option<bool>("--cast") { Description = "Print a cast of the engine's voices (--engine) for voices.json." };
        var command = new Command("voices", "List the voices of the catalogue and of the engines; or let one speak.")
        {
            preview, text, cast, shared.Sound, shared.Engine, shared.Voices, shared.Json,
            VoiceFolderCommands.CreateAdd(console), VoiceFolderCommands.CreateRemove(console),
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var composition = new Composition(console);
            if (parse.GetValue(cast))
            {
                return await PrintCastAsync(parse.GetValue(shared.Engine), parse.GetValue(shared.Voices), composition, console, cancellationToken);
            }

            return parse.GetValue(preview) is { } voice
                ? await PreviewAsync(voice, parse.GetValue(text) ?? PreviewText, parse.GetValue(shared.Sound), composition, console, cancellationToken)
                : await ListAsync(parse.GetValue(shared.Engine), parse.GetValue(shared.Voices), parse.GetValue(shared.Json), composition, console, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ListAsync(
        string? engine, string? voicesPath, bool json, Composition composition, CommandConsole console, CancellationToken cancellationToken)
    {
        var catalog = Composition.LoadVoices(voicesPath);
        var rows = new List<VoiceRow>();
        var silent = new List<(string Engine, string Why)>();
        await using var engines = composition.CreateEngines(engine is null or EngineChoice.Automatic ? composition.EngineNames : [OfflineEngine.Resolve(engine)]);
        foreach (var (name, synthesizer) in engines.ByName)
        {
            var health = await synthesizer.CheckHealthAsync(cancellationToken);
            if (!health.Ready)
            {
                silent.Add((name, health.Detail));
                continue;
            }

            foreach (var voice in await synthesizer.ListVoicesAsync(cancellationToken))
            {
                var id = new VoiceId(name, voice.Name);
                rows.Add(new VoiceRow(id.ToString(), voice.Locale, voice.SampleRateHz, RoleOf(catalog, id), Describe(voice)));
            }
        }

        if (json)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(rows, CommandJson.Default.ListVoiceRow));
            return ExitCode.Done;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("voice", "locale", "Hz", "role", "");
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Voice),
                Markup.Escape(row.Locale),
                row.SampleRateHz.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Markup.Escape(row.Role),
                Markup.Escape(row.Description));
        }

        console.OutputAnsi.Write(table);
        foreach (var (name, why) in silent)
        {
            await console.Error.WriteLineAsync($"{name} cannot speak: {why}");
        }

        return ExitCode.Done;
    }

    /// <summary>The cast as a build would make or find it, to be put into voices.json and corrected there.</summary>
    private static async Task<int> PrintCastAsync(string? engine, string? voicesPath, Composition composition, CommandConsole console, CancellationToken cancellationToken)
    {
        var catalog = Composition.LoadVoices(voicesPath);
        var chosen = await composition.ChooseAsync(catalog, engine, "en", cancellationToken);
        await composition.TellAsync(chosen.Choice);
        var (name, cast) = (chosen.Choice.Engine, chosen.Cast);
        var json = new JsonObject
        {
            [name] = new JsonObject
            {
                ["narrator"] = ToJson(cast.Narrator),
                ["quote"] = ToJson(cast.Quote),
                ["pool"] = new JsonArray([.. cast.Pool.Select(ToJson)]),
            },
        };
        await console.Output.WriteLineAsync(json.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        return ExitCode.Done;
    }

    private static JsonNode ToJson(CatalogVoice voice)
    {
        var json = new JsonObject { ["voice"] = voice.Id.ToString() };
        if (voice.Gender is { } gender)
        {
            json["gender"] = gender.ToString().ToLowerInvariant();
        }

        if (voice.Locale is { } locale)
        {
            json["locale"] = locale;
        }

        return json;
    }

    private static async Task<int> PreviewAsync(
        string voiceText, string line, string? output, Composition composition, CommandConsole console, CancellationToken cancellationToken)
    {
        if (!VoiceId.TryParse(voiceText, out var voice))
        {
            throw new UsageException($"'{voiceText}' is no voice; write engine:name, for example flite:slt.");
        }

        var path = output ?? $"{EditionSlug.Of(voiceText)}.wav";
        await PreviewFile.SpeakAsync(path, voice, new TextNormalizer().Normalize(line).Spoken, [], 1, composition, cancellationToken);
        await console.Output.WriteLineAsync(path);
        return ExitCode.Done;
    }

    private static string Describe(EngineVoice voice) =>
        voice.Gender is { } gender ? $"{voice.Description} ({gender.ToString().ToLowerInvariant()})" : voice.Description;

    /// <summary>What the catalogue uses a voice for; empty where it does not.</summary>
    private static string RoleOf(VoiceCatalog catalog, VoiceId id)
    {
        if (!catalog.Casts.TryGetValue(id.Engine, out var cast))
        {
            return "";
        }

        return cast.Narrator.Id == id ? "narrator" : cast.Quote.Id == id ? "unattributed quotations" : cast.Pool.FirstOrDefault(v => v.Id == id) is { } voice ? $"cast, {voice.Gender?.ToString().ToLowerInvariant() ?? "any"}" : "";
    }

    internal sealed record VoiceRow(string Voice, string Locale, int SampleRateHz, string Role, string Description);
}
