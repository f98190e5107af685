using System.Security.Cryptography;
using AudioEdition.Mastering.Beds;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Report;

namespace AudioEdition;

/// <summary>Music under the programme.</summary>
public sealed partial class EditionPipeline
{
    /// <summary>Finds out whether a file can be the music bed; for who buys something before <see cref="BuildAsync"/> would tell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="MusicBedException">It is missing, no sound, silent or too short.</exception>
    /// <exception cref="EncoderException">ffmpeg is missing.</exception>
    public async Task CheckBedAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var bed = await OpenBedAsync(path, new Mastering.MasteringOptions().SampleRateHz, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MusicBed> OpenBedAsync(string path, int rateHz, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new MusicBedException(path, Directory.Exists(path) ? "it is a folder; give a file." : "no such file.");
        }

        try
        {
            var sound = parts.Inspector.Decoder.DecodeAsync(path, rateHz, MusicBed.Longest, cancellationToken);
            return await MusicBed.TakeAsync(path, sound, rateHz, parts.Cache.Folder, cancellationToken).ConfigureAwait(false);
        }
        catch (AudioFileException e)
        {
            throw new MusicBedException(path, $"{e.Detail.TrimEnd('.')}. Give a sound file that ffmpeg can read.", e);
        }
    }

    private static async Task<ReportInput> BedInputAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return new ReportInput(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)));
    }
}
