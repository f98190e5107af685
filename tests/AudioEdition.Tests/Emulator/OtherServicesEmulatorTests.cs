using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Tests.Emulator;

/// <summary>What the emulator of OpenAI, Kokoro-FastAPI and ElevenLabs takes, refuses and tells.</summary>
public sealed class OtherServicesEmulatorTests : IAsyncLifetime
{
    private const string Text = "The mill stands still.";
    private readonly HttpClient _http = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await SpeechEmulator.StartAsync(cancellationToken: _cancel);
        _http.BaseAddress = _emulator.Address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.Key);
        _http.DefaultRequestHeaders.Add("xi-api-key", _emulator.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Captions_tell_where_the_words_sound()
    {
        using var response = await _http.PostAsJsonAsync("dev/captioned_speech", new { model = "kokoro", input = Text, voice = "af_heart", response_format = "wav", stream = false }, _cancel);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(_cancel);

        var sound = ToneSpeaker.Speak(Text, "af_heart");
        Assert.Equal(sound.Render(24_000), json.GetProperty("audio").GetBytesFromBase64()[PcmFormat.HeaderBytes..]);
        Assert.Equal(
            sound.Marks.Where(m => m.Kind != SoundMarkKind.Sentence).Select(m => (m.Text, m.StartMs / 1000.0, m.EndMs / 1000.0)),
            json.GetProperty("timestamps").EnumerateArray().Select(w => (w.GetProperty("word").GetString()!, w.GetProperty("start_time").GetDouble(), w.GetProperty("end_time").GetDouble())));
    }

    [Theory]
    [InlineData("He said [pause:1.5s] nothing.", "[pause:1.5s]")]
    [InlineData("The [mill](/maɪl/) stands.", "[mill](/maɪl/)")]
    public async Task A_control_token_is_obeyed_and_noted(string input, string token)
    {
        using var response = await _http.PostAsJsonAsync("v1/audio/speech", new { model = "kokoro", input, voice = "af_heart", response_format = "wav" }, _cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(_emulator.Violations, v => v.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Brackets_that_are_no_token_are_read()
    {
        using var response = await _http.PostAsJsonAsync("v1/audio/speech", new { model = "kokoro", input = "He [the miller] left.", voice = "af_heart", response_format = "pcm" }, _cancel);

        Assert.Equal(ToneSpeaker.Speak("He [the miller] left.", "af_heart").Render(24_000), await response.Content.ReadAsByteArrayAsync(_cancel));
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task A_server_without_captions_knows_neither_route_nor_voices_nor_names_of_Kokoro()
    {
        await using var plain = await SpeechEmulator.StartAsync(new EmulatorOptions { Captions = false, UnknownWavSizes = true, OpenAiSampleRateHz = 16_000 }, _cancel);
        using var captions = await PostAsync(plain, "dev/captioned_speech", new { model = "kokoro", input = Text, voice = "af_heart", response_format = "wav", stream = false });
        using var voice = await PostAsync(plain, "v1/audio/speech", new { model = "m", input = Text, voice = "af_heart", response_format = "wav" });
        using var name = await PostAsync(plain, "v1/audio/speech", new { model = "m", input = Text, voice = "alloy", response_format = "wav", lang_code = "a" });
        using var good = await PostAsync(plain, "v1/audio/speech", new { model = "m", input = Text, voice = "alloy", response_format = "wav" });
        var file = await good.Content.ReadAsByteArrayAsync(_cancel);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK],
            new[] { captions, voice, name, good }.Select(r => r.StatusCode));
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(file, 40));
        Assert.Equal(16_000, BitConverter.ToInt32(file, 24));
    }

    [Fact]
    public async Task Characters_have_their_times()
    {
        var voice = await FirstVoiceAsync();
        using var response = await _http.PostAsJsonAsync($"v1/text-to-speech/{voice}/with-timestamps?output_format=pcm_24000", new { text = Text }, _cancel);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(_cancel);
        var alignment = json.GetProperty("alignment");

        var sound = ToneSpeaker.Speak(Text, voice);
        Assert.Equal(sound.Render(24_000), json.GetProperty("audio_base64").GetBytesFromBase64());
        Assert.Equal(Text, string.Concat(alignment.GetProperty("characters").EnumerateArray().Select(c => c.GetString())));
        var starts = alignment.GetProperty("character_start_times_seconds").EnumerateArray().Select(s => s.GetDouble()).ToList();
        var ends = alignment.GetProperty("character_end_times_seconds").EnumerateArray().Select(s => s.GetDouble()).ToList();
        Assert.All(
            sound.Marks.Where(m => m.Kind == SoundMarkKind.Word),
            w => Assert.Equal((w.StartMs / 1000.0, w.EndMs / 1000.0), (starts[w.TextStart], ends[w.TextStart + w.Text.Length - 1])));
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task Voices_come_in_pages_and_a_tag_in_a_text_is_noted()
    {
        var first = await _http.GetFromJsonAsync<JsonElement>("v2/voices?page_size=3", _cancel);
        var second = await _http.GetFromJsonAsync<JsonElement>($"v2/voices?page_size=3&next_page_token={first.GetProperty("next_page_token").GetString()}", _cancel);
        var voice = second.GetProperty("voices")[0].GetProperty("voice_id").GetString();
        using var tagged = await _http.PostAsJsonAsync($"v1/text-to-speech/{voice}?output_format=pcm_24000", new { text = "He <break time='1s'/> left." }, _cancel);

        Assert.Equal((3, true), (first.GetProperty("voices").GetArrayLength(), first.GetProperty("has_more").GetBoolean()));
        Assert.Equal((1, false), (second.GetProperty("voices").GetArrayLength(), second.GetProperty("has_more").GetBoolean()));
        Assert.Contains("<break", Assert.Single(_emulator.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_orders_are_refused_in_the_services_manner()
    {
        var voice = await FirstVoiceAsync();
        using var unknown = await _http.PostAsJsonAsync($"v1/text-to-speech/{voice}/with-timestamps?output_format=pcm_24000", new { text = Text, colour = "red" }, _cancel);
        using var mp3 = await _http.PostAsJsonAsync($"v1/text-to-speech/{voice}/with-timestamps", new { text = Text }, _cancel);
        using var fast = await _http.PostAsJsonAsync("v1/audio/speech", new { model = "m", input = Text, voice = "alloy", response_format = "wav", speed = 5 }, _cancel);
        using var lengthy = await _http.PostAsJsonAsync("v1/audio/speech", new { model = "m", input = new string('x', 4_097), voice = "alloy", response_format = "wav" }, _cancel);

        Assert.Equal([422, 422, 400, 400], new[] { unknown, mp3, fast, lengthy }.Select(r => (int)r.StatusCode));
        var error = await fast.Content.ReadFromJsonAsync<JsonElement>(_cancel);
        Assert.Contains("speed", error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, _emulator.Violations.Count);
    }

    [Fact]
    public async Task Faults_reach_these_services_too()
    {
        var voice = await FirstVoiceAsync();
        _emulator.Faults = FaultPlan.PerUnit(Fault.Status(429, TimeSpan.FromSeconds(3)), Fault.OddBytes, Fault.BoundariesBeyondAudio);
        var path = $"v1/text-to-speech/{voice}/with-timestamps?output_format=pcm_24000";
        using var throttled = await _http.PostAsJsonAsync(path, new { text = Text }, _cancel);
        using var odd = await _http.PostAsJsonAsync(path, new { text = Text }, _cancel);
        using var beyond = await _http.PostAsJsonAsync(path, new { text = Text }, _cancel);

        var oddAudio = (await odd.Content.ReadFromJsonAsync<JsonElement>(_cancel)).GetProperty("audio_base64").GetBytesFromBase64();
        var last = (await beyond.Content.ReadFromJsonAsync<JsonElement>(_cancel)).GetProperty("alignment").GetProperty("character_end_times_seconds").EnumerateArray().Last().GetDouble();
        Assert.Equal(TimeSpan.FromSeconds(3), throttled.Headers.RetryAfter!.Delta);
        Assert.Equal(1, oddAudio.Length % 2);
        Assert.True(last > ToneSpeaker.Speak(Text, voice).DurationMs / 1000.0);
        Assert.Single(_emulator.Delivered);
    }

    private async Task<string> FirstVoiceAsync()
    {
        var voices = await _http.GetFromJsonAsync<JsonElement>("v1/voices", _cancel);
        return voices.GetProperty("voices")[0].GetProperty("voice_id").GetString()!;
    }

    private Task<HttpResponseMessage> PostAsync(SpeechEmulator emulator, string path, object body) =>
        _http.PostAsJsonAsync(new Uri(emulator.Address, path), body, _cancel);
}
