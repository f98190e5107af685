using System.Globalization;
using AudioEdition.Articles.Addresses;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary>Fetches the bytes that an argument names.</summary>
internal sealed class ArticleSource(CommandConsole console, FetchOptions fetchOptions) : IDisposable
{
    private readonly Dictionary<int, AddressFetcher> _fetchers = [];

    /// <summary>True for an address of the web.</summary>
    public static bool IsAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file, standard input or an address.</summary>
    /// <param name="input">Path, <c>-</c>, or address.</param>
    /// <param name="maxBytes">Most bytes that are taken.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="kind">What is looked for at an address.</param>
    /// <exception cref="UsageException">There is no such file, it cannot be read, or it is too large.</exception>
    /// <exception cref="AddressException">Nothing to read was got from the address.</exception>
    public async Task<SourceContent> ReadAsync(string input, long maxBytes, CancellationToken cancellationToken, FetchKind kind = FetchKind.Page)
    {
        if (!IsAddress(input))
        {
            return new SourceContent(input == "-" ? "-" : Path.GetFileName(input), await ReadFileAsync(input, console, maxBytes, cancellationToken));
        }

        if (!Uri.TryCreate(input, UriKind.Absolute, out var address))
        {
            throw new UsageException($"'{input}' is no address.");
        }

        // A book may be larger than a page, whichever is fetched first.
        var most = (int)Math.Min(maxBytes, int.MaxValue);
        if (!_fetchers.TryGetValue(most, out var fetcher))
        {
            _fetchers[most] = fetcher = new AddressFetcher(fetchOptions with { MaxBytes = most });
        }

        var page = await fetcher.FetchAsync(address, kind, cancellationToken);
        return new SourceContent(page.Address.AbsoluteUri, page.Content, page);
    }

    public void Dispose()
    {
        foreach (var fetcher in _fetchers.Values)
        {
            fetcher.Dispose();
        }
    }

    /// <summary>Reads a file or standard input.</summary>
    /// <param name="input">Path, or <c>-</c>.</param>
    /// <param name="console">For standard input.</param>
    /// <param name="maxBytes">Most bytes that are taken.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="UsageException">There is no such file, it cannot be read, or it is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string input, CommandConsole console, long maxBytes, CancellationToken cancellationToken)
    {
        if (input.StartsWith('-') && input.Length > 1 && !File.Exists(input))
        {
            var meant = NearestName.Of(input, [.. EditionRequest.OptionNames]) is { } name ? $" Did you mean {name}?" : "";
            throw new UsageException($"'{input}' is no option and no file.{meant} See --help.");
        }

        try
        {
            if (input == "-")
            {
                await using var standardInput = console.Input();
                return await ReadToAsync(input, standardInput, maxBytes, cancellationToken);
            }

            await using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return await ReadToAsync(input, file, maxBytes, cancellationToken);
        }
        catch (Exception e) when (UnreadableFile.Is(e))
        {
            throw UnreadableFile.Of(input, e);
        }
    }

    /// <summary>True where the bytes are a plan: a JSON object.</summary>
    public static bool IsPlan(string input, ReadOnlySpan<byte> content)
    {
        if (input.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("{"u8) && text[..Math.Min(200, text.Length)].IndexOf("\"version\""u8) >= 0;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadToAsync(string input, Stream stream, long maxBytes, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var block = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            buffer.Write(block, 0, read);
            if (buffer.Length > maxBytes)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"'{input}' is larger than {maxBytes / 1_000_000} MB, the most that an article may have; split it, or check that it is the right file."));
            }
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
