using System.Globalization;
using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Casting;

/// <summary>Fills the words around an article with what is known of it.</summary>
internal static class SpokenTemplate
{
    private const int MaxDepth = 16;

    private static readonly Article Nothing = new() { Source = "", Text = "", Blocks = [] };

    /// <summary>The text with its placeholders filled, bracketed parts left out where one of theirs is not known.</summary>
    /// <exception cref="ArgumentException">An unknown placeholder, or brackets that do not pair.</exception>
    public static string Fill(string template, Article article)
    {
        try
        {
            return FillWhole(template, article);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(template), e);
        }
    }

    /// <summary>Why a text cannot be filled; null where it can.</summary>
    public static string? FaultOf(string template)
    {
        try
        {
            FillWhole(template, Nothing);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static string FillWhole(string template, Article article)
    {
        var index = 0;
        return FillPart(template, article, ref index, depth: 0).Text.Trim();
    }

    private static (string Text, bool Complete) FillPart(string template, Article article, ref int index, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"The text “{template}” has brackets nested deeper than {MaxDepth}.");
        }

        var part = new StringBuilder();
        var complete = true;
        while (index < template.Length)
        {
            var c = template[index++];
            switch (c)
            {
                case '[':
                    var (inner, innerComplete) = FillPart(template, article, ref index, depth + 1);
                    part.Append(innerComplete ? inner : "");
                    break;
                case ']' when depth > 0:
                    return (part.ToString(), complete);
                case '{':
                    var close = template.IndexOf('}', index);
                    var name = close < 0 ? template[index..] : template[index..close];
                    var value = close < 0 ? throw Unknown(template, name) : ValueOf(template, name, article);
                    complete &= value is not null;
                    part.Append(value);
                    index = close + 1;
                    break;
                default:
                    part.Append(c);
                    break;
            }
        }

        return depth == 0
            ? (part.ToString(), complete)
            : throw new FormatException($"The text “{template}” opens a bracket that it does not close.");
    }

    private static string? ValueOf(string template, string name, Article article)
    {
        var value = name switch
        {
            "title" => article.Headline,
            "site" => article.Site,
            "byline" => article.Byline,
            // Day before month is read well in both: "the third of May", and in America "May third".
            "date" => article.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            "day" => article.Published?.ToString("d MMMM", CultureInfo.InvariantCulture),
            _ => throw Unknown(template, name),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private static FormatException Unknown(string template, string name) =>
        new($"The text “{template}” holds {{{name}}}, which is not known; known are {{title}}, {{site}}, {{byline}}, {{date}} and {{day}}.");
}
