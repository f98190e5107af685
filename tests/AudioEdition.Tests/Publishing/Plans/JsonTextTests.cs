using System.Text.Json;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Plans;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Plans;

public sealed class JsonTextTests
{
    [Fact]
    public void A_string_of_any_length_is_read_back_as_it_was() => Gen.Select(Gen.Int[4000, 4200], Gen.Int[0, 3]).Sample((length, shift) =>
    {
        // Pairs of surrogates and characters that are escaped stand on every edge of a piece.
        var text = new string('x', shift) + string.Concat(Enumerable.Repeat("\U0001F600\"\n<é", length));

        var written = WrittenText.Of(output => new JsonText(output).BeginObject().Property("text", text).Joined("parts", [text, "end"]).EndObject().End());

        using var read = JsonDocument.Parse(written);
        Assert.Equal(text, read.RootElement.GetProperty("text").GetString());
        Assert.Equal(text + "end", read.RootElement.GetProperty("parts").GetString());
    }, iter: 20);

    [Fact]
    public void In_a_page_no_string_of_any_length_can_end_its_element()
    {
        var text = string.Concat(Enumerable.Repeat("</script>", 2000));

        var written = WrittenText.Of(output => new JsonText(output, inScript: true).BeginObject().Property("text", text).Property("short", "</script>").EndObject().Flush());

        Assert.DoesNotContain('<', written);
        using var read = JsonDocument.Parse(written);
        Assert.Equal(text, read.RootElement.GetProperty("text").GetString());
    }
}
