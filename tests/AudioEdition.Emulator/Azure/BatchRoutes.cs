using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;
using AudioEdition.Emulator.Ssml;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>Azure's batch synthesis, version 2024-04-01.</summary>
internal sealed class BatchRoutes(SpeechEmulator emulator, AzureAccess access)
{
    private const string Root = "/texttospeech/batchsyntheses";
    private const string ResultRoot = "/batchsynthesis-output/";
    private const string Signature = "sv=2024&sr=b&sig=emulated";
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxInputs = 10_000;
    private const int MaxPage = 100;

    private readonly ConcurrentDictionary<string, BatchJob> _jobs = new(StringComparer.Ordinal);

    public async Task<bool> TryHandleAsync(HttpContext http, string path)
    {
        if (path.StartsWith(ResultRoot, StringComparison.Ordinal))
        {
            await ResultAsync(http, path[ResultRoot.Length..]);
        }
        else if (path == Root)
        {
            await ListAsync(http);
        }
        else if (path.StartsWith(Root + "/", StringComparison.Ordinal))
        {
            var id = path[(Root.Length + 1)..];
            await (http.Request.Method switch
            {
                "PUT" => CreateAsync(http, id),
                "DELETE" => DeleteAsync(http, id),
                _ => GetAsync(http, id),
            });
        }
        else
        {
            return false;
        }

        return true;
    }

    private static (string ContentType, string Body) Errors(int status, string message) =>
        ("application/json", JsonSerializer.Serialize(new { error = new { code = status switch { 401 => "401", 404 => "NotFound", 429 => "TooManyRequests", _ => "BadArgument" }, message } }));

    private async Task<Exchange?> OpenAsync(HttpContext http, EmulatorRoute route, params string[] methods)
    {
        var x = await Exchange.OpenAsync(emulator, http, route, Errors);
        if (!methods.Contains(http.Request.Method, StringComparer.Ordinal))
        {
            await x.RefuseAsync(405, $"this route takes {string.Join(", ", methods)}");
        }
        else if (access.WhyNot(http.Request) is { } denied)
        {
            await x.RefuseAsync(401, denied);
        }
        else if (http.Request.Query["api-version"] != "2024-04-01")
        {
            await x.RefuseAsync(400, "api-version has to be 2024-04-01");
        }
        else
        {
            return x;
        }

        return null;
    }

