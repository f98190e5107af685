using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace AudioEdition.Articles.Markdown;

/// <summary>The words of a Markdown paragraph: links by their text, no marks, no markup; pictures apart.</summary>
internal sealed class InlineText
{
    private readonly StringBuilder _text = new();

    /// <summary>The descriptions of the pictures in it.</summary>
    public List<string> Pictures { get; } = [];

    /// <summary>Characters of <see cref="ToString"/> that are links.</summary>
    public int LinkedCharacters { get; private set; }

    public static InlineText Of(ContainerInline? inline)
    {
        var text = new InlineText();
        text.Append(inline);
        return text;
    }

    public override string ToString() => _text.ToString();

    private void Append(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    _text.Append(code.Content);
                    break;
                case LineBreakInline:
                    _text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    _text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    _text.Append(link.Url);
                    LinkedCharacters += link.Url.Length;
                    break;
                case LinkInline { IsImage: true } picture:
                    Pictures.Add(Of(picture).ToString());
                    break;
                case LinkInline link:
                    var before = _text.Length;
                    Append(link);
                    LinkedCharacters += _text.Length - before;
                    break;
                case HtmlInline or FootnoteLink or TaskList:
                    break;
                case ContainerInline inner:
                    Append(inner);
                    break;
            }
        }
    }
}
