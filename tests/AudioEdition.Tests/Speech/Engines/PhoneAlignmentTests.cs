using System.Globalization;
using AudioEdition.Speech.Engines.Flite;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class PhoneAlignmentTests
{
    private static readonly Gen<string> Phone = Gen.OneOf("aa", "iy", "t", "s", "n", "r", "k");

    [Theory]
    [InlineData("dh ax|ae p ax l", "pau dh iy ae p ax l pau", "1-2 3-6")]
    [InlineData("n ow|w ay", "pau n ow pau w ay pau", "1-2 4-5")]
    [InlineData("ah v|v eh l", "ah v eh l", "0-0 1-3")]
    [InlineData("r eh d|ih t|n aa k s", "r iy d r ih t n aa k s", "0-2 4-5 6-9")]
    [InlineData("t w eh n t iy w aa n", "pau t w eh n t iy pau w aa n pau", "1-10")]
    public void Each_word_gets_its_phones(string words, string phones, string expected)
    {
        var spans = PhoneAlignment.Align([.. words.Split('|').Select(w => w.Split(' '))], Phones(phones));
        Assert.NotNull(spans);
        Assert.Equal(expected, string.Join(' ', spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.First}-{s.Last}"))));
    }

    [Theory]
    [InlineData("dh ax|ae p ax l", "pau k aw n s m eh t pau")]
    [InlineData("dh ax|ae p ax l", "pau")]
    [InlineData("dh ax||ae p ax l", "dh ax ae p ax l")]
    [InlineData("", "dh ax")]
    public void Words_that_are_not_those_spoken_get_nothing(string words, string phones) =>
        Assert.Null(PhoneAlignment.Align([.. words.Split('|').Select(w => w.Split(' ', StringSplitOptions.RemoveEmptyEntries))], Phones(phones)));

    [Fact]
    public void Words_spoken_as_they_sound_alone_are_found_exactly_wherever_pauses_stand() =>
        Gen.Select(Phone.Array[1, 6], Gen.Bool).Array[1, 12].Sample(words =>
        {
            var phones = new List<string>();
            var expected = new List<(int, int)>();
            foreach (var (word, isPaused) in words)
            {
                if (isPaused)
                {
                    phones.Add(FlitePhone.Pause);
                }

                expected.Add((phones.Count, phones.Count + word.Length - 1));
                phones.AddRange(word);
            }

            Assert.Equal(expected, PhoneAlignment.Align([.. words.Select(w => w.Item1)], Phones(string.Join(' ', phones))));
        });

    [Fact]
    public void Spans_rise_and_do_not_overlap_whatever_was_spoken() =>
        Gen.Select(Phone.Array[1, 5].Array[1, 8], Gen.OneOf(Phone, Gen.Const(FlitePhone.Pause)).Array[1, 30]).Sample((words, spoken) =>
        {
            var last = -1;
            foreach (var span in PhoneAlignment.Align(words, Phones(string.Join(' ', spoken))) ?? [])
            {
                Assert.True(span.First > last && span.Last >= span.First);
                last = span.Last;
            }
        });

    [Fact]
    public void A_text_beyond_all_measure_gets_nothing_rather_than_all_memory() =>
        Assert.Null(PhoneAlignment.Align([.. Enumerable.Range(0, 5_000).Select(_ => "aa t".Split(' '))], Phones(string.Join(' ', Enumerable.Repeat("aa t", 5_000)))));

    private static List<FlitePhone> Phones(string names) => FlitePhone.Read(System.Text.Encoding.ASCII.GetBytes(names));
}
