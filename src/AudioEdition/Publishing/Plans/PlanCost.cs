using AudioEdition.Speech;

namespace AudioEdition.Publishing.Plans;

/// <summary>What a plan costs, at its head: for somebody who asks before a build.</summary>
internal static class PlanCost
{
    public static void Write(JsonText json, SpeechCost cost)
    {
        json.Name("cost").BeginObject().Property("currency", cost.Currency);
        WriteAmounts(json, cost.Characters, cost.CachedCharacters, cost.Amount).Name("engines").BeginArray();
        foreach (var engine in cost.Engines)
        {
            json.BeginObject(inline: true).Property("engine", engine.Engine);
            WriteAmounts(json, engine.Characters, engine.CachedCharacters, engine.Amount).EndObject();
        }

        json.EndArray().EndObject();
    }

    private static JsonText WriteAmounts(JsonText json, long characters, long cached, decimal? amount)
    {
        json.Property("characters", characters).Property("cached", cached).Property("toBuy", characters - cached);
        return amount is { } known ? json.Property("amount", (double)known, 6) : json.Property("amount", null);
    }
}
