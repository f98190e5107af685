using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>One process that holds the library of eSpeak NG, and the pipes to it: one request at a time.</summary>
/// <remarks>What goes through the pipes is told at the other end, <c>AudioEdition.EspeakHost.SpeechHost</c>. Lengths are checked, since another program may stand there.</remarks>
internal sealed class EspeakHostProcess : IDisposable
{
    private const byte Failed = 0;
    private const byte Describe = 1;
    private const byte Speak = 2;

    /// <summary>Half an hour of speech; a unit has some 300 characters.</summary>
    private const int LongestAnswer = EspeakSynthesizer.SampleRateHz * sizeof(short) * 1800;
    private const string Stranger = "What answers is no host of eSpeak NG.";

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private EspeakHostProcess(Process process)
    {
        _process = process;
        _complaints = ChildProcess.ReadErrorAsync(process.StandardError);
    }

    /// <summary>Starts one.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static EspeakHostProcess Start(IReadOnlyList<string> command) => new(ChildProcess.Start(command[0], command.Skip(1)));

    /// <summary>Asks what is installed.</summary>
    /// <exception cref="EspeakRefusalException">The library is missing.</exception>
    /// <exception cref="IOException">The process ended.</exception>
    /// <exception cref="InvalidDataException">It is not our host.</exception>
    public Task<EspeakInstallation> DescribeAsync() => AskAsync(Describe, _ => { }, answer =>
    {
        var (version, folder) = (answer.ReadString(), answer.ReadString());
        var accents = new List<EspeakVoiceList.Accent>();
        for (var left = answer.ReadInt32(); left > 0; left--)
        {
            accents.Add(new EspeakVoiceList.Accent(answer.ReadString(), answer.ReadString(), answer.ReadString()));
        }

        var variants = new List<string>();
        for (var left = answer.ReadInt32(); left > 0; left--)
        {
            variants.Add(answer.ReadString());
        }

        return new EspeakInstallation(version, folder, EspeakVoiceList.Of(accents, variants));
    });

    /// <summary>Has it speak.</summary>
    /// <exception cref="EspeakRefusalException">It cannot say this.</exception>
    /// <exception cref="IOException">The process ended.</exception>
    /// <exception cref="InvalidDataException">It is not our host.</exception>
    public Task<EspeakAnswer> SpeakAsync(EspeakRequest request) => AskAsync(
        Speak,
        writer =>
        {
            writer.Write(request.DataFolder ?? "");
            writer.Write(request.Voice);
            writer.Write(request.WordsPerMinute);
            writer.Write(request.Text);
        },
        answer =>
        {
            if (answer.ReadInt32() is var rate && rate != EspeakSynthesizer.SampleRateHz)
            {
                throw new EspeakRefusalException(string.Create(CultureInfo.InvariantCulture, $"it speaks at {rate} Hz and not at {EspeakSynthesizer.SampleRateHz} Hz."));
            }

            var samples = WaveBytes.ToFloat(BytesOf(answer, checked(sizeof(short) * answer.ReadInt32())));
            var words = new List<EspeakWord>();
            for (var left = answer.ReadInt32(); left > 0; left--)
            {
                var (character, _, start, end) = (answer.ReadInt32(), answer.ReadInt32(), answer.ReadInt32(), answer.ReadInt32());
                words.Add(character >= 0 && start >= 0 && end > start && end <= samples.Length ? new EspeakWord(character, start, end) : throw new InvalidDataException(Stranger));
            }

            return new EspeakAnswer(samples, words);
        });

    /// <summary>The next bytes of an answer, where they stand: a copy would be as large as all of it.</summary>
    private static ReadOnlySpan<byte> BytesOf(BinaryReader answer, int count)
    {
        var stream = (MemoryStream)answer.BaseStream;
        if (count < 0 || count > stream.Length - stream.Position)
        {
            throw new EndOfStreamException();
        }

        var bytes = stream.GetBuffer().AsSpan((int)stream.Position, count);
        stream.Position += count;
        return bytes;
    }

    /// <summary>Ends it; nothing where it has ended.</summary>
    public void Kill()
    {
        try
        {
            // It alone: it starts nobody, and to look for whom it started is to read of every process on the machine.
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself at the same moment.
        }
    }

    /// <summary>How it ended and what it said, after an answer that did not come.</summary>
    public async Task<string> LastWordsAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        var complaints = await _complaints.ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"its process ended (exit code {_process.ExitCode}). {complaints}").Trim();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();

        // So that nothing outlives us, and that what it cost is counted as ours.
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<T> AskAsync<T>(byte kind, Action<BinaryWriter> write, Func<BinaryReader, T> read)
    {
        using var message = new MemoryStream();
        await using var writer = new BinaryWriter(message, Encoding.UTF8, leaveOpen: true);
        writer.Write(kind);
        write(writer);
        writer.Flush();
        var pipe = _process.StandardInput.BaseStream;
        await pipe.WriteAsync(message.GetBuffer().AsMemory(0, (int)message.Length), CancellationToken.None).ConfigureAwait(false);
        await pipe.FlushAsync(CancellationToken.None).ConfigureAwait(false);

        using var told = await ReadAnswerAsync().ConfigureAwait(false);
        using var answer = new BinaryReader(told, Encoding.UTF8, leaveOpen: true);
        try
        {
            return answer.ReadByte() is var kindTold && kindTold == kind ? read(answer)
                : kindTold == Failed ? throw new EspeakRefusalException(answer.ReadString())
                : throw new InvalidDataException(Stranger);
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(Stranger, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(told.GetBuffer());
        }
    }

    /// <summary>The answer, in borrowed memory: sound is large, and the next is asked for at once.</summary>
    private async Task<MemoryStream> ReadAnswerAsync()
    {
        var pipe = _process.StandardOutput.BaseStream;
        var head = new byte[sizeof(int)];
        await pipe.ReadExactlyAsync(head, CancellationToken.None).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        var answer = ArrayPool<byte>.Shared.Rent(length is > 0 and <= LongestAnswer ? length : throw new InvalidDataException(Stranger));
        await pipe.ReadExactlyAsync(answer.AsMemory(0, length), CancellationToken.None).ConfigureAwait(false);
        return new MemoryStream(answer, 0, length, writable: false, publiclyVisible: true);
    }
}
