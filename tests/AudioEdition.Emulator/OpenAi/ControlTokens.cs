using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.OpenAi;

/// <summary>The tokens in a text that Kokoro-FastAPI obeys instead of reading: <c>[pause:1.5s]</c>, <c>[word](/phones/)</c>.</summary>
internal static class ControlTokens
{
    /// <summary>The pieces of a text as such a server speaks them, and the tokens that it obeyed.</summary>
    public static (IReadOnlyList<SpokenPiece> Pieces, IReadOnlyList<string> Obeyed) Read(string text, string voice, double speed)
    {
        var pieces = new List<SpokenPiece>();
        var obeyed = new List<string>();
        var said = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '[' ? text.IndexOf(']', i) : -1;
            if (close < 0)
            {
                continue;
            }

            var inner = text[(i + 1)..close];
            var phones = close + 2 < text.Length && text[close + 1] == '(' && text[close + 2] == '/' ? text.IndexOf("/)", close + 3, StringComparison.Ordinal) : -1;
            if (phones > 0)
            {
                Say(i);
                pieces.Add(new SpokenPiece.Words(inner, text[(close + 3)..phones], voice, speed, 1));
                Obey(i, phones + 2);
                i = phones + 1;
            }
            else if (inner.Split(':') is ["pause" or "voice" or "rate", _])
            {
                Say(i);
                pieces.Add(new SpokenPiece.Pause(1_500));
                Obey(i, close + 1);
                i = close;
            }
        }

        Say(text.Length);
        return (pieces, obeyed);

        void Say(int end)
        {
            if (end > said)
            {
                pieces.Add(new SpokenPiece.Words(text[said..end], null, voice, speed, 1));
            }
        }

        void Obey(int start, int end)
        {
            obeyed.Add(text[start..end]);
            said = end;
        }
    }
}
