namespace AudioEdition.Newsroom.Stores;

/// <summary>Where an object store is.</summary>
public sealed record S3StoreOptions
{
    /// <summary>The bucket; it must exist.</summary>
    public required string Bucket { get; init; }

    /// <summary>First part of every object's name, without slashes at its ends. Default none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Address of a service that is not Amazon's; null for Amazon's.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Region; null for the environment's.</summary>
    public string? Region { get; init; }

    /// <summary>Access key and secret; null to look where the AWS SDK looks: environment, profile, role of the machine.</summary>
    public (string AccessKey, string SecretKey)? Credentials { get; init; }
}
