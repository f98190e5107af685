using System.Net;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The list of voices, kept in a file between runs: it has some 600 entries and changes a few times a year.</summary>
internal sealed class AzureVoiceShelf(AzureOptions options, AzureEndpoints endpoints, AzureClient client, WebService service) : IDisposable
{
    private const int MaxFileBytes = 16 << 20;

    private readonly SemaphoreSlim _gate = new(1);
    private AzureVoiceList? _list;
    private bool _isFresh;

    /// <summary>The list: known, kept, or asked for.</summary>
    /// <exception cref="SpeechSynthesisException">The service cannot be asked, and no list is kept.</exception>
    public async Task<AzureVoiceList> ListAsync(CancellationToken cancellationToken) => _list ?? await LoadAsync(mustBeFresh: false, cancellationToken).ConfigureAwait(false);

    /// <summary>A voice; the service is asked once more before it counts as unknown.</summary>
    public async Task<AzureVoice?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var list = await ListAsync(cancellationToken).ConfigureAwait(false);
        return list.Find(name) ?? (_isFresh ? null : (await LoadAsync(mustBeFresh: true, cancellationToken).ConfigureAwait(false)).Find(name));
    }

    /// <summary>What is known of a voice without asking the service.</summary>
    public AzureVoice FindKept(string name) => (_list ?? ReadKept(TimeSpan.MaxValue))?.Find(name) ?? AzureVoice.Named(name);

    public void Dispose() => _gate.Dispose();

    private async Task<AzureVoiceList> LoadAsync(bool mustBeFresh, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_list is { } known && (_isFresh || !mustBeFresh))
            {
                return known;
            }

            if (!mustBeFresh && ReadKept(options.VoiceListAge) is { } kept)
            {
                return _list = kept;
            }

            try
            {
                _list = await AskAsync(cancellationToken).ConfigureAwait(false);
                _isFresh = true;
            }
            catch (SpeechSynthesisException e) when (e.IsTransient && (_list ?? ReadKept(TimeSpan.MaxValue)) is { } old)
            {
                // Better an old list than none: voices come and go seldom.
                _list = old;
            }

            return _list;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<AzureVoiceList> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, endpoints.Voices), null, null, cancellationToken).ConfigureAwait(false);
        if (endpoints.IsOwnServer && answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            return AzureVoiceList.Open;
        }

        if (!answer.IsSuccess)
        {
            throw service.Refusal(answer, null);
        }

        var list = AzureVoiceList.Read(answer.Body) ?? throw service.Failure(null, "The answer of Azure Speech is no list of voices.", isTransient: true);
        Keep(answer.Body);
        return list;
    }

    /// <summary>One file for each address; of a key there is nothing in it.</summary>
    private string? PathOfList => options.CacheFolder is { } folder
        ? Path.Combine(folder, $"azure-voices-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoints.Voices.AbsoluteUri)))[..16]}.json")
        : null;

    private AzureVoiceList? ReadKept(TimeSpan age)
    {
        try
        {
            // By size and age first: a file from the future is one whose age nobody knows.
            return PathOfList is { } path && new FileInfo(path) is { Exists: true, Length: < MaxFileBytes } file
                && options.Time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc is var old && old >= TimeSpan.FromMinutes(-5) && old <= age
                ? AzureVoiceList.Read(File.ReadAllBytes(path))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Keep(byte[] json)
    {
        try
        {
            if (PathOfList is { } path)
            {
                Directory.CreateDirectory(options.CacheFolder!);
                WholeFile.Write(path, json);
                File.SetLastWriteTimeUtc(path, options.Time.GetUtcNow().UtcDateTime);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A list that cannot be kept is asked for again.
        }
    }
}
