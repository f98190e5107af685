using AudioEdition.Casting;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>How those who are heard are called in transcripts and on the page.</summary>
public static class SpeakerNames
{
    /// <summary>Who reads everything that is nobody's direct speech.</summary>
    public const string Narrator = "Narrator";

    /// <summary>Who says a quotation whose speaker the article does not tell.</summary>
    public const string Unattributed = "Unattributed";

    /// <summary>The name of who is heard in a unit, on one line.</summary>
    /// <param name="script">The script.</param>
    /// <param name="unit">A unit of it.</param>
    public static string Of(Script script, CastUnit unit)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(unit);
        var name = script.PersonOf(unit.SpeakerId)?.Name is { } known ? WordSpans.OneLine(known) : "";
        return name.Length > 0 ? name : unit.Unit.Kind == UnitKind.Quotation ? Unattributed : Narrator;
    }
}