    private async Task CreateAsync(HttpContext http, string id)
    {
        if (await OpenAsync(http, EmulatorRoute.AzureBatchCreate, "PUT") is not { } x)
        {
            return;
        }

        if (http.Request.ContentType?.Split(';')[0].Trim() != "application/json")
        {
            await x.RefuseAsync(415, $"content type '{http.Request.ContentType}' is not application/json");
            return;
        }

        if (x.BodyBytes.Length > MaxBytes)
        {
            await x.RefuseAsync(413, "the body exceeds 2 megabytes");
            return;
        }

        if (id.Length is < 3 or > 64 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') || !char.IsAsciiLetterOrDigit(id[0]) || !char.IsAsciiLetterOrDigit(id[^1]))
        {
            await x.RefuseAsync(400, $"id '{id}' has to have 3 to 64 letters, digits, '.', '_' or '-', and a letter or digit at both ends");
            return;
        }

        BatchJob job;
        try
        {
            job = Read(id, x.Body);
        }
        catch (FormatException e)
        {
            await x.RefuseAsync(400, e.Message);
            return;
        }

        x.Understand(string.Join('\n', job.Inputs.Select(i => i.Content)), null, job.Format.Name, job.Inputs.Sum(i => i.Billable));
        if (await x.FailsAsync())
        {
            return;
        }

        if (!_jobs.TryAdd(id, job))
        {
            // The answer to a second order of the same id isn't documented; it must not become a second job.
            await x.RefuseAsync(400, $"a batch synthesis with the id {id} exists");
            return;
        }

        http.Response.Headers["Operation-Location"] = $"{Origin(http)}{Root}/{id}?api-version=2024-04-01";

        // The order is on the bill from here on, even when its answer is lost on the way.
        x.Delivered();
        if (x.Fault is { Kind: FaultKind.AbortMidway or FaultKind.HangMidway or FaultKind.Truncated or FaultKind.CloseMidway })
        {
            await x.SendSoundAsync(Utf8(Described(http, job, done: false)), "application/json");
            return;
        }

        await x.SendJsonAsync(Described(http, job, done: false), StatusCodes.Status201Created);
    }

    private async Task GetAsync(HttpContext http, string id)
    {
        if (await OpenAsync(http, EmulatorRoute.AzureBatchGet, "GET") is not { } x)
        {
            return;
        }

        x.Understand();
        if (await x.FailsAsync())
        {
            return;
        }

        if (!_jobs.TryGetValue(id, out var job))
        {
            x.Status(204);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        job.NextPoll();
        await x.SendJsonAsync(Described(http, job, job.IsDone(emulator.Options.BatchPolls), x.Fault?.Kind == FaultKind.Garbage));
    }

    private async Task ListAsync(HttpContext http)
    {
        if (await OpenAsync(http, EmulatorRoute.AzureBatchList, "GET") is not { } x)
        {
            return;
        }

        if (!Number(http, "skip", 0, int.MaxValue, out var skip) || !Number(http, "maxpagesize", MaxPage, MaxPage, out var size))
        {
            await x.RefuseAsync(400, $"skip or maxpagesize (at most {MaxPage}) is no number of the range");
            return;
        }

        x.Understand();
        if (await x.FailsAsync())
        {
            return;
        }

        // Newest first; the order of equal times is that of the ids.
        var all = _jobs.Values.OrderByDescending(j => j.Created).ThenBy(j => j.Id, StringComparer.Ordinal).ToList();
        var page = string.Join(',', all.Skip(skip).Take(size).Select(j => Described(http, j, j.IsDone(emulator.Options.BatchPolls))));
        var next = skip + size < all.Count
            ? string.Create(CultureInfo.InvariantCulture, $",\"nextLink\":\"{Origin(http)}{Root}?skip={skip + size}&maxpagesize={size}&api-version=2024-04-01\"")
            : "";
        await x.SendJsonAsync($"{{\"value\":[{page}]{next}}}");
    }

    private async Task DeleteAsync(HttpContext http, string id)
    {
        if (await OpenAsync(http, EmulatorRoute.AzureBatchDelete, "DELETE") is not { } x)
        {
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            _jobs.TryRemove(id, out _);
            x.Status(204);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private async Task ResultAsync(HttpContext http, string rest)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.AzureBatchResult, Errors);
        if (http.Request.Headers.ContainsKey("Ocp-Apim-Subscription-Key") || http.Request.Headers.ContainsKey("Authorization"))
        {
            x.Note("the key went to the storage, which is not the speech service");
        }

        if (http.Request.QueryString.Value != "?" + Signature)
        {
            await x.RefuseAsync(403, "the signature of the address is wrong");
            return;
        }

        if (rest.Split('/') is not [var id, "results.zip"] || !_jobs.TryGetValue(id, out var job) || !job.IsDone(emulator.Options.BatchPolls))
        {
            await x.ErrorAsync(404, "BlobNotFound");
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            await x.SendSoundAsync(BatchArchive.Write(job, x.Fault), "application/zip");
        }
    }

    private BatchJob Read(string id, string json)
    {
        var body = JsonBody.Parse(json, "description", "inputKind", "inputs", "synthesisConfig", "customVoices", "properties");
        var kind = body.OneOf("inputKind", "", "SSML", "PlainText");
        var config = body.Object("synthesisConfig", "voice", "backgroundAudio", "pitch", "rate", "role", "speakerProfileId", "style", "styleDegree", "volume");
        var properties = body.Object("properties", "outputFormat", "wordBoundaryEnabled", "sentenceBoundaryEnabled", "concatenateResult", "decompressOutputFiles", "timeToLiveInHours", "destinationContainerUrl");
        var voice = kind == "PlainText" ? config?.Text("voice") ?? throw new FormatException("inputKind PlainText wants synthesisConfig.voice") : null;
        if (voice is not null && !emulator.Options.Voices.Any(v => v.ShortName == voice))
        {
            throw new FormatException($"voice {voice} is unknown");
        }

        foreach (var name in new[] { "concatenateResult", "decompressOutputFiles" })
        {
            if (properties?.Boolean(name) == true)
            {
                throw new FormatException($"{name}: the service can, this emulator can't");
            }
        }

        if (properties?.OptionalText("destinationContainerUrl") is not null)
        {
            throw new FormatException("destinationContainerUrl: the service can, this emulator can't");
        }

        var name2 = properties?.OptionalText("outputFormat") ?? "riff-24khz-16bit-mono-pcm";
        var format = PcmFormat.Find(name2) ?? throw new FormatException(PcmFormat.WhyNot(name2));
        var inputs = body.List("inputs") ?? throw new FormatException("inputs is required");
        if (inputs.Count is 0 or > MaxInputs)
        {
            throw new FormatException($"inputs has to have 1 to {MaxInputs} entries");
        }

        return new BatchJob(
            id,
            kind,
            [.. inputs.Select(i => Input(i, voice))],
            format,
            properties?.Boolean("wordBoundaryEnabled") ?? false,
            properties?.Boolean("sentenceBoundaryEnabled") ?? false,
            (int)(properties?.Number("timeToLiveInHours", 1, 744) ?? 168),
            body.OptionalText("description"),
            emulator.Options.TimeProvider.GetUtcNow());
    }

    private BatchInput Input(JsonElement input, string? voice)
    {
        if (input.ValueKind != JsonValueKind.Object || input.EnumerateObject().Count() != 1
            || !input.TryGetProperty("content", out var content) || content.GetString() is not { Length: > 0 } text)
        {
            throw new FormatException("an input has to be an object with content alone");
        }

        if (voice is not null)
        {
            return new BatchInput(text, ToneSpeaker.Speak(text, voice), BillableCharacters.OfText(text), null);
        }

        try
        {
            var document = SsmlDocument.Parse(text, emulator.Options.Voices);
            return document.Voices.Any(v => v.Contains(":DragonHD", StringComparison.Ordinal))
                ? new BatchInput(text, null, 0, "high-definition voices speak in real time only")
                : new BatchInput(text, ToneSpeaker.Speak(document.Pieces), document.BillableCharacters, null);
        }
        catch (SsmlException e)
        {
            return new BatchInput(text, null, 0, e.Message);
        }
    }

    private static string Described(HttpContext http, BatchJob job, bool done, bool fails = false)
    {
        var made = job.Inputs.Where(i => i.Sound is not null).ToList();
        var failed = done && (fails || made.Count == 0);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["timeToLiveInHours"] = job.TimeToLiveHours,
            ["outputFormat"] = job.Format.Name,
            ["concatenateResult"] = false,
            ["decompressOutputFiles"] = false,
            ["wordBoundaryEnabled"] = job.Words,
            ["sentenceBoundaryEnabled"] = job.Sentences,
        };
        if (failed)
        {
            properties["error"] = new { code = "InternalServerError", message = job.Inputs.FirstOrDefault(i => i.Error is not null)?.Error ?? "Synthesis failed." };
        }
        else if (done)
        {
            properties["sizeInBytes"] = made.Sum(i => (long)i.Sound!.DurationMs * job.Format.SampleRateHz / 1000 * 2);
            properties["succeededAudioCount"] = made.Count;
            properties["failedAudioCount"] = job.Inputs.Count - made.Count;
            properties["durationInMilliseconds"] = made.Sum(i => (long)i.Sound!.DurationMs);
            properties["billingDetails"] = new { neuralCharacters = made.Sum(i => i.Billable) };
        }

        var state = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = job.Id,
            ["status"] = failed ? "Failed" : done ? "Succeeded" : "Running",
            ["createdDateTime"] = job.Created.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["lastActionDateTime"] = job.Created.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["inputKind"] = job.Kind,
            ["customVoices"] = new { },
            ["properties"] = properties,
        };
        if (job.Description is not null)
        {
            state["description"] = job.Description;
        }

        if (done && !failed)
        {
            state["outputs"] = new { result = $"{Origin(http)}{ResultRoot}{job.Id}/results.zip?{Signature}" };
        }

        return JsonSerializer.Serialize(state);
    }

    private static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static bool Number(HttpContext http, string name, int @default, int max, out int value)
    {
        value = @default;
        var given = http.Request.Query[name].ToString();
        return given.Length == 0 || (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max);
    }
}
