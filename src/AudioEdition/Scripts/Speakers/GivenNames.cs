namespace AudioEdition.Scripts.Speakers;

/// <summary>
/// Common given names by the gender they are borne by nearly always in English-language news. Set by hand; names borne by both
/// ("Robin", "Kim", "Taylor") stand apart, because a wrong gender is worse than none.
/// </summary>
internal static class GivenNames
{
    public const string Male = """
        aaron abdul abdullah abraham adam adrian ahmad ahmed aidan al alan albert alberto alejandro alessandro alexander alexei alfred ali alistair allan allen alvin amir
        anders andre andreas andrei andrew andrés angus ansgar anthony anton antonio archie arjun arnold arthur arturo arvind austin barack barney barry bart ben benedict
        benjamin bernard bernie bert bill billy björn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan buddy byron callum calvin carl carlos cedric
        cesar chad charles charlie chester christian christoph christopher chuck claude clayton clifford clint clive cody colin connor conor corey craig curtis
        cyril dale damian damien dan daniel danny darrell darren dave david dean declan denis dennis derek desmond diego dieter dmitri dmitry dominic don donald doug douglas duncan dustin
        dwight dylan earl eddie edgar eduardo edward edwin elijah eliot elliot elliott emanuel emil emmanuel enrique eric erik ernest ernesto ethan eugene evan
        felipe felix fernando finn floyd francesco francisco francois françois frank franklin franz fred frederick fritz gabriel gareth gary gavin gene geoff geoffrey george gerald
        gerard gianni giles giovanni giuseppe glen glenn gordon graham grant greg gregory guillermo guido gunnar gus guy hamid hans harold harry harvey hassan hector henrik henry herbert
        herman hiroshi howard hugh hugo hussein ian ibrahim igor ilya isaac ismail ivan jack jackson jacob jacques jake jamal james jared jason javier jean-claude jeb jed jeff jefferson jeffrey jens jeremy
        jerome jerry jesús jim jimmy joachim joaquin joe joel johan johann john johnny jon jonas jonathan jorge josé jose joseph josh joshua juan juergen jürgen julian julio justin kamal karl keith ken kenneth kenny
        kevin khalid klaus konstantin kurt kyle lance lars larry laurence lawrence len leo leon leonard leonardo leonid leroy lewis liam lionel lorenzo louis luca lucas luigi luis luke
        magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario mark markus marshall martin marvin mathias mathieu matt matteo matthew matthias maurice max maxim maxwell
        mehmet mehdi michael michel miguel mike mikhail miles milton mitch mitt mohamed mohammad mohammed moritz mostafa muhammad murray mustafa nadeem nathan nathaniel ned neil
        nelson nicholas nick nicolas nigel nikolai noah norman oleg oliver olivier omar orlando oscar otto owen pablo paddy pascal patrick paul pavel pedro percy per perry pete peter
        petr phil philip philippe phillip pierre piotr rafael rahul raj ralph ramon randall randy rashid raul ravi ray raymond reginald reince rené reuben rex ricardo richard rick ricky rob
        robert roberto roderick rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy rudolf rudy rupert russell ryan salman salvador samir samuel sanjay santiago saul scott sean
        sebastian sergei sergey sergio seth shane shaun sheldon sidney simon solomon spencer stanley stefan stefano stephen steve steven stewart stuart sven ted terrence
        theo theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor tyler tyrone umberto vernon viktor victor vikram vince vincent vincenzo vladimir volodymyr wade wallace walter
        warren wayne wendell werner wilfred wilhelm will willard william willie winston wolfgang xavier yusuf yuri yitzhak zachary zack rand mo hank lou gus clarence antonin newt buzz bud
        """;

    public const string Female = """
        abigail ada adele agnes aisha alexandra alexis alice alicia alina alison allison alma amal amanda amber amelia amina amy ana anastasia angela angelica anita anja ann anna annabel
        anne annette annie antonia april ariana arlene astrid audrey aurora ava barbara beatrice becky belinda bella bernadette bernice beth bethany betsy betty beverly bianca
        bonnie brenda bridget brigitte brittany brooke camila camilla candace candice carla carly carmen carol carole carolina caroline carolyn carrie catalina catherine cathy cecilia celeste charlene
        charlotte chelsea cheryl chloe christina christine cindy claire clara claudia clementine colleen condoleezza connie constance cora corinne cristina crystal cynthia daisy
        daniela danielle daphne darlene dawn debbie deborah debra deirdre delia delphine denise diana diane dianne dina dolores donna dora doris dorothy ebony edith edna eileen elaine eleanor
        elena elisa elise elizabeth ella ellen eloise elsa elsie emilia emily emma erica erika erin esther ethel eugenia eva eve evelyn faith fatima felicia fiona flora florence frances
        francesca freya frida gabriela gabrielle gail gemma georgia georgina geraldine gertrude gina gisela giulia gladys glenda gloria grace greta gretchen gwen hanna hannah harriet
        hazel heather heidi helen helena helga henrietta hilary hillary hilda holly ida ilse imogen ines inga ingrid irene iris irina isabel isabella isabelle isla ivana ivanka ivy jacqueline
        jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie juliet june kaitlyn
        karen karin karla kate katerina katherine kathleen kathryn kathy katie katrina kayla kellyanne kerstin kirsten kristen kristin kristina krystal lara laura lauren leah leila lena
        leticia liesel lily linda lisa liz lois lola loretta lorraine louisa louise lucia lucille lucinda lucy luisa lydia mabel madeleine madeline maggie malala malia mandy margaret margarita
        margot maria mariam marian marianne marie marilyn marina marine marjorie marlene marsha martha mary matilda maureen maxine maya megan meghan megyn melania melanie melinda melissa mercedes meredith
        mia michelle mildred millie miranda miriam moira molly mona monica monika muriel myra nadia nadine nancy naomi natalia natalie natasha nicole nikki nina noor nora norma olga
        olive olivia olympia oprah pamela patricia patsy patty paula pauline peggy penelope penny petra philippa phoebe phyllis polly priscilla priya rachel raquel rebecca regina renata renee rhoda rhonda
        rihanna rita roberta rosa rosalind rose rosemary roxanne ruby ruth sabrina sally samantha sandra sara sarah saskia serena sharon sheila shelley sheryl shirley sigrid simone siobhan sofia
        sonia sonja sophia sophie stella stephanie sue susan susanna susanne suzanne sybil sylvia tamara tammy tanya tara tatiana teresa tess thelma theresa therese tiffany tina trudy
        uma ursula valentina valerie vanessa vera veronica vicky victoria viola violet virginia wanda wendy wilma winifred yasmin yolanda yvette yvonne zara zoe huma kamala
        """;

    /// <summary>Borne by both: they tell a name, but no gender.</summary>
    public const string Either = """
        lee leslie lindsey jan sam terry chris dana lynn jean nicola andrea shannon courtney ashley whitney kay stacy stacey tracy laurie robin kim taylor kelly casey jamie jordan
        morgan alex pat kerry shelby riley quinn avery blake cameron devin drew jackie jo leigh logan marion reese sandy sasha sydney val vivian noel francis
        """;
}
