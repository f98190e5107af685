using System.Text;

namespace AudioEdition.Tests.Faults;

/// <summary>Damages a sample in ways that files are damaged, by a seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\0", "\uFEFF", "\uFFFF", "\u202E", "“", "”", "'", "\"", "<", ">", "</", "<!--", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#x110000;", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999",
            "9223372036854775808", "NaN", "../../../etc/passwd", "/etc/passwd", "C:\\x", "%s", "\\u0000", "\\", "---\n", "# ", "\r", "\n\n", "\t", "file:///etc/passwd", "http://127.0.0.1/", "flite:", "flite:slt@0", "en-XX",
            "999999999999", "<a href=\"", "<script>", "<p>", "<div>", new string('(', 300), new string('<', 300), new string('a', 5000),
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFE, 0xFF],
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to eight faults.</summary>
    public byte[] Damage(byte[] sample)
    {
        var bytes = sample.ToList();
        for (var n = _random.Next(1, 9); n > 0; n--)
        {
            var at = _random.Next(bytes.Count + 1);
            var length = Math.Min(bytes.Count - at, 1 << _random.Next(9));
            switch (_random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 5 when _random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    var from = _random.Next(bytes.Count + 1);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(bytes.Count - from, length)));
                    break;
            }
        }

        return [.. bytes];
    }
}
