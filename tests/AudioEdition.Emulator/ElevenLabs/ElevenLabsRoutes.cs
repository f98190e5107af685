using System.Globalization;
using System.Text.Json;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.ElevenLabs;

/// <summary>ElevenLabs' routes: bytes, bytes with times, the same as a stream, voices, models.</summary>
internal sealed class ElevenLabsRoutes(SpeechEmulator emulator)
{
    private const int MaxText = 5_000;

    private static readonly string[] Names =
    [
        "text", "model_id", "language_code", "voice_settings", "pronunciation_dictionary_locators", "seed", "previous_text", "next_text",
        "previous_request_ids", "next_request_ids", "use_pvc_as_ivc", "apply_text_normalization", "apply_language_text_normalization",
    ];

    /// <summary>What the models take for an instruction in a text.</summary>
    private static readonly string[] Tags = ["<break", "<phoneme", "[laughs]", "[whispers]", "[sighs]", "[pause]"];

    private static readonly string[] Models = ["eleven_multilingual_v2", "eleven_turbo_v2_5", "eleven_flash_v2_5", "eleven_v3"];

    private static readonly (string Id, string Name, string Gender, string Accent)[] Voices =
    [
        ("EmuVoiceAda00000001", "Ada", "female", "american"),
        ("EmuVoiceBen00000002", "Ben", "male", "american"),
        ("EmuVoiceClio0000003", "Clio", "female", "british"),
        ("EmuVoiceDrew0000004", "Drew", "male", "british"),
    ];

    private sealed record Order(string Text, string VoiceId, string Format, int Hz, bool Wav, double Speed);

    public async Task<bool> TryHandleAsync(HttpContext http, string path)
    {
        var parts = path.Trim('/').Split('/');
        switch (parts)
        {
            case ["v1", "text-to-speech", var voice]:
                await BytesAsync(http, voice);
                return true;
            case ["v1", "text-to-speech", var voice, "with-timestamps"]:
                await TimestampsAsync(http, voice);
                return true;
            case ["v1", "text-to-speech", var voice, "stream", "with-timestamps"]:
                await StreamAsync(http, voice);
                return true;
            case ["v1" or "v2", "voices"]:
                await VoicesAsync(http, parts[0] == "v2");
                return true;
            case ["v1", "models"] when http.Request.Headers.ContainsKey("xi-api-key"):
                await ModelsAsync(http);
                return true;
            default:
                return false;
        }
    }

