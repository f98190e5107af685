namespace AudioEdition.Newsroom.Orders;

/// <summary>The music of an order. The file itself lies in the store, once for all orders that want it.</summary>
/// <param name="Name">The file's name without a folder, as the report tells it.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
public sealed record OrderBed(string Name, string Sha256)
{
    /// <summary>True for a file's bare name and a hash, so that neither leads out of a folder.</summary>
    internal bool IsSound => Name.Length > 0 && Name is not ("." or "..") && Name.AsSpan().IndexOfAny('/', '\\', '\0') < 0 && ArticleKey.TryParse(Sha256, out _);
}
