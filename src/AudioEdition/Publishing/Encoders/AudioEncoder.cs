using System.Buffers;
using System.Collections.Concurrent;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Writes programmes as audio files with tags, cover and chapters.</summary>
/// <remarks>
/// WAV is written by this library, MP3 with the system's libmp3lame where that is installed, the other formats by ffmpeg as a process. A file appears under its name only when it is whole.
/// The same programme and tags give the same bytes with the same ffmpeg.
/// </remarks>
public sealed class AudioEncoder
{
    /// <summary>Frames handed on at once: 64 KB of floats, what a pipe holds.</summary>
    private const int BlockFrames = 16_384;

    private static readonly string[] NeededEncoders = ["aac", "libmp3lame", "libopus", "flac"];

    private readonly string _ffmpegPath;
    private readonly EncoderOptions _options;
    private readonly ConcurrentDictionary<int, LameEncoder> _lame = [];

    /// <summary>Makes an encoder; nothing is started yet.</summary>
    /// <param name="ffmpegPath">Path, or name on the search path. Default <c>ffmpeg</c>.</param>
    /// <param name="options">Bit rates.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bit rate is out of its range.</exception>
    public AudioEncoder(string ffmpegPath = "ffmpeg", EncoderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(ffmpegPath);
        _ffmpegPath = ffmpegPath;
        _options = (options ?? new EncoderOptions()).Checked();
    }

    /// <summary>Finds out in a moment whether some formats can be written, as far as that can be told without starting a program.</summary>
    /// <param name="formats">The formats.</param>
    internal EncoderHealth Look(IEnumerable<ContainerFormat> formats)
    {
        if (formats.All(f => f is ContainerFormat.Wav || (f is ContainerFormat.Mp3 && LameLibrary.Instance is not null && Mpg123Library.Instance is not null)))
        {
            return new EncoderHealth(true, "no other program is needed");
        }

        var isThere = Path.GetFileName(_ffmpegPath) == _ffmpegPath ? FfmpegLocator.Find(_ffmpegPath) is not null : File.Exists(_ffmpegPath);
        return isThere
            ? new EncoderHealth(true, _ffmpegPath)
            : new EncoderHealth(false, $"“{_ffmpegPath}” cannot be run: {FfmpegLocator.Advice}, or give its path.");
    }

    /// <summary>Finds out whether every format can be written.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<EncoderHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var (_, version, _) = await FfmpegProcess.RunAsync(_ffmpegPath, ["-version"], cancellationToken);
            var (exitCode, encoders, complaint) = await FfmpegProcess.RunAsync(_ffmpegPath, ["-hide_banner", "-encoders"], cancellationToken);
            if (exitCode != 0)
            {
                return new EncoderHealth(false, $"“{_ffmpegPath}” fails: {FfmpegComplaint.LastLines(complaint)}");
            }

