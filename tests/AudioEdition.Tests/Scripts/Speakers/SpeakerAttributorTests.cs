using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Tests.Scripts.Speakers;

public sealed class SpeakerAttributorTests
{
    private const string People = "Ana Ruiz is the mayor of Oldbridge. Tobias Reiter is her deputy.\n\n";

    [Theory]
    [InlineData("“We are late,” said Ana Ruiz.", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz said.", "Ana Ruiz")]
    [InlineData("“We are late,” Ana Ruiz, the mayor, said on Monday.", "Ana Ruiz")]
    [InlineData("“We are late,” said the mayor, Ana Ruiz.", "Ana Ruiz")]
    [InlineData("“We are late,” said Mayor Ana Ruiz, who took office in May.", "Ana Ruiz")]
    [InlineData("“We are late,” former mayor and bus driver Ana Ruiz said.", "Ana Ruiz")]
    [InlineData("Ruiz told Reiter: “We are late.”", "Ana Ruiz")]
    [InlineData("Ruiz told Reiter, “We are late.”", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz told Reiter.", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz said to Tobias Reiter.", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz said, according to two people who were there.", "Ana Ruiz")]
    [InlineData("“We are late,” according to Ruiz.", "Ana Ruiz")]
    [InlineData("According to Ruiz, “we are late by at least a year.”", "Ana Ruiz")]
    [InlineData("In Ruiz’s words, “we are late by at least a year.”", "Ana Ruiz")]
    [InlineData("“We are late by a year.” — Ana Ruiz", "Ana Ruiz")]
    [InlineData("Ana Ruiz: “We are late by a year.”", "Ana Ruiz")]
    [InlineData("Asked about Reiter, Ruiz replied: “We are late.”", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz, 51, said, looking at Reiter.", "Ana Ruiz")]
    [InlineData("As Tobias Reiter looked on, Ruiz said, “We are late.”", "Ana Ruiz")]
    [InlineData("“We are late,” said Reiter’s boss, Ana Ruiz.", "Ana Ruiz")]
    [InlineData("With Reiter waiting outside, Ruiz said: “We are late.”", "Ana Ruiz")]
    [InlineData("Ruiz, who met Reiter at school, said: “We are late.”", "Ana Ruiz")]
    [InlineData("“We are late,” Ruiz (seen here with Reiter) said.", "Ana Ruiz")]
    [InlineData("Ruiz was told by Reiter, who said: “We are late.”", "Tobias Reiter")]
    [InlineData("“Are we late?” Ruiz asked Reiter.", "Ana Ruiz")]
    [InlineData("“Are we late?” asked Ruiz.", "Ana Ruiz")]
    [InlineData("Ruiz laughed. “We are late.”", "Ana Ruiz")]
    public void The_reporting_clause_names_the_speaker(string sentence, string expected) =>
        Assert.Equal([expected], Blocks.Speakers(People + sentence));

    [Fact]
    public void Both_halves_of_a_split_quotation_have_one_speaker() =>
        Assert.Equal(["Ana Ruiz", "Ana Ruiz"], Blocks.Speakers(People + "“We are late,” Ruiz said, “and we are not sorry.”"));

    [Fact]
    public void What_follows_a_clause_in_its_paragraph_goes_on_with_its_speaker() =>
        Assert.Equal(["Ana Ruiz", "Ana Ruiz"], Blocks.Speakers(People + "“We are late,” Ruiz told Reiter. “We are not sorry.”"));

    [Fact]
    public void A_clause_after_the_second_quotation_holds_for_the_first() =>
        Assert.Equal(["Tobias Reiter", "Tobias Reiter"], Blocks.Speakers(People + "“Why?” “We are late,” Reiter said."));

    [Fact]
    public void Adding_goes_on_with_the_speaker_of_the_sentence() =>
        Assert.Equal(["Ana Ruiz", "Ana Ruiz"], Blocks.Speakers(People + "“We are late,” Ruiz said, adding: “We told Reiter so.”"));

    [Fact]
    public void A_pronoun_leads_to_the_source_of_an_indirect_report() =>
        Assert.Equal(["Ana Ruiz"], Blocks.Speakers(People + "Ruiz said that the tram would come.\n\n“We are late,” she said."));

    [Fact]
    public void A_pronoun_leads_to_the_person_whose_gender_fits() =>
        Assert.Equal(["Tobias Reiter"], Blocks.Speakers(People + "Reiter met Ana Ruiz on Monday. “We are late,” he said."));

    [Fact]
    public void A_title_tells_the_gender_that_a_pronoun_needs() =>
        Assert.Equal(["Kim Okoro"], Blocks.Speakers("Ms Kim Okoro met Mr Robin Lund on Monday.\n\n“We are late,” she said."));

    [Fact]
    public void A_description_leads_to_the_one_who_bears_it() =>
        Assert.Equal(["Ana Ruiz"], Blocks.Speakers(People + "Reiter disagreed.\n\n“We are late,” the mayor said."));

    [Theory]
    [InlineData("Asha Patel runs the bakery. “We open at five,” Patel tells me, dusting flour from her sleeves.", "Asha Patel")]
    [InlineData("In an email to staff, the chief executive of Nordair, Ove Dahl, wrote: “We are cutting 400 jobs.”", "Ove Dahl")]
    [InlineData("The union had not been told. “We read it in the paper,” said Mia Holt, its general secretary.", "Mia Holt")]
    [InlineData("“The data are clear,” says co-author Pim de Vries of Utrecht.", "Pim de Vries")]
    [InlineData("Councillor Jo Hart (Lab) said: “It’s a disgrace.”", "Jo Hart")]
    [InlineData("“We got this wrong,” Nordair said in a statement.", "Nordair")]
    [InlineData("“You can’t eat a tram,” jokes Rosa Quintana, sitting in her kitchen.", "Rosa Quintana")]
    [InlineData("Smiling, Rosa Quintana adds: “Believe me, I tried.”", "Rosa Quintana")]
    [InlineData("For Rosa Quintana, the matter is simple. “You can’t eat a tram,” she says.", "Rosa Quintana")]
    [InlineData("Rosa Quintana, whose family has lived here since 1920, is furious. “You can’t eat a tram!”", "Rosa Quintana")]
    [InlineData("Speaking after the match, goalkeeper Finn Ash said: “I saw it late.”", "Finn Ash")]
    [InlineData("Mayor Ana Ruiz’s spokesman, Leo Katz, told The Courier: “No decision has been made.”", "Leo Katz")]
    [InlineData("As fisherman Carlos Mendes put it: “The sea does not read reports.”", "Carlos Mendes")]
    [InlineData("Her lawyer, Peter Kowalski, declined to comment.\n\n“We will speak in court,” he said.", "Peter Kowalski")]
    [InlineData("Ana Ruiz asked Tobias Reiter about it.\n\n“No idea,” he said.", "Tobias Reiter")]
    [InlineData("Nurse Fatou Camara works nights. Her husband, Lamin, drives a taxi. “We meet at the door,” he says.", "Lamin")]
    [InlineData("A neighbour, who gave her name only as Ines, said: “They wait until we graduate.”", "Ines")]
    [InlineData("“Shame on you!” shouted one woman as the minister, Edvard Lind, left.", "one woman")]
    [InlineData("“Nobody told us,” said another.", "another")]
    [InlineData("The gifts were a child’s savings, a book token and a cheque from a man who asked not to be named.\n\nHe told the grocer: “I learnt to read here.”", "a man")]
    public void Clauses_of_many_shapes_name_the_speaker(string text, string expected) => Assert.Equal([expected], Blocks.Speakers(text));

    [Fact]
    public void The_question_and_the_answer_have_two_speakers() =>
        Assert.Equal(
            ["Lena Voss", "Karl Brandt", "Lena Voss"],
            Blocks.Speakers("Lena Voss looked at the floor. “It’s over,” she whispered.\n\n“It isn’t,” said Karl Brandt.\n\n“It is,” she said."));

    [Fact]
    public void A_spokeswoman_is_herself_and_not_whom_she_speaks_for() =>
        Assert.Equal(["Dervla Keane"], Blocks.Speakers(People + "“We are late,” said Dervla Keane, a spokeswoman for Ruiz."));

    [Fact]
    public void An_unnamed_spokesman_is_a_person_without_a_name()
    {
        var (_, _, result) = Blocks.Read(People + "“We are late,” a spokesman for Ruiz said.");

        var person = Assert.Single(result.People, p => p.Id == result.Attributions[0].SpeakerId);
        Assert.Equal("a spokesman for Ruiz", person.Name);
        Assert.False(person.Named);
        Assert.Equal(Gender.Male, person.Gender);
    }

    [Fact]
    public void Police_are_a_speaker_without_a_name()
    {
        var (_, _, result) = Blocks.Read("“The road is shut,” police said.");

        var person = Assert.Single(result.People);
        Assert.Equal("police", person.Name);
        Assert.False(person.Named);
        Assert.Null(person.Gender);
    }

    [Fact]
    public void Two_people_of_one_surname_are_kept_apart() =>
        Assert.Equal(
            ["Bill Marsh", "Nora Marsh", "Nora Marsh"],
            Blocks.Speakers("Bill Marsh and his sister, Nora Marsh, own the mill.\n\n“It leaks,” Bill Marsh said.\n\n“It always did,” Nora Marsh said.\n\n“We love it,” Ms. Marsh said."));

    [Fact]
    public void An_initial_and_a_short_form_lead_to_one_person()
    {
        var (_, _, result) = Blocks.Read("“It leaks,” said William T. Marsh Jr.\n\n“It always did,” Bill Marsh said.\n\n“We love it,” Mr. Marsh said.");

        Assert.Single(result.Attributions.Select(a => a.SpeakerId).Distinct(StringComparer.Ordinal));
        Assert.Equal("William T. Marsh Jr.", Assert.Single(result.People).Name);
    }

    [Fact]
    public void A_quotation_without_any_hint_stays_unresolved()
    {
        var (_, _, result) = Blocks.Read("The rain went on.\n\n“We are late.”");

        var attribution = Assert.Single(result.Attributions);
        Assert.False(attribution.Resolved);
        Assert.Null(attribution.SpeakerId);
    }

    [Fact]
    public void A_pronoun_that_fits_two_people_equally_well_names_neither() =>
        Assert.Equal([null], Blocks.Speakers("The prize went to David Lund and Peter Marsh.\n\n“We are late,” he said."));

    [Fact]
    public void The_reporter_is_no_person_of_the_article() =>
        Assert.Equal([null], Blocks.Speakers(People + "“Are we late?” I asked her."));

    [Fact]
    public void The_evidence_names_rule_cue_and_mention()
    {
        const string Text = "Ana Ruiz waited. “We are late,” she told Reiter.";

        var (_, _, result) = Blocks.Read(Text);

        var attribution = Assert.Single(result.Attributions);
        Assert.Equal("clause-after", attribution.Rule);
        Assert.Equal("told", attribution.Cue);
        Assert.Equal("she", attribution.Mention?.In(Text));
        Assert.Equal(MentionKind.Pronoun, attribution.MentionKind);
    }

    [Fact]
    public void Gender_comes_with_its_evidence()
    {
        var (_, _, result) = Blocks.Read("Quill Adeyemi keeps the light. “It is loud,” she said. She has kept it for years.");

        var person = Assert.Single(result.People);
        Assert.Equal(Gender.Female, person.Gender);
        Assert.Equal("pronoun she ×2", person.GenderEvidence);
    }

    [Fact]
    public void Gender_without_evidence_is_left_open()
    {
        var (_, _, result) = Blocks.Read("“It is loud,” said Quill Adeyemi.");

        Assert.Null(Assert.Single(result.People).Gender);
        Assert.Null(result.People[0].GenderEvidence);
    }

    [Fact]
    public void A_person_has_title_and_short_forms()
    {
        var (_, _, result) = Blocks.Read("“It is loud,” said Harbour Master Quill Adeyemi. Adeyemi left.");

        var person = Assert.Single(result.People);
        Assert.Equal("quill-adeyemi", person.Id);
        Assert.Equal("Quill Adeyemi", person.Name);
        Assert.Contains("Adeyemi", person.Aliases, StringComparer.Ordinal);
    }

    [Fact]
    public void Someone_named_beforehand_is_found_by_an_alias()
    {
        var known = new KnownPerson("Ana Ruiz", ["the iron mayor"], Gender.Female);

        var (_, _, result) = Blocks.Read("“We are late,” the iron mayor said.", [known]);

        var person = Assert.Single(result.People, p => p.Id == result.Attributions[0].SpeakerId);
        Assert.Equal("Ana Ruiz", person.Name);
        Assert.Equal(Gender.Female, person.Gender);
    }

    [Fact]
    public void The_body_of_a_headline_gives_it_its_name() =>
        Assert.Equal("Ana Ruiz", Blocks.Speakers("Ruiz: “We Are Late and We Know It.”\n\nMayor Ana Ruiz spoke on Monday.")[0]);

    [Fact]
    public void An_editorial_bracket_at_the_start_of_speech_does_not_change_the_speaker() =>
        Assert.Equal(
            ["Piet van Aalst"],
            Blocks.Speakers("Its secretary-general, Piet van Aalst, visited his native Nordmark on Monday.\n\n“It is late … [But] I believe we can mend it,” he told state radio."));
}
