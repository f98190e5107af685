namespace AudioEdition.Scripts.Speakers;

/// <summary>
/// Every weight of the ranking in one place. They are set by hand: a step of about 1 is a clear preference, 3 a strong one.
/// </summary>
internal static class Weights
{
    // Who a pronoun means.
    public const float SourceOfParagraph = 2.6f;
    public const float SourceOfLastParagraph = 1.5f;
    public const float SourceBefore = 0.8f;
    public const float GenderKnown = 0.7f;
    public const float DescribedReferent = -0.7f;
    public const float DescriptionFloor = 0.3f;
    public const float BearsNoun = 3.5f;
    public const float Modifier = 1.2f;
    public const float DoubtfulPerson = -3f;
    public const float SameSentence = 0.9f;
    public const float LastSentence = 1.0f;
    public const float SentenceDistance = 0.25f;
    public const float Subject = 1.3f;
    public const float NewSubject = 1.4f;
    public const float Asked = 2.8f;
    public const float SubjectOfSentence = 2f;
    public const float Possessive = 0.3f;
    public const float SameBlock = 0.8f;
    public const float Frequency = 0.2f;
    public const float PluralForThey = 1.5f;
    public const float BodyForThey = 0.8f;
    public const float PersonForThey = -0.5f;
    public const float PronounFloor = -2f;

    /// <summary>Two people nearer to each other than this: nobody is named.</summary>
    public const float PronounMargin = 0.3f;

    // Which words name the speaker of a quotation.
    public const float Continues = 14f;
    public const float BeforeColon = 11f;
    public const float AfterTouching = 10.2f;
    public const float BeforeComma = 10.6f;
    public const float BeforeTouching = 9f;
    public const float DashAfter = 9f;
    public const float AfterNear = 7.5f;
    public const float BeforeNear = 8f;
    public const float PerToken = 0.15f;
    public const float ReportVerb = -1.2f;
    public const float AccordingTo = -0.5f;
    public const float Interrupted = -2.5f;
    public const float SentenceSubject = 3.6f;
    public const float SameParagraphClause = 6.5f;
    public const float NextInParagraph = 5.6f;

    /// <summary>A sentence of the reporter's stands between: it may have brought in somebody else.</summary>
    public const float SentenceBetween = -2.7f;
    public const float Dialogue = 4.9f;
    public const float PreviousSentenceSubject = 4f;
    public const float ParagraphColon = 6.2f;
    public const float PreviousParagraphSpeaker = 4.5f;
    public const float PreviousParagraphClause = 4.2f;
    public const float PreviousParagraphSubject = 3.2f;
    public const float NextParagraph = 3f;
    public const float Trust = 0.8f;

    /// <summary>Below this nobody is named.</summary>
    public const float Threshold = 3f;
}
