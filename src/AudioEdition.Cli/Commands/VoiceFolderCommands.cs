using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Speech.Engines.Onnx;

namespace AudioEdition.Cli.Commands;

/// <summary><c>voices add</c> and <c>voices remove</c>: folders with neural voices of the user's own.</summary>
internal static class VoiceFolderCommands
{
    public static Command CreateAdd(CommandConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "Folder with Piper voices (NAME.onnx and NAME.onnx.json) or with Kokoro (the model and its voices). Nothing is copied or downloaded." };
        var command = new Command("add", "Use the neural voices in a folder.") { folder };
        command.SetAction((parse, _) => AddAsync(parse.GetValue(folder)!, new Composition(console), console));
        return command;
    }

    public static Command CreateRemove(CommandConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "A folder added before. Its files stay." };
        var command = new Command("remove", "Use the neural voices in a folder no longer.") { folder };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(folder)!;
            if (!new Composition(console).VoiceFolders.Remove(path))
            {
                throw new UsageException($"'{path}' is none of the folders with voices; audio-edition doctor names them.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> AddAsync(string path, Composition composition, CommandConsole console)
    {
        if (!Directory.Exists(path))
        {
            throw new UsageException($"There is no folder '{path}'.");
        }

        var folder = OnnxVoiceFolder.Read(path);
        var broken = folder.CheckModels();
        foreach (var fault in folder.Faults.Concat(broken))
        {
            await console.Error.WriteLineAsync($"audio-edition: {fault}");
        }

        if (folder.Voices.Count == 0)
        {
            throw new UsageException($"'{path}' holds no voice that can be used: a Piper voice is NAME.onnx beside NAME.onnx.json, Kokoro a model beside its voices (voices/*.bin or voices-v1.0.bin).");
        }

        if (broken.Count > 0)
        {
            throw new UsageException($"'{path}' was not added: the files above cannot speak. Fetch them again or take them out.");
        }

        composition.VoiceFolders.Add(path);
        foreach (var voice in folder.Voices)
        {
            await console.Output.WriteLineAsync($"{OnnxSynthesizer.EngineName}:{voice.Name}");
        }

        await using var engines = composition.CreateEngines([OnnxSynthesizer.EngineName]);
        if (await engines.ByName[OnnxSynthesizer.EngineName].CheckHealthAsync() is { Ready: false } health)
        {
            await console.Error.WriteLineAsync($"audio-edition: added, but they cannot speak yet: {health.Detail}");
        }

        return ExitCode.Done;
    }
}
