using System.Text;
using AudioEdition.Speech.Engines;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class PlainSpeechTextTests
{
    private static readonly Gen<string> Ugly = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "[", "]", "(", ")", "<", ">", "{", "}", "[laughs]", "[pause:2s]", "[word](/wɜːd/)", "<break time=\"1s\"/>", "</speak>", "<|endoftext|>", "♪ la ♪", "*bold*", "&lt;b&gt;",
            " ", ", ", ". ", "“", "”", "’s", "naïve", "東京", "\u200B", "\uD83D", "😀", "harbour", "[w]ord", "end (of it).", "(a) ", "\0"))
        .Array[0, 12].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("Nobody came.", "Nobody came.")]
    [InlineData("“Stop,” she said—quietly…", "“Stop,” she said—quietly…")]
    [InlineData("[laughs] So he left.", "laughs, So he left.")]
    [InlineData("Wait [pause:2s] for it.", "Wait, pause:2s, for it.")]
    [InlineData("The [harbour](/nˈʌθɪŋ/) is shut.", "The, harbour, nˈʌθɪŋ, is shut.")]
    [InlineData("One <break time=\"9s\"/> two", "One, break time=\"9s\" two")]
    [InlineData("<|endoftext|> Read this", "endoftext, Read this")]
    [InlineData("We [w]ill do it", "We will do it")]
    [InlineData("Their boat[s] left", "Their boats left")]
    [InlineData("so-called (by him) boats", "so-called, by him, boats")]
    [InlineData("He paid (at last).", "He paid, at last.")]
    [InlineData("It rose (by a third), they said.", "It rose, by a third, they said.")]
    [InlineData("♪ sing ♪ *loudly* #now", "sing loudly now")]
    [InlineData("a\u200Bb \u0007c\uD83D d", "ab c d")]
    [InlineData("[]<>()", "")]
    public void Signs_that_command_an_engine_become_the_pauses_of_a_reader(string spoken, string sent) =>
        Assert.Equal(sent, PlainSpeechText.From(spoken).Text);

    [Fact]
    public void No_letter_is_lost_or_moved_and_none_is_added() => Ugly.Sample(text =>
    {
        var plain = PlainSpeechText.From(text);
        Assert.Equal(Letters(text), Letters(plain.Text));
        Assert.Equal(plain.Text.Length, plain.Sources.Count);
        for (var i = 0; i < plain.Text.Length; i++)
        {
            Assert.True(i == 0 || plain.Sources[i] >= plain.Sources[i - 1]);
            Assert.True(!char.IsLetterOrDigit(plain.Text[i]) || text[plain.Sources[i]] == plain.Text[i]);
        }
    });

    [Fact]
    public void Two_words_run_together_only_where_a_bracket_or_an_invisible_sign_was_inside_one() => Ugly.Sample(text =>
    {
        var plain = PlainSpeechText.From(text);
        for (var i = 1; i < plain.Text.Length; i++)
        {
            if (char.IsLetterOrDigit(plain.Text[i - 1]) && char.IsLetterOrDigit(plain.Text[i]))
            {
                var between = text[(plain.Sources[i - 1] + 1)..plain.Sources[i]];
                Assert.True(between.Length == 0 || between.EnumerateRunes().All(IsBracketOrHidden), $"“{between}”");
            }
        }
    });

    [Fact]
    public void Nothing_that_is_sent_can_be_a_command_and_sending_it_again_changes_nothing() => Ugly.Sample(text =>
    {
        var plain = PlainSpeechText.From(text);
        Assert.DoesNotContain(plain.Text, c => c is '[' or ']' or '<' or '>' or '(' or ')' or '{' or '}' or '|' or '*' or '&' or '/' or '\\' or '♪' || char.IsControl(c));
        Assert.DoesNotContain("  ", plain.Text, StringComparison.Ordinal);
        Assert.Equal(plain.Text, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.UTF8.GetBytes(plain.Text)));
        Assert.Equal(plain.Text, PlainSpeechText.From(plain.Text).Text);
    });

    private static string Letters(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) && r.Value != 0xFFFD).Select(r => r.ToString()));

    private static bool IsBracketOrHidden(Rune rune) => rune.Value is '<' or '>' || Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.OpenPunctuation or System.Globalization.UnicodeCategory.ClosePunctuation or System.Globalization.UnicodeCategory.Format;
}
