using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;

namespace AudioEdition.Cli.Commands;

/// <summary>Gets the picture that <c>--cover</c> names.</summary>
internal static class CoverSource
{
    /// <summary>Reads the picture.</summary>
    /// <returns>Null where a cover is to be drawn: because that was asked for, or because the article's own picture cannot be had, which is told and no reason to make no edition.</returns>
    /// <exception cref="UsageException">The file is not there, or too large.</exception>
    /// <exception cref="CoverException">The file is no picture for a cover.</exception>
    public static async Task<CoverImage?> ReadAsync(EditionRequest request, Article article, CommandConsole console, Composition composition, CancellationToken cancellationToken)
    {
        switch (request.Cover)
        {
            case null or "drawn":
                return null;
            case not "lead":
                return CoverPicture.Make(await ArticleSource.ReadFileAsync(request.Cover, console, CoverPicture.MaxBytes, cancellationToken), request.Cover);
            case "lead" when article.LeadImage is null:
                await console.Error.WriteLineAsync("audio-edition: the article names no lead picture; the cover is drawn.");
                return null;
            default:
                return await LeadAsync(article.LeadImage, request, console, composition, cancellationToken);
        }
    }

    private static async Task<CoverImage?> LeadAsync(Uri address, EditionRequest request, CommandConsole console, Composition composition, CancellationToken cancellationToken)
    {
        try
        {
            using var fetcher = new AddressFetcher(composition.FetchOptions(request.AllowPrivate) with { MaxBytes = CoverPicture.MaxBytes });
            var picture = await fetcher.FetchAsync(address, FetchKind.Picture, cancellationToken);
            return CoverPicture.Make(picture.Content, address.AbsoluteUri);
        }
        catch (Exception e) when (e is AddressException or CoverException)
        {
            await console.Error.WriteLineAsync($"audio-edition: {e.Message} The cover is drawn.");
            return null;
        }
    }
}
