using System.Buffers;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace AudioEdition.Articles.Markdown;

/// <summary>Markdown, with or without YAML front matter, to <see cref="Article"/>.</summary>
/// <remarks>CommonMark 0.31 with tables, footnotes, definition and task lists and bare links, as Markdig reads them.</remarks>
public static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter().UsePipeTables().UseGridTables().UseFootnotes().UseDefinitionLists().UseTaskLists().UseAutoLinks().UseEmphasisExtras()
        .Build();

    /// <summary>Reads a Markdown document.</summary>
    /// <param name="source">File name or address, for messages and the result.</param>
    /// <param name="content">The bytes, in the encodings of plain text.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArticleFormatException">The content is no text, its front matter no YAML, or it is nested too deeply.</exception>
    /// <exception cref="NothingToNarrateException">It holds no article text.</exception>
    public static Article Read(string source, ReadOnlySpan<byte> content, ArticleReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = TextCleaner.Clean(TextDecoder.Decode(source, content));
        var document = Parse(source, text);
        var known = document.OfType<YamlFrontMatterBlock>().FirstOrDefault() is { } yaml
            ? YamlFrontMatter.Read(source, yaml.Lines.ToString())
            : new FrontMatter();
        known = known with { Headline = Plain(known.Headline), Standfirst = Plain(known.Standfirst), Byline = Plain(known.Byline) };
        var blocks = new Collector().Collect(document);
        return ArticleAssembler.Assemble(source, FrontMatterBlocks.Prepend(known, WithTitle(blocks, known)), known, options ?? new ArticleReadOptions());
    }

    /// <summary>Without one of these a field is plain text.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`[]~\\&<");

    private static MarkdownDocument Parse(string source, string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e)
        {
            // Markdig's guard against hostile nesting.
            throw new ArticleFormatException(source, $"{source} cannot be read as Markdown: {e.Message} Give it as plain text (.txt).", line: null, e);
        }
    }

    /// <summary>Fields of front matter are written as the text is: "*Foo*" is Foo in italics. What is more than a line of text stays as it stands.</summary>
    private static string? Plain(string? field)
    {
        if (field is null || field.AsSpan().IndexOfAny(Marks) < 0)
        {
            return field;
        }

        var line = Parse("front matter", field).OfType<Block>().ToList() is [ParagraphBlock { Inline: { } inline }] ? TextCleaner.CleanLine(InlineText.Of(inline).ToString()) : "";
        return line.Length > 0 ? line : field;
    }

    /// <summary>A first heading of level 1 is the title, unless the front matter has one.</summary>
    private static List<SourceBlock> WithTitle(List<SourceBlock> blocks, FrontMatter known)
    {
        var first = blocks.FindIndex(b => b.KnownCut is null);
        if (known.Headline is null && first >= 0 && blocks[first] is { Shape: BlockShape.Heading, Level: 1 } title)
        {
            blocks[first] = title with { KnownKind = BlockKind.Headline };
        }

        return blocks;
    }

    private sealed class Collector
    {
        private readonly List<SourceBlock> _blocks = [];
        private int _group;

        public List<SourceBlock> Collect(ContainerBlock container)
        {
            Walk(container, BlockShape.Paragraph, 0);
            return _blocks;
        }

        private void Walk(ContainerBlock container, BlockShape shape, int level)
        {
            foreach (var block in container)
            {
                _group += level == 0 ? 1 : 0;
                switch (block)
                {
                    case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or FootnoteGroup:
                        break;
                    case HeadingBlock heading:
                        AddText(heading, BlockShape.Heading, heading.Level);
                        break;
                    case Table table:
                        AddUnreadable(string.Join(' ', table.Descendants<LeafBlock>().Select(b => InlineText.Of(b.Inline).ToString())), "a table");
                        break;
                    case CodeBlock code:
                        AddUnreadable(code.Lines.ToString(), "code");
                        break;
                    case HtmlBlock html:
                        AddUnreadable(html.Lines.ToString(), "raw HTML");
                        break;
                    case QuoteBlock quote:
                        Walk(quote, BlockShape.BlockQuote, level);
                        break;
                    case ListBlock list:
                        Walk(list, BlockShape.ListItem, level + 1);
                        break;
                    case DefinitionList definitions:
                        Walk(definitions, BlockShape.Paragraph, level);
                        break;
                    case ContainerBlock inner:
                        Walk(inner, shape, level);
                        break;
                    case LeafBlock leaf:
                        AddText(leaf, shape, shape == BlockShape.ListItem ? level : 0);
                        break;
                }
            }
        }

        private void AddText(LeafBlock leaf, BlockShape shape, int level)
        {
            if (leaf.Inline is null)
            {
                return;
            }

            var inline = InlineText.Of(leaf.Inline);
            var raw = inline.ToString();
            var text = TextCleaner.CleanLine(raw);
            foreach (var picture in inline.Pictures)
            {
                Add(TextCleaner.CleanLine(picture), BlockShape.Caption, "the description of a picture");
            }

            if (text.Length > 0)
            {
                _blocks.Add(new SourceBlock(text, shape, level) { Group = _group, LinkDensity = Math.Min(1, (double)inline.LinkedCharacters / raw.Length) });
            }
        }

        private void AddUnreadable(string text, string evidence) => Add(TextCleaner.CleanLine(text), BlockShape.Unreadable, evidence);

        private void Add(string text, BlockShape shape, string evidence)
        {
            if (text.Length > 0)
            {
                _blocks.Add(new SourceBlock(text, shape)
                {
                    Group = _group,
                    KnownCut = shape == BlockShape.Caption ? CutReason.Caption : CutReason.Unreadable,
                    KnownEvidence = evidence,
                });
            }
        }
    }
}
