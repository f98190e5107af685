using AudioEdition.Speech.Engines.Azure;

namespace AudioEdition.Tests.Speech.Engines.Azure;

public sealed class AzureEndpointsTests
{
    [Theory]
    [InlineData("westeurope", "https://westeurope.tts.speech.microsoft.com/cognitiveservices/v1", "wss://westeurope.tts.speech.microsoft.com/cognitiveservices/websocket/v1", "https://westeurope.api.cognitive.microsoft.com/sts/v1.0/issueToken")]
    [InlineData("WestEurope", "https://westeurope.tts.speech.microsoft.com/cognitiveservices/v1", "wss://westeurope.tts.speech.microsoft.com/cognitiveservices/websocket/v1", "https://westeurope.api.cognitive.microsoft.com/sts/v1.0/issueToken")]
    [InlineData("usgovvirginia", "https://usgovvirginia.tts.speech.azure.us/cognitiveservices/v1", "wss://usgovvirginia.tts.speech.azure.us/cognitiveservices/websocket/v1", "https://usgovvirginia.api.cognitive.microsoft.us/sts/v1.0/issueToken")]
    [InlineData("chinaeast2", "https://chinaeast2.tts.speech.azure.cn/cognitiveservices/v1", "wss://chinaeast2.tts.speech.azure.cn/cognitiveservices/websocket/v1", "https://chinaeast2.api.cognitive.azure.cn/sts/v1.0/issueToken")]
    public void A_region_gives_the_addresses_of_its_cloud(string region, string speech, string socket, string tokens)
    {
        var endpoints = AzureEndpoints.Of(new AzureOptions { Region = region });
        Assert.Null(endpoints.Fault);
        Assert.Equal((speech, socket, tokens), (endpoints.Speech.AbsoluteUri, endpoints.Socket.AbsoluteUri, endpoints.Tokens.AbsoluteUri));
    }

    [Theory]
    [InlineData("https://news.cognitiveservices.azure.com", "https://news.cognitiveservices.azure.com/tts/cognitiveservices/v1", "https://news.cognitiveservices.azure.com/sts/v1.0/issueToken")]
    [InlineData("https://news.cognitiveservices.azure.us/", "https://news.cognitiveservices.azure.us/tts/cognitiveservices/v1", "https://news.cognitiveservices.azure.us/sts/v1.0/issueToken")]
    [InlineData("https://northeurope.api.cognitive.microsoft.com/sts/v1.0/issuetoken", "https://northeurope.tts.speech.microsoft.com/cognitiveservices/v1", "https://northeurope.api.cognitive.microsoft.com/sts/v1.0/issueToken")]
    [InlineData("https://northeurope.tts.speech.microsoft.com/", "https://northeurope.tts.speech.microsoft.com/cognitiveservices/v1", "https://northeurope.api.cognitive.microsoft.com/sts/v1.0/issueToken")]
    [InlineData("http://localhost:5000", "http://localhost:5000/cognitiveservices/v1", "http://localhost:5000/sts/v1.0/issueToken")]
    [InlineData("http://127.0.0.1:5000/speech/", "http://127.0.0.1:5000/speech/cognitiveservices/v1", "http://127.0.0.1:5000/speech/sts/v1.0/issueToken")]
    public void An_address_gives_the_others(string endpoint, string speech, string tokens)
    {
        var endpoints = AzureEndpoints.Of(new AzureOptions { Endpoint = new Uri(endpoint), Region = "ignored" });
        Assert.Null(endpoints.Fault);
        Assert.Equal((speech, tokens), (endpoints.Speech.AbsoluteUri, endpoints.Tokens.AbsoluteUri));
    }

    [Theory]
    [InlineData("evil.example/x?")]
    [InlineData("a@evil.example#")]
    [InlineData("evil.example:443/")]
    [InlineData("west-europe")]
    [InlineData("west europe")]
    [InlineData("westeurope.evil.example")]
    [InlineData("westeurope\n")]
    [InlineData("ｗｅｓｔ")]
    [InlineData("w")]
    [InlineData("a2345678901234567890123456789012345678")]
    public async Task A_region_that_would_send_the_key_elsewhere_is_refused(string region)
    {
        Assert.NotNull(AzureEndpoints.Of(new AzureOptions { Region = region }).Fault);
        await using var engine = new AzureSynthesizer(new AzureOptions { Region = region, Key = "canary" });
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.DoesNotContain("canary", health.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://evil.example/westeurope.tts.speech.microsoft.com")]
    [InlineData("https://westeurope.tts.speech.microsoft.com.evil.example")]
    [InlineData("https://westeurope.tts.speech.microsoft.com:8443")]
    [InlineData("http://westeurope.tts.speech.microsoft.com")]
    [InlineData("https://eviltts.speech.microsoft.com")]
    [InlineData("https://a.b.tts.speech.microsoft.com")]
    [InlineData("https://westeurope.tts.speech.microsoft.com@evil.example/")]
    [InlineData("https://westeurope.tts.speech.microsoft.com./")]
    [InlineData("https://news.cognitiveservices.azure.com?x=evil")]
    [InlineData("http://192.168.1.20:5000")]
    [InlineData("ftp://news.cognitiveservices.azure.com")]
    [InlineData("about:nonsense")]
    public void An_address_that_is_not_azures_is_refused(string endpoint) =>
        Assert.NotNull(AzureEndpoints.Of(new AzureOptions { Endpoint = new Uri(endpoint) }).Fault);

    [Fact]
    public void A_server_of_ones_own_is_taken_where_that_was_said()
    {
        var endpoint = new Uri("http://192.168.1.20:5000");
        Assert.NotNull(AzureEndpoints.Of(new AzureOptions { Endpoint = endpoint, AllowCustomEndpoint = true }).Fault);
        Assert.NotNull(AzureEndpoints.Of(new AzureOptions { Endpoint = endpoint, AllowInsecure = true }).Fault);
        var endpoints = AzureEndpoints.Of(new AzureOptions { Endpoint = endpoint, AllowCustomEndpoint = true, AllowInsecure = true });
        Assert.Equal((null, "ws://192.168.1.20:5000/cognitiveservices/websocket/v1"), (endpoints.Fault, endpoints.Socket.AbsoluteUri));
    }

    [Fact]
    public void The_environment_is_read_under_both_names()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["SPEECH_KEY"] = " k ", ["SPEECH_REGION"] = "westeurope", ["AUDIOEDITION_AZURE_TIER"] = "f0" };
        var options = AzureOptions.FromEnvironment(settings.GetValueOrDefault);
        Assert.Equal(("k", "westeurope", AzureTier.Free, 24_000, true), (options.Key!.Reveal(), options.Region, options.Tier, options.SampleRateHz, options.WordTimes));
        Assert.DoesNotContain(" k", options.ToString(), StringComparison.Ordinal);

        settings["AZURE_SPEECH_ENDPOINT"] = "not an address";
        Assert.NotNull(AzureEndpoints.Of(AzureOptions.FromEnvironment(settings.GetValueOrDefault)).Fault);
    }
}
