using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>Gives the quoted people of one edition their voices.</summary>
internal sealed class RoleAssignment
{
    private readonly VoiceCast _cast;
    private readonly PersonRegister _register;
    private readonly string? _locale;
    private readonly IReadOnlyList<VoiceId> _kept;
    private readonly Dictionary<string, PinnedPerson> _pinned = new(StringComparer.Ordinal);
    private readonly Dictionary<VoiceId, int> _uses = [];
    private readonly Dictionary<string, int> _timbreUses = new(StringComparer.Ordinal);

    public RoleAssignment(VoiceCast cast, IReadOnlyList<PinnedPerson> pinned, PersonRegister register, string? locale, IReadOnlyList<VoiceId> kept)
    {
        _kept = kept;
        _cast = cast;
        _register = register;
        _locale = locale;
        foreach (var person in pinned)
        {
            foreach (var name in person.Aliases.Prepend(person.Name))
            {
                _pinned.TryAdd(PersonKey.Of(name), person);
            }
        }

        // The narrator is heard before and after every quotation, the neutral voice in some: other sizes of theirs are the last that anybody quoted should have.
        CountTimbre(cast.Narrator.Id);
        CountTimbre(cast.Narrator.Id);
        CountTimbre(cast.Quote.Id);
    }

    /// <summary>The role of each person, by id.</summary>
    /// <param name="people">Those quoted.</param>
    /// <param name="earlier">Roles given before in the same edition.</param>
    public Dictionary<string, CastRole> Assign(IReadOnlyList<Person> people, IReadOnlyList<CastRole> earlier)
    {
        foreach (var role in earlier.Where(r => r.PersonId is not null))
        {
            CountUse(role.Voice);
        }

        var roles = new Dictionary<string, CastRole>(StringComparer.Ordinal);
        var open = new List<Candidate>();

        // By name, not by appearance: moving a paragraph must not change anybody's voice.
        foreach (var person in people.OrderBy(p => PersonKey.Of(p.Name), StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal))
        {
            var pinned = PinnedAs(person);
            if (pinned is not null && VoiceOfCast(pinned.Voices) is { } pinnedVoice)
            {
                Take(pinnedVoice, new CastRole(person.Id, pinnedVoice, "pinned"));
            }
            else
            {
                open.Add(new Candidate(person, pinned));
            }
        }

        for (var i = 0; i < open.Count;)
        {
            if (RegisteredVoice(open[i]) is { } voice)
            {
                Take(voice, new CastRole(open[i].Person.Id, voice, "register"));
                open.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        // Those whose gender is known have fewer voices to choose from, so they choose first.
        foreach (var candidate in open.OrderBy(c => c.Gender is null))
        {
            var voice = Choose(candidate);
            Take(voice, new CastRole(candidate.Person.Id, voice, "pool"));
        }

        return roles;

        void Take(VoiceId voice, CastRole role)
        {
            roles[role.PersonId!] = role;
            CountUse(voice);
        }
    }

    private void CountUse(VoiceId voice)
    {
        _uses[voice] = _uses.GetValueOrDefault(voice) + 1;
        CountTimbre(voice);
    }

    private PinnedPerson? PinnedAs(Person person)
    {
        if (_pinned.TryGetValue(PersonKey.Of(person.Name), out var pinned))
        {
            return pinned;
        }

        // A surname alone may be anybody's; another full form of the article's is as good as the name.
        return person.Aliases.Where(a => a.Contains(' ', StringComparison.Ordinal))
            .Select(a => _pinned.GetValueOrDefault(PersonKey.Of(a)))
            .FirstOrDefault(p => p is not null);
    }

    /// <summary>The first voice that an engine of this cast speaks.</summary>
    private VoiceId? VoiceOfCast(IReadOnlyList<VoiceId> voices)
    {
        foreach (var voice in voices)
        {
            if (_cast.Voices.Any(v => v.Id.Engine == voice.Engine))
            {
                return voice;
            }
        }

        return null;
    }

    /// <summary>The voice of earlier editions, where the cast still has it and the narrator or the neutral voice has not taken it over.</summary>
    private VoiceId? RegisteredVoice(Candidate candidate)
    {
        if (!candidate.Person.Named)
        {
            return null;
        }

        foreach (var voice in _register.VoicesOf(candidate.Name))
        {
            if (_cast.Pool.Any(v => v.Id == voice) || (_kept.Contains(voice) && voice != _cast.Narrator.Id && voice != _cast.Quote.Id))
            {
                return voice;
            }
        }

        return null;
    }

    private VoiceId Choose(Candidate candidate)
    {
        var fitting = Fitting(candidate.Gender);
        return fitting
            .OrderBy(v => _uses.GetValueOrDefault(v.Id))
            .ThenBy(v => _timbreUses.GetValueOrDefault(Timbre(v.Id)))
            .ThenBy(v => LocaleFit.SameRegion(v.Locale, _locale) ? 0 : 1)
            .ThenBy(v => Score(candidate.Name, v.Id))
            .ThenBy(v => v.Id.ToString(), StringComparer.Ordinal)
            .First().Id;
    }

    /// <summary>The pool's voices of the language and gender; a wish that no voice fulfils is dropped, gender last.</summary>
    private List<CatalogVoice> Fitting(Gender? gender)
    {
        var sameGender = _cast.Pool.Where(v => gender is null || v.Gender == gender).ToList();
        if (sameGender.Count == 0)
        {
            sameGender = [.. _cast.Pool.Where(v => v.Gender is null)];
        }

        if (sameGender.Count == 0)
        {
            sameGender = [.. _cast.Pool];
        }

        var sameLanguage = sameGender.Where(v => LocaleFit.SameLanguage(v.Locale, _locale)).ToList();
        return sameLanguage.Count > 0 ? sameLanguage : sameGender;
    }

    private void CountTimbre(VoiceId voice) => _timbreUses[Timbre(voice)] = _timbreUses.GetValueOrDefault(Timbre(voice)) + 1;

    /// <summary>The speaker behind a voice: sizes of one speaker ("slt", "slt@0.9") sound alike, so they are given out as late as can be.</summary>
    private static string Timbre(VoiceId voice)
    {
        var written = voice.ToString();
        var size = written.IndexOf('@', StringComparison.Ordinal);
        return size < 0 ? written : written[..size];
    }

    /// <summary>
    /// A number for a name and a voice together (rendezvous hashing): adding a voice to the pool changes the voices only of those who get it.
    /// </summary>
    private static ulong Score(string name, VoiceId voice)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{PersonKey.Of(name)}\n{voice}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private sealed record Candidate(Person Person, PinnedPerson? Pinned)
    {
        public string Name => Pinned?.Name ?? Person.Name;

        public Gender? Gender => Pinned?.Gender ?? Person.Gender;
    }
}
