using System.Text.Json;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.OpenAi;

/// <summary>OpenAI's speech route, and what Kokoro-FastAPI adds to it.</summary>
internal sealed class OpenAiRoutes(SpeechEmulator emulator)
{
    private const int MaxInput = 4_096;

    private static readonly string[] Names = ["model", "input", "voice", "instructions", "response_format", "speed", "stream_format"];

    private static readonly string[] KokoroNames =
        ["download_format", "stream", "return_download_link", "lang_code", "volume_multiplier", "normalization_options", "return_timestamps"];

    private static readonly string[] NormalizationNames =
    [
        "normalize", "unit_normalization", "url_normalization", "email_normalization", "optional_pluralization_normalization", "phone_normalization",
        "replace_remaining_symbols",
    ];

    /// <summary>OpenAI's own, then Kokoro's.</summary>
    private static readonly string[] Voices = ["alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer", "verse"];

    private static readonly string[] KokoroVoices =
        ["af_heart", "af_bella", "af_nicole", "af_sarah", "am_adam", "am_fenrir", "am_michael", "am_puck", "bf_emma", "bf_isabella", "bm_fable", "bm_george", "bm_lewis"];

    private sealed record Order(string Input, string Voice, string Format, double Speed, bool Captions);

    public async Task SpeakAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.OpenAiSpeech, Errors);
        if (await OrderAsync(x, captioned: false) is not { } order)
        {
            return;
        }

        await emulator.InTurnAsync(x, async () =>
        {
            var (rendering, _) = Render(x, order);
            var raw = order.Format == "pcm" || x.Options.Mutant == ProtocolMutant.RawInsteadOfWav;
            await x.SendSoundAsync(raw ? rendering.Samples : Wav(x, rendering), raw ? "audio/pcm" : "audio/wav");
        });
    }

    public async Task CaptionAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.KokoroCaptions, KokoroErrors);
        if (await OrderAsync(x, captioned: true) is not { } order)
        {
            return;
        }

        await emulator.InTurnAsync(x, async () =>
        {
            var (rendering, _) = Render(x, order);
            var json = JsonSerializer.SerializeToUtf8Bytes(new
            {
                audio = Convert.ToBase64String(order.Format == "pcm" ? rendering.Samples : Wav(x, rendering)),
                audio_format = order.Format == "pcm" ? "audio/pcm" : "audio/wav",
                timestamps = order.Captions
                    ? rendering.Marks.Where(m => m.Kind is SoundMarkKind.Word or SoundMarkKind.Punctuation)
                        .Select(m => new { word = m.Text, start_time = m.StartMs / 1000.0, end_time = m.EndMs / 1000.0 })
                    : null,
            });
            await x.SendSoundAsync(json, "application/json");
        });
    }

    public async Task VoicesAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.OpenAiVoices, KokoroErrors);
        if (!emulator.Options.Captions)
        {
            await x.ErrorAsync(404, "Not Found");
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            await x.SendJsonAsync(JsonSerializer.Serialize(new { voices = KokoroVoices }));
        }
    }

    public async Task ModelsAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.OpenAiModels, Errors);
        if (WhyNot(x) is { } denied)
        {
            await x.RefuseAsync(401, denied);
            return;
        }

        x.Understand();
        if (!await x.FailsAsync())
        {
            var models = new[] { "tts-1", "tts-1-hd", "gpt-4o-mini-tts", "kokoro" };
            await x.SendJsonAsync(JsonSerializer.Serialize(new
            {
                @object = "list",
                data = models.Select(m => new { id = m, @object = "model", created = 1_686_935_002, owned_by = "emulator" }),
            }));
        }
    }

    private (string ContentType, string Body) Errors(int status, string message)
    {
        var error = new { message, type = status switch { 401 => "authentication_error", 429 => "rate_limit_error", >= 500 => "server_error", _ => "invalid_request_error" }, param = (string?)null, code = (string?)null };
        return ("application/json", emulator.Options.Mutant == ProtocolMutant.FlatOpenAiError
            ? JsonSerializer.Serialize(new { fault = error.type })
            : JsonSerializer.Serialize(new { error }));
    }

    private static (string ContentType, string Body) KokoroErrors(int status, string message) =>
        ("application/json", JsonSerializer.Serialize(new { detail = new { error = status >= 500 ? "processing_error" : "validation_error", message, type = "invalid_request_error" } }));

    private string? WhyNot(Exchange x) => x.Header("Authorization") switch
    {
        null => emulator.Options.Container ? null : "You didn't provide an API key.",
        var given when given == $"Bearer {emulator.Options.Key}" => null,
        _ => emulator.Options.Container ? null : "Incorrect API key provided.",
    };

    private async Task<Order?> OrderAsync(Exchange x, bool captioned)
    {
        if (captioned && !emulator.Options.Captions)
        {
            await x.ErrorAsync(404, "Not Found");
        }
        else if (x.Http.Request.Method != HttpMethods.Post)
        {
            await x.RefuseAsync(405, "speech takes POST");
        }
        else if (WhyNot(x) is { } denied)
        {
            await x.RefuseAsync(401, denied);
        }
        else if (x.Http.Request.ContentType?.Split(';')[0].Trim() != "application/json")
        {
            await x.RefuseAsync(415, $"content type '{x.Http.Request.ContentType}' is not application/json");
        }
        else
        {
            try
            {
                var order = Read(x.Body, captioned);
                x.Understand(order.Input, order.Voice, order.Format, order.Input.EnumerateRunes().Count());
                return order;
            }
            catch (FormatException e)
            {
                await x.RefuseAsync(captioned ? 422 : 400, e.Message);
            }
        }

        return null;
    }

    private Order Read(string json, bool captioned)
    {
        var body = JsonBody.Parse(json, emulator.Options.Captions ? [.. Names, .. KokoroNames] : Names);
        if (body.Text("model").Length == 0)
        {
            throw new FormatException("model is empty");
        }

        var input = body.Text("input");
        if (input.Length is 0 or > MaxInput)
        {
            throw new FormatException($"input has to have 1 to {MaxInput} characters");
        }

        var voice = body.Text("voice");
        if (!Voices.Contains(voice, StringComparer.Ordinal) && !(emulator.Options.Captions && KokoroVoices.Contains(voice, StringComparer.Ordinal)))
        {
            throw new FormatException($"voice '{voice}' is unknown");
        }

        body.OptionalText("instructions");
        body.OneOf("stream_format", "audio", "audio");
        body.Number("volume_multiplier", 0, 10);
        body.OptionalText("lang_code");
        body.Boolean("return_download_link");
        var normalization = body.Object("normalization_options", NormalizationNames);
        foreach (var name in NormalizationNames)
        {
            normalization?.Boolean(name);
        }

        if (captioned && body.Boolean("stream") != false)
        {
            throw new FormatException("stream: this emulator answers captions in one piece; send false");
        }

        var format = body.OneOf("response_format", "mp3", "mp3", "opus", "aac", "flac", "wav", "pcm");
        return format is "wav" or "pcm"
            ? new Order(input, voice, format, body.Number("speed", 0.25, 4) ?? 1, body.Boolean("return_timestamps") ?? true)
            : throw new FormatException($"response_format {format}: the service knows it, this emulator has no encoder; ask for wav");
    }

    private (Rendering Rendering, int Hz) Render(Exchange x, Order order)
    {
        IReadOnlyList<SpokenPiece> pieces = [new SpokenPiece.Words(order.Input, null, order.Voice, order.Speed, 1)];
        if (emulator.Options.Captions)
        {
            (pieces, var obeyed) = ControlTokens.Read(order.Input, order.Voice, order.Speed);
            foreach (var token in obeyed)
            {
                x.Note($"a control token reached the engine and was obeyed: {token}");
            }
        }

        var hz = emulator.Options.OpenAiSampleRateHz;
        return (Rendering.Of(ToneSpeaker.Speak(pieces), hz, x.Fault), hz);
    }

    private static byte[] Wav(Exchange x, Rendering rendering) => rendering.Samples.Length == 0 || x.Fault?.Kind == Faults.FaultKind.Garbage
        ? rendering.Samples
        : PcmFormat.WithHeader(rendering.Samples, x.Options.OpenAiSampleRateHz, x.Options.UnknownWavSizes);
}
