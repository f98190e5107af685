using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A folder of the user's with neural voices: Piper's (<c>NAME.onnx</c> beside <c>NAME.onnx.json</c>) and Kokoro's (a model beside its voices).</summary>
/// <remarks>Nothing is downloaded and nothing written. Sub-folders are searched to a depth of six, as voice collections are laid out by language and speaker.</remarks>
public sealed class OnnxVoiceFolder
{
    private const int MaxDepth = 6;
    private const int KokoroRateHz = 24_000;

    private static readonly EnumerationOptions Search = new() { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = true };

    /// <summary>Kokoro's English voices, the best first, by the grades that its authors publish.</summary>
    private static readonly string[] ByGrade =
    [
        "af_heart", "af_bella", "bf_emma", "af_nicole", "am_fenrir", "am_michael", "am_puck", "af_aoede", "af_kore", "af_sarah", "bm_george", "bm_fable",
        "bf_isabella", "af_alloy", "af_nova", "af_sky", "bm_lewis", "bm_daniel", "am_echo", "am_eric", "am_liam", "am_onyx", "bf_alice", "bf_lily",
        "af_jessica", "af_river", "am_santa", "am_adam",
    ];

    /// <summary>The languages of Kokoro's voices by their first letter: tag, and eSpeak's name. Japanese and Chinese (j, z) need phonemizers of their own.</summary>
    private static readonly Dictionary<char, (string Locale, string Espeak)> KokoroLanguages = new()
    {
        ['a'] = ("en-US", "en-us"),
        ['b'] = ("en-GB", "en-gb"),
        ['e'] = ("es-ES", "es"),
        ['f'] = ("fr-FR", "fr-fr"),
        ['h'] = ("hi-IN", "hi"),
        ['i'] = ("it-IT", "it"),
        ['p'] = ("pt-BR", "pt-br"),
    };

    private OnnxVoiceFolder(string path, IReadOnlyList<LocalVoice> voices, IReadOnlyList<string> faults)
    {
        FolderPath = path;
        LocalVoices = voices;
        Faults = faults;
    }

    /// <summary>The folder.</summary>
    public string FolderPath { get; }

    /// <summary>The voices in it, the best first where the files tell.</summary>
    public IReadOnlyList<EngineVoice> Voices => [.. LocalVoices.Select(v => v.Voice)];

    /// <summary>What in it looks like a voice and cannot be used, and why.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The voices with their files.</summary>
    internal IReadOnlyList<LocalVoice> LocalVoices { get; }

