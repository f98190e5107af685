using AudioEdition.Emulator.Azure;
using AudioEdition.Emulator.ElevenLabs;
using AudioEdition.Emulator.OpenAi;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Serving;

/// <summary>Finds the route of a request.</summary>
internal sealed class Router
{
    private readonly SpeechEmulator _emulator;
    private readonly AzureRest _azure;
    private readonly AzureAccess _access;
    private readonly BatchRoutes _batch;
    private readonly OpenAiRoutes _openAi;
    private readonly ElevenLabsRoutes _elevenLabs;

    public Router(SpeechEmulator emulator)
    {
        _emulator = emulator;
        _access = new AzureAccess(emulator.Options);
        _azure = new AzureRest(emulator, _access);
        _batch = new BatchRoutes(emulator, _access);
        _openAi = new OpenAiRoutes(emulator);
        _elevenLabs = new ElevenLabsRoutes(emulator);
    }

    public async Task HandleAsync(HttpContext http)
    {
        _emulator.Begin();
        try
        {
            await DispatchAsync(http);
        }
        catch (OperationCanceledException)
        {
            // The client went away, or the emulator stops.
            http.Abort();
        }
        catch (IOException)
        {
            http.Abort();
        }
        finally
        {
            _emulator.End();
        }
    }

    private async Task DispatchAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (await _elevenLabs.TryHandleAsync(http, path) || await _batch.TryHandleAsync(http, path))
        {
            return;
        }

        // On a custom domain the same routes stand behind /tts.
        var azure = path.StartsWith("/tts/", StringComparison.Ordinal) ? path["/tts".Length..] : path;
        await (azure switch
        {
            "/cognitiveservices/v1" => _azure.SpeakAsync(http),
            "/cognitiveservices/voices/list" => _azure.VoicesAsync(http),
            "/cognitiveservices/websocket/v1" => ConnectAsync(http),
            "/sts/v1.0/issueToken" => _azure.TokenAsync(http),
            "/v1/audio/speech" => _openAi.SpeakAsync(http),
            "/v1/audio/voices" => _openAi.VoicesAsync(http),
            "/v1/models" => _openAi.ModelsAsync(http),
            "/dev/captioned_speech" => _openAi.CaptionAsync(http),
            _ => NotFoundAsync(http),
        });
    }

    private async Task ConnectAsync(HttpContext http)
    {
        using var socket = new AzureSocket(_emulator, _access);
        await socket.RunAsync(http);
    }

    private async Task NotFoundAsync(HttpContext http)
    {
        var x = await Exchange.OpenAsync(_emulator, http, EmulatorRoute.Unknown, AzureRest.Errors);
        await x.RefuseAsync(404, $"{http.Request.Method} {http.Request.Path} is no route");
    }
}
