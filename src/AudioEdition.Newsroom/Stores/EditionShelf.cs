using System.Security.Cryptography;
using System.Text;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Finished editions in a store.</summary>
/// <remarks>
/// An edition's report is written last and names every file with its hash: where it stands, the edition is whole, and readers go by it alone. Two workers that make the same edition write the same bytes.
/// </remarks>
/// <param name="store">The store.</param>
public sealed class EditionShelf(IArtifactStore store)
{
    /// <summary>Puts a finished edition into the store.</summary>
    /// <param name="key">The article.</param>
    /// <param name="folder">The edition's folder.</param>
    /// <param name="cancellationToken">Stops the call; an edition that is not whole has no report, and the next call goes on.</param>
    /// <returns>False where another worker had published it.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    public async Task<bool> PublishAsync(ArticleKey key, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var reportPath = Path.Combine(folder, EditionReport.FileName);
        var report = EditionReport.Parse(await File.ReadAllTextAsync(reportPath, cancellationToken).ConfigureAwait(false), reportPath);
        foreach (var file in report.Files)
        {
            if (!await PutAsync(NameOf(key, file.Path), Path.Combine(folder, file.Path), replace: false, cancellationToken).ConfigureAwait(false)
                && !await IsWholeAsync(key, file, cancellationToken).ConfigureAwait(false))
            {
                // What stands there is damaged, or of a worker with another encoder that was killed before it was done.
                await PutAsync(NameOf(key, file.Path), Path.Combine(folder, file.Path), replace: true, cancellationToken).ConfigureAwait(false);
            }
        }

        return await PutAsync(NameOf(key, EditionReport.FileName), reportPath, replace: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The report of a published edition.</summary>
    /// <param name="key">The article.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report; null where the edition is not published, or its report cannot be read.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public async Task<EditionReport?> FindReportAsync(ArticleKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            return await store.ReadAllAsync(NameOf(key, EditionReport.FileName), cancellationToken).ConfigureAwait(false) is { } bytes
                ? EditionReport.Parse(Encoding.UTF8.GetString(bytes), key.Hex)
                : null;
        }
        catch (ReportFormatException)
        {
            return null;
        }
    }

    /// <summary>Reads a published edition through and compares every hash.</summary>
    /// <param name="key">The article.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>True where it is published and every file is as it was made.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public async Task<bool> IsWholeAsync(ArticleKey key, CancellationToken cancellationToken = default)
    {
        if (await FindReportAsync(key, cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return false;
        }

        foreach (var file in report.Files)
        {
            if (!await IsWholeAsync(key, file, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes an edition back: without its report it is not published. Its files stay until it is made again.</summary>
    /// <param name="key">The article.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    public Task WithdrawAsync(ArticleKey key, CancellationToken cancellationToken = default) => store.DeleteAsync(NameOf(key, EditionReport.FileName), cancellationToken);

    /// <summary>Copies a published edition into a folder.</summary>
    /// <param name="key">The article.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where the edition is not published, or not whole.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public async Task<bool> FetchAsync(ArticleKey key, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (await FindReportAsync(key, cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return false;
        }

        // The report last here too: a folder with a report is an edition.
        foreach (var path in report.Files.Select(f => f.Path).Append(EditionReport.FileName))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var content = await store.OpenAsync(NameOf(key, path), cancellationToken).ConfigureAwait(false);
            if (content is null)
            {
                return false;
            }

            await using (content.ConfigureAwait(false))
            {
                await using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None);
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>The name of a file of an edition in the store.</summary>
    /// <param name="key">The article.</param>
    /// <param name="path">The file's path from the edition's folder, with forward slashes.</param>
    public static string NameOf(ArticleKey key, string path) => $"editions/{key.Hex[..2]}/{key.Hex}/{path}";

    private async Task<bool> PutAsync(string name, string path, bool replace, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await store.PutAsync(name, file, replace, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsWholeAsync(ArticleKey key, ReportFile file, CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(NameOf(key, file.Path), cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return false;
        }

        await using (content.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false)) == file.Sha256;
        }
    }
}
