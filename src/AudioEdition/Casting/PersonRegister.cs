using System.Collections.Immutable;
using System.Text.Json;

namespace AudioEdition.Casting;

/// <summary>Who had which voice in earlier editions, so that a mayor sounds the same next week.</summary>
/// <remarks>People are told apart by name without case, accents and dots. Immutable; the written form is sorted, so that it makes small diffs.</remarks>
public sealed record PersonRegister
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ImmutableSortedDictionary<string, Entry> _people;

    private PersonRegister(ImmutableSortedDictionary<string, Entry> people) => _people = people;

    /// <summary>Nobody yet.</summary>
    public static PersonRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal));

    /// <summary>How many people it knows.</summary>
    public int Count => _people.Count;

    /// <summary>All voices that somebody has.</summary>
    public IReadOnlyList<VoiceId> Voices => [.. _people.Values.SelectMany(p => p.Voices.Select(v => new VoiceId(v.Key, v.Value))).Distinct()];

    /// <summary>The voices of a person, at most one an engine, by engine name.</summary>
    /// <param name="name">Any spelling of the canonical name.</param>
    public IReadOnlyList<VoiceId> VoicesOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _people.TryGetValue(PersonKey.Of(name), out var entry)
            ? [.. entry.Voices.Select(v => new VoiceId(v.Key, v.Value))]
            : [];
    }

    /// <summary>The register with a person's voice, which takes the place of an earlier one of that engine.</summary>
    /// <param name="name">Canonical name.</param>
    /// <param name="voice">Their voice.</param>
    public PersonRegister With(string name, VoiceId voice)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var key = PersonKey.Of(name);
        var entry = _people.GetValueOrDefault(key) ?? new Entry(name, Entry.NoVoices);
        return new PersonRegister(_people.SetItem(key, entry with { Voices = entry.Voices.SetItem(voice.Engine, voice.Name) }));
    }

    /// <summary>The register with the people of an edition.</summary>
    /// <param name="cast">The edition. Only people with a name are kept: "a council aide" is somebody else next time.</param>
    public PersonRegister With(CastScript cast)
    {
        ArgumentNullException.ThrowIfNull(cast);
        var register = this;
        foreach (var role in cast.Roles)
        {
            if (cast.Script.PersonOf(role.PersonId) is { Named: true } person && !string.IsNullOrWhiteSpace(person.Name))
            {
                register = register.With(person.Name, role.Voice);
            }
        }

        return register;
    }

    /// <summary>Reads a register.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote; comments and trailing commas are allowed.</param>
    /// <param name="source">File name, for messages.</param>
    /// <exception cref="VoiceCatalogException">The text is no register; the message names the place.</exception>
    public static PersonRegister Parse(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        using var document = JsonNodeReader.Parse(json, source);
        var root = new JsonNodeReader(document.RootElement, "$", source).RequireObject("version", "people");
        if (root.Get("version") is var version && version.Number(0, int.MaxValue) != Version)
        {
            throw version.Fault("this program reads version 1; a newer program wrote the file. Move it away to begin a new one.");
        }

        var register = Empty;
        foreach (var person in root.Get("people").Items())
        {
            person.RequireObject("name", "voices");
            var name = person.Get("name").Text();
            foreach (var item in person.Get("voices").Items())
            {
                var text = item.Text();
                register = VoiceId.TryParse(text, out var voice)
                    ? register.With(name, voice)
                    : throw item.Fault($"“{text}” is no voice; write engine:name.");
            }
        }

        return register;
    }

    /// <summary>The written form: <c>{ "version": 1, "people": [ { "name": …, "voices": [ "flite:awb" ] } ] }</c>, with a newline at its end.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("people");
            foreach (var entry in _people.Values)
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Name);
                json.WriteStartArray("voices");
                foreach (var voice in entry.Voices)
                {
                    json.WriteStringValue(new VoiceId(voice.Key, voice.Value).ToString());
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>True where both know the same people with the same voices.</summary>
    /// <param name="other">Another register.</param>
    public bool Equals(PersonRegister? other) => other is not null && string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToJson());

    private sealed record Entry(string Name, ImmutableSortedDictionary<string, string> Voices)
    {
        public static ImmutableSortedDictionary<string, string> NoVoices { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    }
}
