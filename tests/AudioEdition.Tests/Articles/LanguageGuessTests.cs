using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Tests.Articles;

public sealed class LanguageGuessTests
{
    private const string German = "Die Fähre nach Sella ist am Samstag nach einem Feuer im Maschinenraum liegen geblieben. Niemand wurde verletzt, und das Feuer war nach zwanzig Minuten gelöscht. Die Linie bleibt bis Dienstag gesperrt, wie die Reederei mitteilte. Das Schiff wird in die Werft nach Kirkby geschleppt. ";

    [Theory]
    [InlineData(German, "de")]
    [InlineData("El puerto de Sella reabrió el martes después de tres días cerrado por la tormenta, informó la capitanía. No habíamos visto olas así desde hace años, dijo el práctico, y los barcos volverán a salir por la mañana.", "es")]
    [InlineData("Le port de Sella a rouvert mardi après trois jours de fermeture à cause de la tempête, a annoncé la capitainerie. Nous n'avions pas vu de telles vagues depuis des années, a dit le pilote, et les bateaux vont repartir demain.", "fr")]
    [InlineData("Паром на остров Села остановился в субботу после пожара в машинном отделении, сообщила береговая охрана.", "ru")]
    [InlineData("The ferry to Sella lost power on Saturday after a fire in its engine room. No one was hurt, and the fire was out in twenty minutes, the coast guard said of it.", "en")]
    public void A_text_that_declares_nothing_tells_its_language_itself(string text, string language) =>
        Assert.Equal(language, ArticleReader.Read("a.txt", Encoding.UTF8.GetBytes(text)).Language);

    [Fact]
    public void A_template_in_the_wrong_language_is_not_believed() =>
        Assert.Equal("de", ArticleReader.Read("a.html", Encoding.UTF8.GetBytes($"<html lang=en><body><p>{German}</p><p>{German}</p></body></html>")).Language);

    [Fact]
    public void A_declared_region_stays() =>
        Assert.Equal("de-AT", ArticleReader.Read("a.html", Encoding.UTF8.GetBytes($"<html lang=de-at><body><p>{German}</p><p>{German}</p></body></html>")).Language);

    [Fact]
    public void A_few_words_tell_nothing() => Assert.Equal("en", ArticleReader.Read("a.txt", "Hallo Welt."u8.ToArray()).Language);
}
