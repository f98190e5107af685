using System.Globalization;
using System.Text.Json;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;
using AudioEdition.Emulator.Ssml;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>Azure's REST routes: speech, voices, token.</summary>
internal sealed class AzureRest(SpeechEmulator emulator, AzureAccess access)
{
    private const int MaxUserAgent = 255;

    public static (string ContentType, string Body) Errors(int status, string message) => status == 401
        ? ("application/json", JsonSerializer.Serialize(new { error = new { code = "401", message } }))
        : ("text/plain; charset=utf-8", message);

    public async Task SpeakAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.AzureSpeech, Errors);
        if (http.Request.Method != HttpMethods.Post)
        {
            await x.RefuseAsync(405, "speech takes POST");
            return;
        }

        if (access.WhyNot(http.Request) is { } denied)
        {
            await x.RefuseAsync(401, denied);
            return;
        }

        if (http.Request.Query.Any(q => q.Key != "deploymentId"))
        {
            await x.RefuseAsync(400, "the query holds something unknown; keys go into a header");
            return;
        }

        var type = http.Request.ContentType ?? "";
        if (!type.Split(';')[0].Trim().Equals("application/ssml+xml", StringComparison.OrdinalIgnoreCase))
        {
            await x.RefuseAsync(415, $"content type '{type}' is not application/ssml+xml");
            return;
        }

        if (WhyBadHeaders(x) is { } bad)
        {
            await x.RefuseAsync(400, bad);
            return;
        }

        var name = x.Header("X-Microsoft-OutputFormat");
        if (PcmFormat.Find(name) is not { } format)
        {
            await x.RefuseAsync(400, PcmFormat.WhyNot(name));
            return;
        }

        if (x.BodyBytes.Length > SsmlDocument.MaxBytes)
        {
            await x.RefuseAsync(413, $"the SSML exceeds {SsmlDocument.MaxBytes} bytes");
            return;
        }

        SsmlDocument document;
        try
        {
            document = SsmlDocument.Parse(x.Body, x.Options.Voices);
        }
        catch (SsmlException e)
        {
            await x.RefuseAsync(400, e.Message);
            return;
        }

        x.Understand(document.Text, document.Voices[0], format.Name, document.BillableCharacters);
        await emulator.InTurnAsync(x, async () =>
        {
            var rendering = Rendering.Of(ToneSpeaker.Speak(document.Pieces), format.SampleRateHz, x.Fault).CutAt(x.Options.MaxAudio, format.SampleRateHz);
            var samples = x.Options.Mutant == ProtocolMutant.RiffInsteadOfRaw ? PcmFormat.WithHeader(rendering.Samples, format.SampleRateHz) : format.Wrap(rendering.Samples);
            http.Response.Headers["X-RequestId"] = Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{x.Entry.Number:x32}")).ToString();
            await x.SendSoundAsync(rendering.Samples.Length == 0 ? [] : samples, format.Riff ? "audio/x-wav" : "audio/basic");
        });
    }

    public async Task VoicesAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.AzureVoices, Errors);
        if (http.Request.Method != HttpMethods.Get)
        {
            await x.RefuseAsync(405, "the list of voices takes GET");
        }
        else if (access.WhyNot(http.Request) is { } denied)
        {
            await x.RefuseAsync(401, denied);
        }
        else
        {
            x.Understand();
            if (!await x.FailsAsync())
            {
                var json = JsonSerializer.Serialize(x.Options.Voices.Select(Described));
                await x.SendJsonAsync(x.Options.Mutant == ProtocolMutant.LowerCaseVoices
                    ? json.Replace("\"ShortName\"", "\"shortName\"", StringComparison.Ordinal).Replace("\"Locale\"", "\"locale\"", StringComparison.Ordinal)
                    : json);
            }
        }
    }

    public async Task TokenAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.AzureToken, Errors);
        if (http.Request.Method != HttpMethods.Post)
        {
            await x.RefuseAsync(405, "issueToken takes POST");
        }
        else if (access.WhyNot(http.Request, keyAlone: true) is { } denied)
        {
            await x.RefuseAsync(401, denied);
        }
        else if (x.BodyBytes.Length > 0)
        {
            await x.RefuseAsync(400, "issueToken takes no body");
        }
        else
        {
            x.Understand();
            if (!await x.FailsAsync())
            {
                x.Status(200);
                http.Response.ContentType = "application/jwt";
                await http.Response.WriteAsync(access.Issue(), http.RequestAborted);
            }
        }
    }

    private static string? WhyBadHeaders(Exchange x) => x.Header("User-Agent") switch
    {
        null or "" => "User-Agent is required",
        { Length: >= MaxUserAgent } => $"User-Agent has {MaxUserAgent} characters or more",
        _ => null,
    };

    /// <summary>A voice in the service's own words.</summary>
    private static Dictionary<string, object> Described(EmulatedVoice voice)
    {
        var description = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Name"] = $"Microsoft Server Speech Text to Speech Voice ({voice.Locale}, {voice.ShortName[(voice.Locale.Length + 1)..]})",
            ["DisplayName"] = voice.DisplayName,
            ["LocalName"] = voice.DisplayName,
            ["ShortName"] = voice.ShortName,
            ["Gender"] = voice.Gender,
            ["Locale"] = voice.Locale,
            ["LocaleName"] = CultureInfo.GetCultureInfo(voice.Locale).EnglishName,
            ["SampleRateHertz"] = voice.Multilingual ? "24000" : "48000",
            ["VoiceType"] = "Neural",
            ["Status"] = voice.Status,
            ["WordsPerMinute"] = "152",
        };
        if (voice.Styles.Count > 0)
        {
            description["StyleList"] = voice.Styles;
        }

        if (voice.Multilingual)
        {
            description["SecondaryLocaleList"] = new[] { "en-GB", "de-DE", "fr-FR" };
        }

        return description;
    }
}