            var names = encoders.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 1).Select(w => w[1]);
            var missing = NeededEncoders.Except(names, StringComparer.Ordinal).ToArray();
            var name = string.Join(' ', version.Split('\n')[0].Split(' ').Where(w => w is not "version").Take(2));
            return missing.Length == 0
                ? new EncoderHealth(true, name)
                : new EncoderHealth(false, $"{name} lacks the encoders {string.Join(", ", missing)}: {FfmpegLocator.Advice}");
        }
        catch (EncoderException e)
        {
            return new EncoderHealth(false, e.Message);
        }
    }

    /// <summary>Writes one file.</summary>
    /// <param name="programme">What is heard.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="tags">What the file says of itself.</param>
    /// <param name="path">Where it shall stand; its folder must exist, an older file there is replaced.</param>
    /// <param name="cancellationToken">Stops the call; nothing is left behind.</param>
    /// <exception cref="EncoderException">ffmpeg is missing or failed, or the format cannot hold the programme.</exception>
    public Task EncodeAsync(
        Programme programme, ContainerFormat format, EditionTags tags, string path, CancellationToken cancellationToken = default) =>
        EncodeAllAsync(programme, [(format, path)], tags, cancellationToken);

    /// <summary>Writes several files from one pass over the samples, each encoder at the same time.</summary>
    /// <param name="programme">What is heard.</param>
    /// <param name="files">Formats and paths; no path twice.</param>
    /// <param name="tags">What the files say of themselves.</param>
    /// <param name="cancellationToken">Stops the call; nothing is left behind.</param>
    /// <remarks>The files take their names when all are whole.</remarks>
    /// <exception cref="EncoderException">ffmpeg is missing or failed, or a format cannot hold the programme.</exception>
    public Task EncodeAllAsync(
        Programme programme,
        IReadOnlyList<(ContainerFormat Format, string Path)> files,
        EditionTags tags,
        CancellationToken cancellationToken = default) =>
        EncodeAllAsync(programme, files, tags, 0, null, toDisk: true, cancellationToken);

    /// <summary>The same, and what was measured on the way.</summary>
    /// <param name="programme">What is heard.</param>
    /// <param name="files">Formats and paths; no path twice.</param>
    /// <param name="tags">What the files say of themselves.</param>
    /// <param name="maxTruePeakDbtp">Highest true peak after decoding, for the formats that are decoded on the way.</param>
    /// <param name="keep">Where encoded runs are kept; null for nowhere.</param>
    /// <param name="toDisk">False where the caller brings all files to the disk together.</param>
    /// <param name="cancellationToken">Stops the call; nothing is left behind.</param>
    /// <returns>For each file what was measured of its runs; null where it has to be measured by who wants to know.</returns>
    internal async Task<IReadOnlyList<RunReadings?>> EncodeAllAsync(
        Programme programme,
        IReadOnlyList<(ContainerFormat Format, string Path)> files,
        EditionTags tags,
        double maxTruePeakDbtp,
        UtteranceCache? keep,
        bool toDisk,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(tags);
        if (programme.FrameCount <= 0)
        {
            throw new ArgumentException("a programme without sound makes no file", nameof(programme));
        }

        if (files.Count == 0)
        {
            throw new ArgumentException("no file is asked for", nameof(files));
        }

        var figures = new RunReadings?[files.Count];
        var byRuns = LameLibrary.Instance is { } lame && Mp3RunWriter.CanWrite(programme)
            ? new Mp3RunWriter(new RunEncoding(LameAt(lame, programme.Format.SampleRateHz), Mpg123Library.Instance, programme.Format, maxTruePeakDbtp, keep))
            : null;
        var sinks = new List<ISampleSink>(files.Count);
        var runFiles = new List<AtomicFile>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var runs = Task.CompletedTask;
        var isReading = false;
        try
        {
            var writing = new List<Task>();
            foreach (var (index, (format, path)) in files.Index())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (format is ContainerFormat.Mp3 && byRuns is not null)
                {
                    var file = new AtomicFile(path);
                    runFiles.Add(file);
                    writing.Add(Task.Run(async () => figures[index] = await byRuns.WriteAsync(programme, tags, file.TemporaryPath, stop.Token).ConfigureAwait(false), stop.Token));
                }
                else
                {
                    sinks.Add(OpenSink(programme, format, tags, path));
                }
            }

            runs = Task.WhenAll(writing);
            if (sinks.Count > 0)
            {
                isReading = true;
                await FeedAsync(programme, sinks, cancellationToken);
                isReading = false;
                await Task.WhenAll(sinks.Select(s => s.CompleteAsync(cancellationToken)));
            }

            await runs;
            sinks.ForEach(s => s.Commit(toDisk));
            runFiles.ForEach(f => f.Commit(toDisk));
            return figures;
        }
        catch (Exception e) when (!isReading && (e is IOException or UnauthorizedAccessException))
        {
            // While samples are read, the fault may be the programme's own; the files' faults have been named by then.
            var paths = string.Join(", ", files.Select(f => $"“{f.Path}”"));
            throw new EncoderException(files[0].Path, $"{paths} cannot be written: {e.Message} Free the disk or choose another folder.", e);
        }
        finally
        {
            await stop.CancelAsync();
            await runs.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAll(sinks.Select(s => s.DisposeAsync().AsTask()));
            runFiles.ForEach(f => f.Dispose());
        }
    }

    /// <summary>Cuts parts out of an M4B file, as files of their own.</summary>
    /// <exception cref="EncoderException">ffmpeg is missing or failed.</exception>
    internal Task CutAsync(string source, Audio.AudioFormat format, IReadOnlyList<FileCut> cuts, CancellationToken cancellationToken) =>
        new FileCutter(_ffmpegPath).CutAsync(source, format, cuts, cancellationToken);

    /// <summary>One for all files of a rate: what silence is as MP3 takes it as long to find as to join a short quotation.</summary>
    private LameEncoder LameAt(LameLibrary library, int sampleRateHz) => _lame.GetOrAdd(sampleRateHz, rate => new LameEncoder(library, rate, _options.Mp3BitRateKbps));

    private ISampleSink OpenSink(Programme programme, ContainerFormat format, EditionTags tags, string path) =>
        format is ContainerFormat.Wav
            ? new WavSink(programme, tags, path)
            : new FfmpegSink(_ffmpegPath, _options, programme, format, tags, path);

    private static async Task FeedAsync(Programme programme, List<ISampleSink> sinks, CancellationToken cancellationToken)
    {
        var channels = programme.Format.Channels;
        var blockSamples = BlockFrames * channels;
        var samples = ArrayPool<float>.Shared.Rent(blockSamples);
        var feed = new BlockFeed(sinks, blockSamples);
        var filled = 0;
        long total = 0;
        try
        {
            await foreach (var block in programme.ReadAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                total += block.Length;
                for (var rest = block; rest.Length > 0;)
                {
                    var take = Math.Min(rest.Length, blockSamples - filled);
                    rest.Span[..take].CopyTo(samples.AsSpan(filled));
                    rest = rest[take..];
                    filled += take;
                    if (filled == blockSamples)
                    {
                        await feed.SendAsync(samples.AsMemory(0, filled), cancellationToken);
                        filled = 0;
                    }
                }
            }

            await feed.SendAsync(samples.AsMemory(0, filled), cancellationToken);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(samples);
        }

        // Chapters and headers were laid out for the promised length: another one would make them lie.
        if (total != programme.FrameCount * channels)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"the programme promised {programme.FrameCount} frames and gave {total / channels}"));
        }
    }

    /// <summary>Converts each block once for all sinks that want it so.</summary>
    private sealed class BlockFeed(List<ISampleSink> sinks, int blockSamples)
    {
        private readonly SampleConversion _conversion = new();
        private readonly byte[]? _floats = sinks.Exists(s => !s.TakesInt16) ? new byte[blockSamples * 4] : null;
        private readonly byte[]? _integers = sinks.Exists(s => s.TakesInt16) ? new byte[blockSamples * 2] : null;

        public async Task SendAsync(ReadOnlyMemory<float> samples, CancellationToken cancellationToken)
        {
            if (_floats is not null)
            {
                SampleConversion.ToFloatBytes(samples.Span, _floats);
            }

            if (_integers is not null)
            {
                _conversion.ToInt16Bytes(samples.Span, _integers);
            }

            await Task.WhenAll(sinks.Select(s => s.WriteAsync(
                s.TakesInt16 ? _integers.AsMemory(0, samples.Length * 2) : _floats.AsMemory(0, samples.Length * 4), cancellationToken)));
        }
    }
}
