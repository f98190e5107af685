using System.Globalization;
using System.Security.Cryptography;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing.Verification;

/// <summary>Proves an edition that was made earlier: that its files are those of the report, and that they agree with each other.</summary>
/// <remarks>
/// Hashes find every accident. They do not find a change whose maker wrote new hashes into the report; so everything that stands in two places is compared as well:
/// the words in the plan and in each transcript, times in transcripts, chapters and containers, lengths and levels in the report and in the sound itself.
/// </remarks>
public sealed class EditionVerifier
{
    /// <summary>Verifies an edition.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="measure">Who measures the audio files.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What is wrong; never throws for a broken edition.</returns>
#pragma warning disable CA1822 // It keeps no state today; callers hold an instance, so that it may.
    public async Task<VerificationResult> VerifyAsync(string folder, IEditionMeasurements measure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(measure);
        var log = new VerificationLog();
        var reportPath = Path.Combine(folder, EditionReport.FileName);
        if (!File.Exists(reportPath))
        {
            log.Fault(EditionReport.FileName, "is missing: without the report nothing can be proven");
            return log.Result();
        }

        EditionReport report;
        try
        {
            report = EditionReport.Parse(await File.ReadAllTextAsync(reportPath, cancellationToken), EditionReport.FileName);
        }
        catch (ReportFormatException e)
        {
            log.Fault(EditionReport.FileName, e.Message);
            return log.Result();
        }

        await VerifyFilesAsync(folder, report, log, cancellationToken);
        foreach (var check in report.Checks.Where(c => !c.Ok))
        {
            log.Fault(EditionReport.FileName, string.Create(CultureInfo.InvariantCulture, $"was made with a failed check: {check.Name} is {check.Value:0.###}, asked is {check.Limit}"));
        }

        var texts = new TextVerification(folder, report, log);
        await texts.RunAsync(cancellationToken);
        await new SoundVerification(folder, report, texts, measure, log).RunAsync(cancellationToken);
        return log.Result();
    }
#pragma warning restore CA1822

    private static async Task VerifyFilesAsync(string folder, EditionReport report, VerificationLog log, CancellationToken cancellationToken)
    {
        var before = log.FaultCount;
        foreach (var file in report.Files)
        {
            // The report is a file like any other: it must not send the program elsewhere.
            if (Path.IsPathRooted(file.Path) || file.Path.Split('/', '\\').Contains(".."))
            {
                log.Fault(EditionReport.FileName, $"names a file outside of the edition: {file.Path}");
                continue;
            }

            var info = new FileInfo(Path.Combine(folder, file.Path));
            if (!info.Exists)
            {
                log.Fault(file.Path, "is missing");
            }
            else if (info.Length != file.Bytes)
            {
                var what = info.Length < file.Bytes ? "is cut short" : "has grown";
                log.Fault(file.Path, string.Create(CultureInfo.InvariantCulture, $"{what}: {info.Length} bytes where the report has {file.Bytes}"));
            }
            else if (await HashAsync(info.FullName, cancellationToken) is var hash && !hash.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                log.Fault(file.Path, $"was changed: its SHA-256 is {hash[..12]}…, the report has {file.Sha256[..Math.Min(12, file.Sha256.Length)]}…");
            }
        }

        if (log.FaultCount == before)
        {
            log.Proven(string.Create(CultureInfo.InvariantCulture, $"{report.Files.Count} files have the length and the SHA-256 of the report"));
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}

/// <summary>Collects what was found.</summary>
internal sealed class VerificationLog
{
    private readonly List<VerificationFault> _faults = [];
    private readonly List<string> _proven = [];

    public int FaultCount => _faults.Count;

    public void Fault(string file, string message) => _faults.Add(new VerificationFault(file, message));

    public void Proven(string line) => _proven.Add(line);

    public VerificationResult Result() => new(_faults, _proven);
}
