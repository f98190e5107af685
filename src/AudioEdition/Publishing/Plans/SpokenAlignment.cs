using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Publishing.Plans;

/// <summary>The way back from spoken to written words, as one short line of a plan.</summary>
/// <remarks>
/// <c>9c1f03aa 4 3 7:22/money 5</c>: a check sum of the two texts, then a token each: its written length, its spoken length where that differs,
/// what it was read as where it was changed. A token stands one character after the one before on both sides (the first at 0), else its
/// two distances lead: <c>+0,1+7:22</c>. The check sum tells an editor's change of the spoken words, to which old tokens no longer fit.
/// </remarks>
internal static class SpokenAlignment
{
    public static string Write(SpokenText spoken)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{CheckSum(spoken.Written, spoken.Spoken):x8}");
        int written = -1, said = -1;
        foreach (var token in spoken.Tokens)
        {
            line.Append(' ');
            int writtenGap = token.Written.Start - written, spokenGap = token.Spoken.Start - said;
            if (writtenGap != 1 || spokenGap != 1)
            {
                line.Append(CultureInfo.InvariantCulture, $"+{writtenGap},{spokenGap}+");
            }

            line.Append(CultureInfo.InvariantCulture, $"{token.Written.Length}");
            if (token.Spoken.Length != token.Written.Length)
            {
                line.Append(CultureInfo.InvariantCulture, $":{token.Spoken.Length}");
            }

            if (token.SemioticClass is { } read)
            {
                line.Append('/').Append(Uri.EscapeDataString(read));
            }

            (written, said) = (token.Written.End, token.Spoken.End);
        }

        return line.ToString();
    }

    /// <summary>The texts with their tokens: those of the line where it fits, else new ones.</summary>
    public static SpokenText Read(string? line, string written, string spoken) => SpokenTokens.Pack(
        line is not null && TryRead(line, written, spoken) is { } tokens
            ? new SpokenText(written, spoken, tokens)
            : Align(written, spoken));

    private static List<SpokenToken>? TryRead(string line, string written, string spoken)
    {
        var parts = line.Split(' ');
        if (!uint.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum) || sum != CheckSum(written, spoken))
        {
            return null;
        }

        var tokens = new List<SpokenToken>(parts.Length - 1);
        int w = -1, s = -1;
        foreach (var part in parts.AsSpan(1))
        {
            if (ReadToken(part, ref w, ref s) is not { } token || token.Written.End > written.Length || token.Spoken.End > spoken.Length)
            {
                return null;
            }

            tokens.Add(token);
        }

        return tokens;
    }

    private static SpokenToken? ReadToken(string part, ref int written, ref int spoken)
    {
        int writtenGap = 1, spokenGap = 1;
        var rest = part.AsSpan();
        if (rest.StartsWith("+", StringComparison.Ordinal))
        {
            var end = rest[1..].IndexOf('+') + 1;
            var comma = rest.IndexOf(',');
            if (end <= 0 || comma < 0 || comma > end
                || !Number(rest[1..comma], out writtenGap) || !Number(rest[(comma + 1)..end], out spokenGap))
            {
                return null;
            }

            rest = rest[(end + 1)..];
        }

        var slash = rest.IndexOf('/');
        var read = slash < 0 ? null : Uri.UnescapeDataString(rest[(slash + 1)..]);
        rest = slash < 0 ? rest : rest[..slash];
        var colon = rest.IndexOf(':');
        var ends = colon < 0
            ? Number(rest, out var writtenLength) & Number(rest, out var spokenLength)
            : Number(rest[..colon], out writtenLength) & Number(rest[(colon + 1)..], out spokenLength);
        if (!ends || writtenLength < 0 || spokenLength < 0)
        {
            return null;
        }

        var token = new SpokenToken(
            new TextSpan(written + writtenGap, written + writtenGap + writtenLength),
            new TextSpan(spoken + spokenGap, spoken + spokenGap + spokenLength),
            read);
        (written, spoken) = (token.Written.End, token.Spoken.End);
        return token.Written.Start >= 0 && token.Spoken.Start >= 0 ? token : null;
    }

    // Far above any unit's length, far below what could overflow a sum.
    private static bool Number(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value is >= -1_000_000_000 and <= 500_000_000;

    /// <summary>Words equal at the beginning and at the end belong together one by one; what is between them is one token.</summary>
    private static SpokenText Align(string written, string spoken)
    {
        var from = WordSpans.Of(written);
        var to = WordSpans.Of(spoken);
        var head = 0;
        while (head < from.Count && head < to.Count && Same(from[head], to[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < from.Count - head && tail < to.Count - head && Same(from[^(tail + 1)], to[^(tail + 1)]))
        {
            tail++;
        }

        var tokens = new List<SpokenToken>();
        for (var i = 0; i < head; i++)
        {
            tokens.Add(new SpokenToken(from[i], to[i], null));
        }

        var writtenMiddle = Middle(from, head, tail, written.Length);
        var spokenMiddle = Middle(to, head, tail, spoken.Length);
        if (!writtenMiddle.IsEmpty || !spokenMiddle.IsEmpty)
        {
            tokens.Add(new SpokenToken(writtenMiddle, spokenMiddle, "edited"));
        }

        for (var i = tail; i > 0; i--)
        {
            tokens.Add(new SpokenToken(from[^i], to[^i], null));
        }

        return new SpokenText(written, spoken, tokens);

        bool Same(TextSpan a, TextSpan b) =>
            written.AsSpan(a.Start, a.Length).Equals(spoken.AsSpan(b.Start, b.Length), StringComparison.OrdinalIgnoreCase);
    }

    private static TextSpan Middle(List<TextSpan> words, int head, int tail, int length)
    {
        if (head + tail < words.Count)
        {
            return new TextSpan(words[head].Start, words[^(tail + 1)].End);
        }

        var at = head < words.Count ? words[head].Start : head > 0 ? words[head - 1].End : length;
        return new TextSpan(at, at);
    }

    /// <summary>FNV-1a over both texts: no protection against forgery, only against forgetting.</summary>
    private static uint CheckSum(string written, string spoken)
    {
        var hash = 2166136261u;
        foreach (var text in (ReadOnlySpan<string>)[written, spoken])
        {
            foreach (var c in text)
            {
                hash = (hash ^ c) * 16777619u;
            }

            hash = (hash ^ 0xFFFFu) * 16777619u;
        }

        return hash;
    }
}