    /// <summary>Looks through a folder. No model is loaded.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static OnnxVoiceFolder Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no folder '{path}'.");
        }

        var voices = new List<LocalVoice>();
        var faults = new List<string>();
        var models = Directory.EnumerateFiles(path, "*.onnx", Search).Order(StringComparer.Ordinal).ToList();
        foreach (var model in models.Where(m => File.Exists(m + ".json")))
        {
            Try(() => voices.AddRange(PiperVoices(model)), faults);
        }

        foreach (var folder in models.Where(m => !File.Exists(m + ".json")).GroupBy(KokoroRoot, StringComparer.Ordinal))
        {
            Try(() => voices.AddRange(KokoroVoices(folder.Key, [.. folder], faults)), faults);
        }

        var sorted = voices.DistinctBy(v => v.Voice.Name, StringComparer.Ordinal).OrderBy(v => v.Rank).ThenBy(v => v.Voice.Name, StringComparer.Ordinal);
        return new OnnxVoiceFolder(path, [.. sorted], faults);
    }

    /// <summary>Loads every model once and looks at what it takes and gives.</summary>
    /// <returns>What is wrong, a line for each model; empty where all can speak.</returns>
    public IReadOnlyList<string> CheckModels()
    {
        var faults = new List<string>();
        foreach (var voice in LocalVoices.DistinctBy(v => v.ModelPath, StringComparer.Ordinal))
        {
            Try(
                () =>
                {
                    using var model = VoiceModel.Load(voice.ModelPath);
                    ModelInputs.Check(model, voice);
                    _ = voice.Style?.Read();
                },
                faults);
        }

        return faults;
    }

    private static void Try(Action read, List<string> faults)
    {
        try
        {
            read();
        }
        catch (VoiceFileException e)
        {
            faults.Add(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            faults.Add(e.Message);
        }
    }

    private static IEnumerable<LocalVoice> PiperVoices(string model)
    {
        var config = PiperConfig.Read(model + ".json");
        var stem = NameOf(Path.GetFileNameWithoutExtension(model));
        var speakers = config.Speakers.Count > 0 ? config.Speakers.Select(s => (Name: $"{stem}#{NameOf(s.Name)}", Id: (long?)s.Id)) : [(stem, null)];
        return speakers.Select(s => new LocalVoice
        {
            Voice = new EngineVoice(s.Name, config.Locale, config.SampleRateHz, $"Piper{(config.Quality is { } q ? ", " + q : "")}")
            {
                Gender = config.Gender ?? GenderInName(s.Name),
            },
            ModelPath = model,
            Files = [model, model + ".json"],
            PhonemizerVoice = config.EspeakVoice,
            Rank = 100 + (config.Quality switch { "high" => 0, "medium" => 1, null => 2, "low" => 3, _ => 4 }),
            Piper = config,
            SpeakerId = s.Id,
        });
    }

    private static List<LocalVoice> KokoroVoices(string root, List<string> models, List<string> faults)
    {
        var styles = Styles(root);
        if (styles.Count == 0)
        {
            throw new VoiceFileException(models[0], "this model has no settings beside it: a Piper voice needs its .onnx.json, Kokoro its voices (voices/*.bin or voices-v1.0.bin).");
        }

        var model = models.OrderBy(m => Path.GetFileName(m) switch
        {
            "model.onnx" => 0,
            var name when name.StartsWith("kokoro", StringComparison.OrdinalIgnoreCase) && !name.Contains("int8", StringComparison.Ordinal) && !name.Contains("fp16", StringComparison.Ordinal) => 1,
            _ => 2,
        }).ThenBy(m => m, StringComparer.Ordinal).First();
        var vocabulary = KokoroVocabulary.Beside(root);
        var voices = new List<LocalVoice>();
        foreach (var (name, style) in styles)
        {
            if (!KokoroLanguages.TryGetValue(name[0], out var language))
            {
                faults.Add($"{style.Path}: {name} needs a phonemizer of its language, which there is not here.");
                continue;
            }

            var grade = Array.IndexOf(ByGrade, name);
            voices.Add(new LocalVoice
            {
                Voice = new EngineVoice(name, language.Locale, KokoroRateHz, "Kokoro") { Gender = name[1] == 'f' ? Gender.Female : Gender.Male },
                ModelPath = model,
                Files = [model, style.Path],
                PhonemizerVoice = language.Espeak,
                Rank = grade < 0 ? ByGrade.Length : grade,
                Style = style,
                Vocabulary = vocabulary,
            });
        }

        return voices;
    }

    private static SortedDictionary<string, KokoroStyle> Styles(string root)
    {
        var styles = new SortedDictionary<string, KokoroStyle>(StringComparer.Ordinal);
        string[] folders = [root, Path.Combine(root, "voices")];
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f)).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) is not (".bin" or ".npz"))
            {
                continue;
            }

            var name = Path.GetFileNameWithoutExtension(file);
            if (new FileInfo(file).Length == KokoroStyle.TableBytes && IsKokoroName(name))
            {
                styles.TryAdd(name, new KokoroStyle(file, null));
            }
            else if (KokoroStyle.IsArchive(file))
            {
                foreach (var entry in KokoroStyle.NamesIn(file).Where(IsKokoroName))
                {
                    styles.TryAdd(entry, new KokoroStyle(file, entry));
                }
            }
        }

        return styles;
    }

    /// <summary>"af_heart": language, then f or m.</summary>
    private static bool IsKokoroName(string name) => name.Length > 3 && char.IsAsciiLetterLower(name[0]) && name[1] is 'f' or 'm' && name[2] == '_' && name.All(c => !char.IsWhiteSpace(c));

    /// <summary>Collections keep the models in a folder <c>onnx</c> beside the voices.</summary>
    private static string KokoroRoot(string model)
    {
        var folder = Path.GetDirectoryName(model)!;
        return Path.GetFileName(folder) == "onnx" && Path.GetDirectoryName(folder) is { } parent ? parent : folder;
    }

    /// <summary>A name that voices.json takes: without blanks.</summary>
    private static string NameOf(string text) => string.Join('-', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Some collections say it in the name: "en_GB-southern_english_female-low". Else it is not known.</summary>
    private static Gender? GenderInName(string name)
    {
        var words = name.Split('_', '-', '#');
        var (female, male) = (words.Contains("female", StringComparer.OrdinalIgnoreCase), words.Contains("male", StringComparer.OrdinalIgnoreCase));
        return female == male ? null : female ? Gender.Female : Gender.Male;
    }
}
