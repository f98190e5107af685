namespace AudioEdition.Speech.Cache;

/// <summary>Where this user's caches belong.</summary>
internal static class UserCache
{
    /// <summary>Our folder in the user's cache folder (XDG base directories; local application data on Windows); null where the user has none.</summary>
    public static string? Folder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            {
                var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
                cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : home.Length > 0 ? Path.Combine(home, ".cache")
                    : "";
            }

            return cache.Length > 0 ? Path.Combine(cache, "audioedition") : null;
        }
    }
}
