using System.Globalization;
using System.Text;

namespace AudioEdition.Publishing;

/// <summary>Texts that are written piece by piece, so that no long one is ever held.</summary>
internal static class WrittenText
{
    /// <summary>Characters that are gathered before they are handed on: fewer would cost calls, more would stand among the large objects.</summary>
    private const int Spill = 16 * 1024;

    /// <summary>Hands on what was gathered where it is much, and empties it.</summary>
    /// <param name="text">What was gathered.</param>
    /// <param name="output">Where it goes.</param>
    public static void SpillTo(this StringBuilder text, TextWriter output)
    {
        if (text.Length >= Spill)
        {
            output.Write(text);
            text.Clear();
        }
    }

    /// <summary>The whole of a text, for those who want it as one.</summary>
    /// <param name="write">Writes it.</param>
    public static string Of(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        return text.ToString();
    }

    /// <summary>Writes a text into a file, in UTF-8 without a byte order mark; an existing one is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    public static void ToFile(string path, Action<TextWriter> write)
    {
        using var file = new StreamWriter(path);
        write(file);
    }
}
