using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Finds the people of an article and who says each quotation, with the evidence for it.</summary>
/// <remarks>Linear in the length of the text: every step looks at a bounded neighbourhood.</remarks>
public static class SpeakerAttributor
{
    /// <summary>Attributes every quotation.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="blocks">Its blocks in order, the headline first where there is one.</param>
    /// <param name="quotations">The quotations of the text, as <see cref="QuoteDetector.Detect"/> gives them.</param>
    /// <param name="knownPeople">People named beforehand; default none.</param>
    /// <returns>The people of the article, and one attribution for each quotation.</returns>
    /// <exception cref="ArgumentException">A block or quotation is out of order or outside the text.</exception>
    public static SpeakerAttribution Attribute(
        string text, IReadOnlyList<TextSpan> blocks, IReadOnlyList<Quotation> quotations, IReadOnlyList<KnownPerson>? knownPeople = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quotations);
        BlockCheck.Check(text, blocks);
        var narration = Narration.Read(text, blocks, quotations);
        var people = PeopleTable.Read(narration, quotations, knownPeople);
        var clauses = new ClauseFinder(narration, people).Find();
        var topics = Resolve(narration, people, clauses);
        var ranked = new QuotationRanker(narration, people, clauses, topics, quotations).Rank();
        return PersonList.Write(narration, people, ranked);
    }

    private static bool IsNested(Narration narration, ReportingClause[] clauses, int c)
    {
        ref var clause = ref clauses[c];
        if (clause.Shape != ClauseShape.SubjectBefore)
        {
            return false;
        }

        var before = clause.First - 1;
        while (before > 0 && narration.Tokens[before].Is(Lex.Determiner) && !narration.Tokens[before].Is(Lex.Subordinator))
        {
            before--;
        }

        if (before < 0 || narration.Tokens[before].Sentence != narration.Tokens[clause.First].Sentence)
        {
            return false;
        }

        return (narration.Tokens[before].Is(Lex.Subordinator) && narration.WordAt(before) is not ("as" or "As" or "while" or "While" or "although" or "Although" or "though" or "Though"))
            || (c > 0 && before == clauses[c - 1].Verb);
    }

    // Sources in text order: each clause's subject is resolved with what was read before it. Returns whom a pronoun means that is the subject of the sentence before a quotation.
    private static Dictionary<int, Mention> Resolve(Narration narration, PeopleTable people, ReportingClause[] clauses)
    {
        var tracker = new ReferentTracker(narration, people);
        var subjects = new SubjectFinder(narration, people);
        var topics = new Dictionary<int, Mention>();
        var m = 0;
        var sentence = 0;
        for (var c = 0; c < clauses.Length; c++)
        {
            ref var clause = ref clauses[c];
            Read(Math.Max(clause.Verb, clause.Last));

            clause.Nested = IsNested(narration, clauses, c);
            if (c > 0 && clauses[c - 1].Subject.FirstToken == clause.Subject.FirstToken && clauses[c - 1].Subject.Kind == clause.Subject.Kind)
            {
                // "she said, adding": the same words mean the same person.
                clause.Entity = clauses[c - 1].Entity;
                clause.Trust = clauses[c - 1].Trust;
                if (clause.Entity >= 0)
                {
                    tracker.AddSource(clause.Entity, clause.Verb, clause.Nested);
                }

                continue;
            }

            clause.Entity = tracker.Resolve(clause.Subject, out clause.Trust);
            if (clause.Entity >= 0)
            {
                tracker.AddSource(clause.Entity, clause.Verb, clause.Nested);
                if (narration.WordAt(clause.Verb) is "asked" or "asks" && clause.Verb + 1 < narration.Count && people.MentionAt[clause.Verb + 1] is var asked and >= 0)
                {
                    tracker.AddAsked(people.Mentions[asked].Entity);
                }

                var entity = people.Entities[clause.Entity];
                if (clause.Subject.Kind == MentionKind.Name && !entity.IsOrganisation && (clause.Flags & Lex.Speech) != Lex.None)
                {
                    entity.PersonEvidence++;
                }
            }
        }

        Read(narration.Count - 1);
        return topics;

        void Read(int upTo)
        {
            while (true)
            {
                var mention = m < people.Mentions.Length ? people.Mentions[m].FirstToken : int.MaxValue;
                var start = sentence < narration.SentenceStarts.Length - 1 ? narration.SentenceStarts[sentence] : int.MaxValue;
                if (start <= mention && start <= upTo)
                {
                    AddTopic(start);
                    sentence++;
                }
                else if (mention <= upTo)
                {
                    tracker.Add(people.Mentions[m++]);
                }
                else
                {
                    break;
                }
            }
        }

        void AddTopic(int start)
        {
            tracker.AddTopic(start);
            var end = narration.SentenceStarts[sentence + 1];
            if (end < narration.Count && narration.Tokens[end].Kind == TokenKind.Quotation && narration.Tokens[end].Block == narration.Tokens[start].Block
                && narration.Tokens[start].Kind != TokenKind.Quotation && subjects.Main(start, end) is { Kind: MentionKind.Pronoun } subject && subject.Is(Lex.He | Lex.She))
            {
                subject.Entity = tracker.Resolve(subject, out var trust);
                if (subject.Entity >= 0 && trust > 0)
                {
                    topics[sentence] = subject;
                }
            }
        }
    }
}
