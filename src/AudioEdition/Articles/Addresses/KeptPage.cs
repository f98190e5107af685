namespace AudioEdition.Articles.Addresses;

/// <summary>A page of the cache with what the server needs to say that it has not changed.</summary>
/// <param name="Page">As it was got.</param>
/// <param name="ETag">The entity tag as it was sent; null for none.</param>
/// <param name="LastModified">The date as it was sent; null for none.</param>
internal sealed record KeptPage(FetchedPage Page, string? ETag, string? LastModified);
