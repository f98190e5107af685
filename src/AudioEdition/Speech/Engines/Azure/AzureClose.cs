namespace AudioEdition.Speech.Engines.Azure;

/// <summary>What it means that the service closed a connection within a turn.</summary>
/// <remarks>The protocol has no statuses: every failure is a close, and code 1007 means a bad document as well as too many requests, so that the reason's words decide.</remarks>
internal static class AzureClose
{
    public static AzureCloseMeaning Of(int? code, string reason) => code switch
    {
        1007 when Mentions(reason, "throttl", "too many requests", "quota", "rate limit") => AzureCloseMeaning.Busy,
        1007 when Mentions(reason, "maximum media duration") => AzureCloseMeaning.TooLong,
        4429 => AzureCloseMeaning.Busy,
        4401 or 4403 => AzureCloseMeaning.Denied,
        1008 => Mentions(reason, "throttl", "quota") ? AzureCloseMeaning.Busy : AzureCloseMeaning.Denied,
        1002 or 1003 or 1007 or 1009 or 1010 or (>= 4400 and < 4429) => AzureCloseMeaning.Refused,
        _ => AzureCloseMeaning.Broken,
    };

    private static bool Mentions(string reason, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
