using AudioEdition.EspeakHost;

await using var requests = Console.OpenStandardInput();
await using var answers = Console.OpenStandardOutput();
return SpeechHost.Serve(requests, answers);