    private async Task BytesAsync(HttpContext http, string voice)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.ElevenLabsSpeech, Errors);
        if (await OrderAsync(x, voice) is { } order)
        {
            await emulator.InTurnAsync(x, () => x.SendSoundAsync(Audio(order, Render(x, order)), order.Wav ? "audio/wav" : "audio/pcm"));
        }
    }

    private async Task TimestampsAsync(HttpContext http, string voice)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.ElevenLabsTimestamps, Errors);
        if (await OrderAsync(x, voice) is { } order)
        {
            await emulator.InTurnAsync(x, () =>
            {
                var rendering = Render(x, order);
                return x.SendSoundAsync(Piece(Audio(order, rendering), Aligned(x, order, rendering)), "application/json");
            });
        }
    }

    private async Task StreamAsync(HttpContext http, string voice)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.ElevenLabsStream, Errors);
        if (await OrderAsync(x, voice) is { } order)
        {
            await emulator.InTurnAsync(x, async () =>
            {
                var rendering = Render(x, order);
                var audio = Audio(order, rendering);
                var alignment = Aligned(x, order, rendering);
                using var lines = new MemoryStream();
                const int Pieces = 4;
                for (var i = 0; i < Pieces; i++)
                {
                    // Samples stay whole; the last piece has what remains.
                    var from = audio.Length / Pieces / 2 * 2 * i;
                    var to = i == Pieces - 1 ? audio.Length : audio.Length / Pieces / 2 * 2 * (i + 1);
                    var count = alignment?.Characters.Count ?? 0;
                    lines.Write(Piece(audio[from..to], alignment?.Part(count * i / Pieces, count * (i + 1) / Pieces)));
                    lines.Write("\n\n"u8);
                }

                await x.SendSoundAsync(lines.ToArray(), "application/json");
            });
        }
    }

    private async Task VoicesAsync(HttpContext http, bool second)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.ElevenLabsVoices, Errors);
        if (!await PassesAsync(x, HttpMethods.Get))
        {
            return;
        }

        var skip = 0;
        var size = Voices.Length;
        if (second && (!Number(x, "page_size", 1, 100, 10, out size) || !Number(x, "next_page_token", 0, Voices.Length, 0, out skip)))
        {
            await x.RefuseAsync(422, "page_size has to be a number from 1 to 100, next_page_token the one of the last page");
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            var voices = Voices.Skip(skip).Take(size).Select(v => new
            {
                voice_id = v.Id,
                name = v.Name,
                category = "premade",
                labels = new { gender = v.Gender, accent = v.Accent, age = "middle_aged", use_case = "news" },
                description = (string?)null,
                high_quality_base_model_ids = Models,
            });
            await x.SendJsonAsync(second
                ? JsonSerializer.Serialize(new
                {
                    voices,
                    has_more = skip + size < Voices.Length,
                    total_count = Voices.Length,
                    next_page_token = skip + size < Voices.Length ? (skip + size).ToString(CultureInfo.InvariantCulture) : null,
                })
                : JsonSerializer.Serialize(new { voices }));
        }
    }

    private async Task ModelsAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.ElevenLabsModels, Errors);
        if (!await PassesAsync(x, HttpMethods.Get))
        {
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            await x.SendJsonAsync(JsonSerializer.Serialize(Models.Select(m => new
            {
                model_id = m,
                name = m,
                can_do_text_to_speech = true,
                can_use_style = true,
                maximum_text_length_per_request = MaxText,
                languages = new[] { new { language_id = "en", name = "English" } },
            })));
        }
    }

    private static (string ContentType, string Body) Errors(int status, string message)
    {
        object detail = status == 422
            ? new[] { new { loc = new[] { "body" }, msg = message, type = "value_error" } }
            : new { status = status switch { 401 => "invalid_api_key", 404 => "voice_not_found", 429 => "too_many_concurrent_requests", _ => "error" }, message };
        return ("application/json", JsonSerializer.Serialize(new { detail }));
    }

    private async Task<bool> PassesAsync(Exchange x, string method)
    {
        if (x.Http.Request.Method != method)
        {
            await x.RefuseAsync(405, $"this route takes {method}");
            return false;
        }

        if (x.Header("xi-api-key") != emulator.Options.Key)
        {
            await x.RefuseAsync(401, "Invalid API key");
            return false;
        }

        return true;
    }

    private async Task<Order?> OrderAsync(Exchange x, string voice)
    {
        if (!await PassesAsync(x, HttpMethods.Post))
        {
            return null;
        }

        if (x.Http.Request.ContentType?.Split(';')[0].Trim() != "application/json")
        {
            await x.RefuseAsync(415, $"content type '{x.Http.Request.ContentType}' is not application/json");
            return null;
        }

        if (!Voices.Any(v => v.Id == voice))
        {
            await x.RefuseAsync(404, $"A voice with the voice_id {voice} was not found.");
            return null;
        }

        try
        {
            var order = Read(x, voice);
            if (order.Text.Length > MaxText)
            {
                await x.RefuseAsync(400, $"text has more than {MaxText} characters");
                return null;
            }

            foreach (var tag in Tags.Where(t => order.Text.Contains(t, StringComparison.OrdinalIgnoreCase)))
            {
                x.Note($"a tag that the models obey reached the service: {tag}");
            }

            x.Understand(order.Text, voice, order.Format, order.Text.EnumerateRunes().Count());
            x.Http.Response.Headers["request-id"] = string.Create(CultureInfo.InvariantCulture, $"emulator-{x.Entry.Number}");
            x.Http.Response.Headers["character-cost"] = x.Entry.BillableCharacters.ToString(CultureInfo.InvariantCulture);
            return order;
        }
        catch (FormatException e)
        {
            await x.RefuseAsync(422, e.Message);
            return null;
        }
    }

    private static Order Read(Exchange x, string voice)
    {
        foreach (var (name, _) in x.Http.Request.Query)
        {
            if (name is not ("output_format" or "enable_logging" or "optimize_streaming_latency"))
            {
                throw new FormatException($"the query has an unknown name: {name}");
            }
        }

        var format = x.Http.Request.Query["output_format"].ToString();
        var (container, hz) = format.Split('_') is [var c, var rate] && (c is "pcm" or "wav") && rate is "8000" or "16000" or "22050" or "24000" or "32000" or "44100" or "48000"
            ? (c, int.Parse(rate, CultureInfo.InvariantCulture))
            : throw new FormatException($"output_format '{format}': this emulator has no encoder; ask for pcm_24000");
        var body = JsonBody.Parse(x.Body, Names);
        var text = body.Text("text");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FormatException("text is empty");
        }

        body.OneOf("model_id", "eleven_multilingual_v2", Models);
        body.OneOf("apply_text_normalization", "auto", "auto", "on", "off");
        body.Boolean("apply_language_text_normalization");
        body.OptionalText("language_code");
        body.OptionalText("previous_text");
        body.OptionalText("next_text");
        body.Number("seed", 0, uint.MaxValue);
        if (body.List("pronunciation_dictionary_locators")?.Count > 3)
        {
            throw new FormatException("pronunciation_dictionary_locators has more than 3 entries");
        }

        var settings = body.Object("voice_settings", "stability", "similarity_boost", "style", "use_speaker_boost", "speed");
        settings?.Number("stability", 0, 1);
        settings?.Number("similarity_boost", 0, 1);
        settings?.Number("style", 0, 1);
        settings?.Boolean("use_speaker_boost");
        return new Order(text, voice, format, hz, container == "wav", settings?.Number("speed", 0.7, 1.2) ?? 1);
    }

    private static bool Number(Exchange x, string name, int min, int max, int @default, out int value)
    {
        value = @default;
        var given = x.Http.Request.Query[name].ToString();
        return given.Length == 0 || (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);
    }

    private static Rendering Render(Exchange x, Order order) =>
        Rendering.Of(ToneSpeaker.Speak(order.Text, order.VoiceId, order.Speed), order.Hz, x.Fault);

    private static byte[] Audio(Order order, Rendering rendering) =>
        order.Wav && rendering.Samples.Length > 0 ? PcmFormat.WithHeader(rendering.Samples, order.Hz) : rendering.Samples;

    private static Alignment? Aligned(Exchange x, Order order, Rendering rendering) => x.Fault?.Kind switch
    {
        Faults.FaultKind.NoBoundaries => null,
        Faults.FaultKind.BoundariesOfOtherText => Alignment.Of(new string([.. order.Text.Reverse()]), rendering),
        _ => Alignment.Of(order.Text, rendering),
    };

    private byte[] Piece(byte[] audio, Alignment? alignment)
    {
        var mutant = emulator.Options.Mutant;
        var times = alignment?.ToJson(mutant);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [mutant == ProtocolMutant.RenamedAudioField ? "audio" : "audio_base64"] = Convert.ToBase64String(audio),
            ["alignment"] = times,
            ["normalized_alignment"] = times,
        });
    }
}
