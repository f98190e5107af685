using System.Globalization;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Has ffmpeg write a file from the samples on its standard input.</summary>
internal sealed class FfmpegSink : ISampleSink
{
    private readonly AtomicFile _file;
    private readonly List<AtomicFile> _scratch = [];
    private readonly byte[]? _leadingTag;
    private FfmpegProcess? _process;

    /// <summary>Starts the encoder.</summary>
    public FfmpegSink(string ffmpegPath, EncoderOptions options, Programme programme, ContainerFormat format, EditionTags tags, string path)
    {
        _file = new AtomicFile(path);
        TakesInt16 = format is ContainerFormat.Flac;
        var isMp3 = format is ContainerFormat.Mp3;
        try
        {
            _leadingTag = isMp3 ? Id3TagWriter.Write(tags, programme.Chapters, programme.Format) : null;
            var metadata = Scratch(path, System.Text.Encoding.UTF8.GetBytes(Metadata(programme, format, tags)));
            var takesPicture = format is ContainerFormat.M4b or ContainerFormat.M4a or ContainerFormat.Flac;
            var cover = takesPicture && tags.Cover is { } picture ? Scratch(path, picture.Data.Span) : null;
            var output = isMp3 ? Scratch(path, []) : _file.TemporaryPath;
            BareOutput = output;
            _process = FfmpegProcess.Start(
                ffmpegPath, FfmpegArguments.For(format, options, programme.Format, tags, metadata, cover, output));
        }
        catch (Exception)
        {
            DeleteFiles();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TakesInt16 { get; }

    private string BareOutput { get; }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _process!.Input.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            // The encoder went away; its own words tell more than the broken pipe.
            throw await FailureAsync(e, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process!.Input.FlushAsync(cancellationToken);
            _process.Input.Close();
        }
        catch (IOException e)
        {
            throw await FailureAsync(e, cancellationToken);
        }

        var (exitCode, _) = await _process.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw await FailureAsync(null, cancellationToken);
        }

        if (_leadingTag is not null)
        {
            await using var target = new FileStream(_file.TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await target.WriteAsync(_leadingTag, cancellationToken);
            await using var source = File.OpenRead(BareOutput);
            await source.CopyToAsync(target, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Commit(bool toDisk) => _file.Commit(toDisk);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }

        DeleteFiles();
    }

    private static string Metadata(Programme programme, ContainerFormat format, EditionTags tags) => format switch
    {
        ContainerFormat.Mp3 => FfmetadataWriter.Write([], [], programme.Format.SampleRateHz),
        ContainerFormat.M4b or ContainerFormat.M4a => FfmetadataWriter.Write(
            ContainerTags.Mp4(tags, format is ContainerFormat.M4b), programme.Chapters, programme.Format.SampleRateHz),
        _ => FfmetadataWriter.Write(
            [
                .. ContainerTags.VorbisComments(tags),
                .. ChapterComments.Write(programme.Chapters, programme.Format),
                .. format is ContainerFormat.Opus && tags.Cover is { } cover
                    ? new[] { KeyValuePair.Create("METADATA_BLOCK_PICTURE", PictureBlock.ToBase64(cover)) }
                    : [],
            ],
            [],
            programme.Format.SampleRateHz),
    };

    private string Scratch(string path, ReadOnlySpan<byte> content)
    {
        var file = new AtomicFile(path);
        _scratch.Add(file);
        File.WriteAllBytes(file.TemporaryPath, content);
        return file.TemporaryPath;
    }

    private async Task<EncoderException> FailureAsync(IOException? cause, CancellationToken cancellationToken)
    {
        var (exitCode, complaint) = await _process!.WaitAsync(cancellationToken);
        var words = FfmpegComplaint.LastLines(complaint);
        return new EncoderException(
            _file.Target,
            words.Length > 0
                ? $"ffmpeg could not write “{_file.Target}”: {words}"
                : $"ffmpeg ended with code {exitCode.ToString(CultureInfo.InvariantCulture)} and without a word while writing “{_file.Target}”: try again; if it repeats, check memory and disk space.",
            cause);
    }

    private void DeleteFiles()
    {
        _file.Dispose();
        _scratch.ForEach(f => f.Dispose());
    }
}
