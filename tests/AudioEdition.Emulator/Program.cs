using AudioEdition.Emulator;

await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Port = 5005 });
Console.WriteLine(emulator.Address);
await Task.Delay(Timeout.Infinite);
