using System.Globalization;

namespace AudioEdition.Tests.Cli;

/// <summary>A small feed with whole articles in it.</summary>
internal static class Lantern
{
    public static string Feed(params string[] items) => $"""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lantern</title><link>https://lantern.example/</link>{string.Concat(items)}</channel></rss>
        """;

    public static string Item(int number, string? end = null) => string.Create(CultureInfo.InvariantCulture, $"""
        <item><guid isPermaLink="false">item-{number}</guid><title>Storm number {number} closes the harbour</title><pubDate>{number} Jun 2031 09:05 GMT</pubDate>
        <content:encoded><![CDATA[{Html(number)}<p>{end ?? "The boats stayed in."}</p>]]></content:encoded></item>
        """);

    public static string Html(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        <p>Storm number {number} closed the harbour of Skarholm on Tuesday, and nobody took a boat out past the stones.</p>
        <p>“We have seen worse,” said the harbour master, Ada Holm, on day {number} of the closure.</p>
        """);
}
