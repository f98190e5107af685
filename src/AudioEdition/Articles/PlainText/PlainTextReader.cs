using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.PlainText;

/// <summary>Plain text, as pasted or saved, to <see cref="Article"/>.</summary>
public static class PlainTextReader
{
    private const int FewestQuotedLines = 3;

    /// <summary>Reads a text of any usual encoding, newline and wrapping.</summary>
    /// <param name="source">File name or address, for messages and the result.</param>
    /// <param name="content">The bytes: UTF-8 or UTF-16, with or without byte order mark, else Windows-1252.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArticleFormatException">The content is no text.</exception>
    /// <exception cref="NothingToNarrateException">It holds no article text.</exception>
    public static Article Read(string source, ReadOnlySpan<byte> content, ArticleReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = Unquoted(TextCleaner.Clean(TextDecoder.Decode(source, content)));
        var blocks = LineJoiner.Join(text);
        return ArticleAssembler.Assemble(source, blocks, new FrontMatter(), options ?? new ArticleReadOptions());
    }

    /// <summary>The text without the marks that mail sets before every line it passes on ("> ").</summary>
    private static string Unquoted(string text)
    {
        var lines = text.Split('\n');
        var quoted = lines.Count(l => l.StartsWith('>'));
        return quoted < FewestQuotedLines || quoted * 3 < lines.Count(l => l.Length > 0) ? text : string.Join('\n', lines.Select(l => l.TrimStart('>', ' ') is var bare && l.StartsWith('>') ? bare : l));
    }
}
