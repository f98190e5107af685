using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

/// <summary>Somebody who is heard on the page.</summary>
/// <param name="Name">Their name.</param>
/// <param name="About">Who they are, or null.</param>
/// <param name="Colour">Number of their colour: 0 for those without one of their own.</param>
/// <param name="Frames">How long they are heard.</param>
/// <param name="IsQuoted">False for the narrator.</param>
internal sealed record PlayerSpeaker(string Name, string? About, int Colour, long Frames, bool IsQuoted);

/// <summary>Everybody who is heard, with their share; numbers are places in <see cref="All"/>.</summary>
internal sealed class PlayerSpeakers
{
    private readonly int[] _ofCue;

    public PlayerSpeakers(PlayerContent content)
    {
        var script = content.Script.Cast.Script;
        var found = new List<PlayerSpeaker>();
        var places = new Dictionary<(string?, string), int>();
        var colours = new SpeakerColours();
        _ofCue = new int[content.Programme.Cues.Count];
        for (var i = 0; i < _ofCue.Length; i++)
        {
            var cue = content.Programme.Cues[i];
            var cast = content.Script.Units[cue.UnitIndex].Cast;
            var name = SpeakerNames.Of(script, cast);
            if (!places.TryGetValue((cast.SpeakerId, name), out var place))
            {
                place = found.Count;
                places.Add((cast.SpeakerId, name), place);
                var person = script.PersonOf(cast.SpeakerId);
                found.Add(new PlayerSpeaker(name, person?.Description, colours.Of(person?.Id), 0, name != SpeakerNames.Narrator || person is not null));
            }

            found[place] = found[place] with { Frames = found[place].Frames + cue.EndFrame - cue.StartFrame };
            _ofCue[i] = place;
        }

        All = found;
        TotalFrames = Math.Max(1, found.Sum(s => s.Frames));
    }

    public IReadOnlyList<PlayerSpeaker> All { get; }

    public long TotalFrames { get; }

    public int OfCue(int cue) => _ofCue[cue];
}
