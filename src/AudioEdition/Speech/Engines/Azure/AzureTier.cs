namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The price tier of a Speech resource: how many requests it takes.</summary>
public enum AzureTier
{
    /// <summary>S0: 200 requests a second.</summary>
    Standard,

    /// <summary>F0: 20 requests in 60 seconds, one at a time here.</summary>
    Free,
}
