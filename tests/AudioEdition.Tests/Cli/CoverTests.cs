using AudioEdition.Tests.Articles.Addresses;
using AudioEdition.Tests.Publishing.Cover;
using SkiaSharp;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole commands with a cover of one's own.</summary>
public sealed class CoverTests
{
    private static readonly byte[] Green = CoverPictureTests.Striped(SKEncodedImageFormat.Png, 500, 400);

    [Fact]
    public async Task A_picture_that_is_named_is_the_cover()
    {
        using var run = new CommandRun();
        var article = run.Write("a.txt", "Lighthouse to be let\n\nThe lighthouse at Holm will be let from May.");

        var code = await run.RunAsync("build", article, "--engine", "stub", "--format", "wav", "-o", run.Folder.Combine("out"), "--cover", run.Write("green.png", Green));

        Assert.True(code == 0, run.Error);
        Assert.True(CoverOf(run).GetPixel(700, 700) is { Green: > 150, Red: < 90 });
    }

    [Fact]
    public async Task The_lead_picture_of_a_page_is_fetched_as_the_page_was()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/lead.png")
            {
                context.Response.ContentType = "image/png";
                await context.Response.Body.WriteAsync(Green);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.Body.WriteAsync("""
                <!doctype html><html lang="en"><head><title>Lighthouse to be let</title><meta property="og:image" content="/lead.png"></head><body><article><h1>Lighthouse to be let</h1>
                <p>The lighthouse at Holm will be let to a family from May, the council decided on Monday after a debate of four hours.</p></article></body></html>
                """u8.ToArray());
        });
        using var run = new CommandRun();

        var code = await run.RunAsync(
            "build", server.At("/lighthouse").AbsoluteUri, "--allow-private", "--engine", "stub", "--format", "wav", "-o", run.Folder.Combine("out"), "--cover", "lead");

        Assert.True(code == 0, run.Error);
        Assert.True(CoverOf(run).GetPixel(700, 700) is { Green: > 150, Red: < 90 });
    }

    [Fact]
    public async Task An_article_without_a_picture_gets_the_drawn_cover_and_a_word_about_it()
    {
        using var run = new CommandRun();
        var article = run.Write("a.txt", "Lighthouse to be let\n\nThe lighthouse at Holm will be let from May.");

        var code = await run.RunAsync("build", article, "--engine", "stub", "--format", "wav", "-o", run.Folder.Combine("out"), "--cover", "lead");

        Assert.Equal(0, code);
        Assert.Contains("names no lead picture", run.Error, StringComparison.Ordinal);
        Assert.Equal(1400, CoverOf(run).Width);
    }

    [Theory]
    [InlineData("no-such.png", "no such file")]
    [InlineData("a.txt", "is no picture")]
    public async Task A_file_that_is_no_cover_is_wrong_use_before_anything_is_spoken(string name, string message)
    {
        using var run = new CommandRun();
        var article = run.Write("a.txt", "Lighthouse to be let\n\nThe lighthouse at Holm will be let from May.");

        var code = await run.RunAsync("build", article, "--engine", "stub", "-o", run.Folder.Combine("out"), "--cover", run.Folder.Combine(name));

        Assert.Equal(2, code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Folder.Combine("out")));
    }

    private static SKBitmap CoverOf(CommandRun run)
    {
        var sound = File.ReadAllBytes(run.Folder.Combine("out/edition.wav"));
        var tag = sound.AsSpan(sound.AsSpan().LastIndexOf("image/jpeg"u8));
        return SKBitmap.Decode(tag[tag.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])..]);
    }
}
