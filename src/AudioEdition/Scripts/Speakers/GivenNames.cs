namespace AudioEdition.Scripts.Speakers;

/// <summary>
/// Common given names by the gender they are borne by nearly always in English-language news. Set by hand; names borne by both
/// ("Robin", "Kim", "Taylor") stand apart, because a wrong gender is worse than none.
/// </summary>
internal static class GivenNames
{
    public const string Male = """
        aage aaron abdel abdul abdulaziz abdullah abdulrahman abhishek abraham abubakar achim adam adebayo adil adnan adolfo adrian agustin ahmad ahmed aidan aiden
        ajay akash akbar akihiro akira aksel al alain alan alasdair alastair alban albert alberto albin aldo alec alejandro aleksander aleksandr alessandro alessio
        alexander alexei alf alfie alfonso alfred ali alisdair alistair allan allen alonso alvaro alvin amadou amancio amir amit amitabh anand anatoly anders andre
        andreas andrei andrew andrzej andrés aneurin angus anil ansel ansgar anthony antoine anton antonin antonio antonis anwar aram archie arif aristide arjun
        armando armin arne arnold aron arsene arthur arturo arturs arvind asger ashok ashraf asif aslan atul augusto aurelio austin axel aziz babatunde baltasar
        barack barnaby barney barry bart bartosz bashar basil bassam bastian ben benedict benito benjamin benoit berat bernard bernd bernhard bernie bert bertrand
        bilal bill billy birger björn blaine bob bobby bogdan boris brad bradley brandon branko brendan brent brett brian bruce bruno bryan bryce bud buddy bulent
        burak burhan buzz byron callum calvin carl carlo carlos carsten caspar casper cathal cecil cedric cesar chad chandra charles charlie charlton chester chidi
        chike chinedu christian christoph christopher chuck ciaran cillian clarence claude claus clayton clemens clement clifford clint clive cody colin connor conor
        conrad constantin corey cornelius cosimo craig cristian cristiano curtis cuthbert cyril daisuke dale damian damien damir damon dan daniel danilo danny dario
        darius dariusz darrell darren darryl daryl dashiell dave david davor dawid dax dean declan deepak dejan demetrius denis dennis denzel derek dermot derrick
        deshawn desmond detlef dhruv didier diego dieter dietmar dietrich dilip dinesh dino dirk dmitri dmitry dogan domenico dominic don donal donald donovan doug
        dougal douglas dov dragan dries duane duncan dusan dustin dušan dwight dylan eamon eamonn earl eberhard eddie edgar edmond edmund eduardo edward edwin egil
        eivind ekrem eli elias elijah elio eliot elliot elliott elmer elton emanuel emeka emil emile emilio emmanuel emre enda ennio enrique enzo erhan eric erich
        erik erling ernest ernesto erol errol erwin espen esteban ethan eugen eugene evan everett ewan ewen ezekiel ezra fabian fabio fabrice fadi faisal farhad
        farid farouk fatih felipe felix ferdinand ferenc fergal fergus fernand fernando fidel fikret filip filippo finbarr finn fintan flavio florian floyd folarin
        francesco francisco francois frank franklin franz françois fred frederick fredrik friedrich fritz fumio gabor gabriel gaetan gareth gary gaston gaurav gavin
        geert geir gene gennady geoff geoffrey georg george georges georgi georgios gerald gerard gerd gerhard germán gerry gert ghassan giacomo gianni gideon
        gilbert gilberto giles gino giorgio giorgos giovanni giuseppe glen glenn godfrey goran gordon gottfried graeme graham grant greg gregor gregory guglielmo
        guido guillaume guillermo gulab gunnar gus gustav gustavo guy gyorgy haakon habib hakan hakim halil hamid hamish hamza hank hans haris harold harry haruki
        haruto harvey hasan hashim hassan hector heinrich heinz hendrik henri henrik henrique henry heraldo herbert herbie herman herve hideo hilmar hiroshi hisham
        homer horacio horst howard howie hubert hugh hugo humberto humphrey husain hussein håkan iain ian ibrahim ignacio ignatius igor ikechukwu ilan ilias ilya
        iman imran ioannis isaac isaiah ishaan isidore ismail ivan ivar ivo izaak jaap jacek jacinto jack jackson jacob jacopo jacques jaime jake jakob jakub jalal
        jamal james janez janos jared jarek jarrod jason jasper javed javi javier jayden jean-claude jeb jed jedediah jeff jefferson jeffrey jens jeppe jeremy
        jermaine jerome jerry jesús jethro jim jimmy jiri joachim joao joaquim joaquin jochen joe joel joern johan johann john johnny jon jonas jonathan jorge jorgen
        joris jose joseph josh joshua josé jozef joão juan juergen julian julio jussi justin jørgen jürg jürgen kai kaito kamal kamran kareem karim karl karsten
        kaspar kasper kazimierz kazuo keir keiran keith kelvin kemal ken kenji kenneth kenny kenta kenzo keshav kevin khaled khalid khalil kian kieran kiran kjell
        klaas klaus knut kofi kolade konstantin kostas krishna kristian kristoffer krzysztof kunal kurt kwabena kwaku kwame kwesi kyle kyrylo lachlan lance larry
        lars laszlo laurence laurent lawrence lazar leander leandro lech leif leighton len lennart lenny leo leon leonard leonardo leonid leroy lester levi lewis
        liam linus lionel lior lorcan lorenzo lothar lou louis luca lucas lucian luciano ludovic ludwig luigi luis luiz lukas luke lutz luuk lyle lyndon lászló
        maarten maciej mads magnus mahathir mahesh mahmoud mahmut malachi malcolm malik mamadou manfred manoj manolis manu manuel marc marcel marcelo marcin marco
        marcos marcus marek mariano mario marius mark marko markus marshall martijn martin marvin marwan masahiro masoud massimo mathias mathieu mats matt matteo
        matthew matthias maurice maurizio mauro max maxim maxwell mehdi mehmet mehmood melvin mesut michael michal michel michele mick miguel mikael mike mikel
        mikhail mikkel milan miles milo milos miloš milton mirko miroslav mirza mitch mitt mo mohamed mohammad mohammed mohan mohit mordechai moritz morten moses
        moshe mostafa muhammad munir murat murdo murray musa mustafa mykola nabil nadeem naji narendra naseem nasser nathan nathanael nathaniel naveed nawaz neal ned
        neil nelson neville newt niall nicanor niccolo nicholas nick nicolas niels nigel nikhil nikola nikolai nikolaj nikolas nikos nils nimrod nnamdi noah norbert
        norman oded odysseas oisin ola olaf olav ole oleg oleksandr oleksiy oliver olivier oliviero olof oluwaseun omar omari ondrej orhan orlando orson osama oscar
        osman oswald ottavio otto owain owen pablo paddy padraig panos paolo parth pascal pasquale patricio patrick patrik paul paulo pavel pawel peder pedro pekka
        per percy perikles perry petar pete peter petr petros petter phil philip philipp philippe phillip pierre piet pieter pietro piotr pradeep prakash pranav
        priyesh qasim quentin quincy quinton rabindra radek radu rafa rafael raffaele rafi rahim rahul raimund rainer raj raja rajeev rajesh rajiv ralph raman ramesh
        rami ramin ramon ramzi rand randall randy ranjit rashid rasmus raul ravi ravindra ray raymond raymundo reggie reginald reince reinhard reinhold remi renzo
        rené reuben rex reza rhodri rhys ricardo richard rick ricky rikard rishi riyad roald rob robbert robbie robert roberto rocco roderick rodger rodney rodrigo
        rogelio roger rogerio roland rolf romain roman romano ron ronald ronnie roope rory ross roy ruben rudolf rudy rufus rui rune rupert russell rustam ruud ryan
        rémi saad sadiq saeed sajid salih salim salman salvador sami samir samson samuel sandeep sandro sanjay sanjeev santiago santino santos satoshi saul sayed
        scott sean sebastian selim semyon serge sergei sergey sergio serhiy seth severin shahid shamus shane shaquille shaun sheldon shigeru shimon shinzo shiv
        shoaib shyam siddharth sidney siegfried sigurd silas silvio simeon simon slavoj slobodan solomon soren spencer stanislav stanley stavros stefan stefano
        stellan stephane stephen steve steven stewart stig stuart stéphane sujit sulaiman suleiman sunil suresh svein sven sylvain sylvester søren tadeusz tadhg
        taiwo takashi takeshi talal tamas tamás tariq taro tayo ted teddy terence terje terrence thabo thaddeus thanos theo theodore thierry thilo thomas thor
        thorsten tiago tibor tim timo timothee timothy titus tobias toby todd tolga tom tomas tomasz tommaso tommy tomohiro tony tor torsten toru travis tremaine
        trevelyan trevor trond tuncay tunde tyler tyrone udo ulf ulises ulrich ulysses umar umberto urs usman vaclav valentin valentino varun vasily vasyl vaughn
        vernon victor viggo vijay vikas vikram viktor vinay vince vincent vincenzo vinicius vinod virgil vitaly vito vivek vlad vladimir vladislav volodymyr vuk
        václav wade waleed walid wallace walt walter warren waseem wassim wayne wendell werner wes wesley wiktor wilbur wilfred wilfried wilhelm will willard willem
        william willie wim winston wojciech wolfgang wouter xavi xavier yahya yannick yannis yasser yasuo yaw yitzhak yosef yoshi yoshihide youssef yukio yunus yuri
        yusuf yves zachariah zachary zack zaheer zak zayn zbigniew zdenek zeke zeljko zenon ziad zoltan zubair zvonimir álvaro
        """;

    public const string Female = """
        aaliyah abigail ada adaeze adela adelaide adele adelina aditi adriana adrienne afia agata agatha agnes agnieszka ahn aida aileen aimee ainsley aisha aisling
        aissatou akiko akua alana alanna alba albertina aleida aleksandra alessandra alessia alexandra alexandria alexis alice alicia alina alison alissa allison
        alma althea alva alyssa amal amalia amanda amara amber ameera amelia amelie amina aminata amirah amrita amy ana anais ananya anastasia anastasiya anat anette
        angela angelica angelika angelina angie aniko anisha anita anja anjali anke ann anna annabel annalise anne anne-marie anneke annelies anneliese annemarie
        annette annie annika anouk antje antoinette antonia anya aoife aparna april arabella araminta aretha ariadne ariana ariane arianna arlene asma astrid asuka
        athena aude audra audrey aurelia aurelie aurora ava ayaan ayesha ayse ayşe azadeh babette bahar barbara barbra bathsheba bea beate beatrice beatriz becky
        belinda bella benazir benedetta berit bernadette bernadine bernice berta bertha beryl bessie beth bethany betsey betsy bettina betty beulah beverley beverly
        bhavna bianca biljana birgit birgitta birgitte blanca blessing blythe bogumila bonnie bozena brandi branka breanna bree brenda brenna briana brianna bridget
        bridie brigitte briony britney britta brittany bronagh bronwyn brooke bryony caitlin caitríona calista camila camilla camille candace candice candida cara
        caridad carina carla carlene carlotta carly carmela carmelita carmen carol carole carolina caroline carolyn carolyne caron carrie caryn casandra cassandra
        cassie catalina catarina caterina catherine cathryn cathy catriona cecile cecilia cecily celeste celia celine chandni chantal charlene charlotte charmaine
        chelsea cheryl chiamaka chiara chidinma chimamanda chioma chloe chloé christa christabel christel christiane christianne christina christine chrystia ciara
        cindy claire clara claudette claudia claudine clelia clementine cleo clotilde colleen concetta condoleezza connie constance constanza consuelo cora cordelia
        coretta corina corinne cornelia cosima cressida cristina crystal cybill cynthia cécile céline dagmar daisy dalia damaris daniela daniella danielle daphne
        darcey daria dariya darla darlene davina dawn debbie debora deborah debra deepa deepika deirdre delia delilah della delphina delphine demi denisa denise
        derya desiree despina deva devi dian diana diane dianne dilys dimitra dina divya dolores dominika donna dora doreen doris dorota dorothea dorothee dorothy
        dympna eavan ebba ebony edie edith edna edwina efua eileen eilidh eithne ekaterina elaine eleanor eleanora elena eleni elfi elfriede elif elin elina elisa
        elisabeth elisabetta elise elizabeth elke ella ellen ellie elodie eloise elsa elsie elspeth elvira emilia emilie emily emine emma emmeline enid enya erica
        erika erin erna ernestine esi esme esmeralda esperanza estela estelle esther ethel etta eudora eugenia eugenie eunice euphemia eva evangeline eve evelyn evie
        ewa fabienne fadumo faith fanny farah farida fatima fatma fatou faustina fay faye felicia felicity filomena fiona fionnuala flavia fleur flora florence fran
        franca frances francesca francine francoise franziska françoise frederica frederique freya frida frieda fumiko gabriela gabriella gabrielle gail galina
        garance gayle geeta gemma genevieve geneviève georgette georgia georgie georgina geraldine gerda germaine gertie gertrude ghada gilda gillian gina ginevra
        ginny giovanna gisela gisele giselle gita gitte giulia gladis gladys glenda glenys gloria goldie grace grainne greer greta gretchen gretel griselda gro
        gráinne gudrun guinevere gulnara gunilla gwen gwendolyn gwyneth haley halima halina hana hanan hanna hannah hanne harriet harriett hattie haya hazel heather
        hebe hedda hedwig hedy heidi helen helena helene helga heloise hema henrietta henriette hephzibah hermine hermione hertha hester hettie hilary hilda
        hildegard hillary holly honora hortense huda huma hélena hélène ida iesha ilaria ileana ilona ilse imani imelda imogen inaam indira indra ines inga ingeborg
        inger ingrid inka inna iolanthe iona irena irene irina iris irma irmgard isabel isabella isabelle isadora isaura isha isla isobel itziar iva ivana ivanka
        ivonne ivy iwona izabela jacinda jacinta jaclyn jacqueline jada jaimie jamila jana jane janelle janet janette janice janina janine jaqueline jasmin jasmine
        jaya jayanthi jayne jeanette jeanine jeanne jeannie jelena jemima jemma jenifer jenna jenni jennie jennifer jenny jessica jill jimena jinny jitka joan joana
        joani joann joanna joanne jocasta jocelyn jodie joelle johanna jolanta jolene jordana josefina josefine josephina josephine josette josie jovana joy joyce
        juanita judit judith judy julia juliana julianne julie julienne juliet june jutta jyoti kaitlyn kaja kalpana kamala kamila kara karen karima karin karina
        karla karolina karoline karyn kasia kassandra katarina katarzyna kate katell katerina katharina katharine kathe katherine kathleen kathryn kathy katia katie
        katinka katja katrina katya kavita kavitha kaye kayla kayleigh keiko keira kelli kellyanne kendra kerstin khadija khadijah khloe kiera kierra kimberley
        kimberly kirsten kirsty kitty klara klaudia konstantina kristen kristiina kristin kristina kristine krystal krystyna kumiko kylie lakshmi lana lara larisa
        latasha latifa latoya laura laureen laurel lauren lauretta lavinia layla leah leanne leda leela leena leila lena lenka leona leonie leonor leonora leontyne
        leticia letitia letizia leyla lia lian liana libby lidia lieke liesel lilia lilian liliana lillian lilly lily lina linda linnea lisa lisbeth lise lisette liv
        livia liz liza ljubica loes lois lola lorena loretta lorna lorraine lotte lottie louella louisa louise lourdes lucia luciana lucie lucilla lucille lucinda
        lucy ludmila luisa luise lulu lydia lydie lyn lynda lynette lynne lyudmila mabel madalena maddie madeleine madeline madhuri mafalda magali magda magdalena
        maggie maha maia maisie maja malala malgorzata malia malin manal mandy manon manuela marcela marcella marcia mareike maren margaret margareta margarete
        margarethe margarita margaux margery margo margot margret marguerite maria mariah mariam mariama marian mariana mariangela marianna marianne marica maricel
        marie marielle marijke marika marilena marilou marilyn marina marine marisa mariska marisol marissa marit marita mariya marjolein marjorie marjory marlee
        marlena marlene marnie marsha marta martha martina mary mary-ann mary-anne mary-jane maryam maryanne mathilda mathilde matilda matilde maud maude maura
        maureen mavis maxine maya maysa mayumi meera megan meghan megyn mehwish mei melania melanie melina melinda melissa melva mercedes meredith merete meri meryl
        mia michaela michela micheline michelle michèle midori mieke mila mildred milena millie mindy minna minnie mira mirabelle miranda mireille mirela miriam
        miriana mirjam mitzi moesha moira molly mona monica monika morag morgana morwenna moya muna munira muriel myfanwy myra myrna myrtle nabila nada nadezhda
        nadia nadine nadira nadja nadège nahid naima najwa nalini nancy nanette naoko naomi nasreen nasrin nastassja natacha natalia natalie natalya natasa natasha
        nathalie nayla neema neha nela nell nella nelly nerys nessa neve ngozi niamh nicole nicoletta nicolette nidhi niki nikki nilufer nina ninette nisha nita
        nkechi noelia noelle nola noor nora norah noreen norma noémie nuala nuria octavia odette odile ofelia oksana olena olessia olga olive olivia oluchi olympia
        omolara oona ophelia oprah orla orlaith ottilie ottoline padma palesa paloma pamela paola parvati patricia patrizia patsy patty paula paulette paulina
        pauline peggy penelopa penelope penny perdita pernille petra petronella philippa philomena phoebe phyllida phyllis pilar pippa polly poppy portia prisca
        priscilla priya purnima rabia rachael rachel rachida radha radhika rafaela raffaela raisa rajni ramona ranee rani rania raquel raquelle rasha rashida razia
        reba rebecca reem reena regina regine reina renata renate renee renuka reshma reyhan rhea rhian rhiannon rhoda rhonda ricarda rihanna rika rikke rima rina
        risa rita ritu roberta robyn rochelle roisin romilda romina rosa rosalia rosalie rosalind rosaline rosalyn rosamund rosana rosanna rose roseann roseanne
        roseline rosemarie rosemary rosetta rosie rosina roslyn rowena roxana roxanne ruby ruchi rukhsana rupal ruta ruth róisín saba sabina sabine sabrina sadie
        safiya sahar saima sakura sally salma salome samantha samira samiya sana sandhya sandra sandrine sanna saoirse sapna sara sarah sarai sarita saskia seema
        selina selma senait serena severine shabana shabnam shakira shamima shanice shanta shari sharmila sharon sharyn shauna shayla sheena sheila shelley shelly
        shereen sheri sherri sherry sheryl shirin shirley shivani shobha shona shreya sian sibylle sidsel signe sigrid silje silke silvana silvia simin simona simone
        sinead sinéad siobhan siri siv siân sladjana smriti sofia solange soledad solveig sonia sonja sophia sophie soraya stefania stefanie steffi stella stephanie
        stina stine subira sudha sue suki sulema sumaya sunita sunniva suri susan susana susann susanna susannah susanne sushma suzan suzanne suzette suzie svetlana
        swati sybil sylvia sylvie synnove tabitha tahira taisia tallulah tamar tamara tamika tammy tamsin tania tanisha tanja tansy tanya tara tasha tatiana tatjana
        tatyana tegan teodora teresa teresita terhi terri tess thalia thandi thandiwe thea thelma theodora theresa therese theresia thuy tiana tiffany tilda tilly
        tina tineke tova tove trine trisha trude trudi trudy tuva tzipi ulla ulrike uma una ursula uschi usha valentina valeria valerie valeriya vanda vandana
        vanessa veda velma vera verena verity veronica vesna vibeke vicky victoria vida vigdis vigdís vikki vilma viola violet violetta virginia virginie vita viveca
        viviana vivienne waltraud wanda wangari wenche wendi wendy whoopi wilhelmina willa wilma winifred winnie winona wislava wisława xanthe xenia xiomara yael
        yana yara yasemin yasmin yasmina yasmine yelena yesenia yetunde yevgenia yoko yolanda yolande ysabel yuko yulia yuliya yumiko yvette yvonna yvonne zahra
        zainab zandra zara zaria zarina zaynab zehra zeinab zelda zelma zena zenobia zeynep zhanna zinaida zita zoe zofia zora zsofia zsuzsa zsuzsanna zuleika zuzana
        """;

    /// <summary>Borne by both: they tell a name, but no gender.</summary>
    public const string Either = """
        alex andrea ariel ashley ashton avery billie blake bobbie cameron carey casey charley chris courtney dana devin dominique drew elia francis frankie guadalupe
        hayden hiromi hyun jackie jaden jamie jan jean jess jo jody jordan joss jude jules kay kelly kerri kerry kim laurie lee leigh lesley leslie li lindsey logan
        lynn mackenzie makoto marion maxie merle micah mika morgan nicola nicolò nikita noa noel ollie pat peyton quinn reese remy rene riley robin sacha sam sandy
        sasha shannon shea shelby skyler stacey stacy stevie sydney taylor terry toni tracy val valery vivian whitney xin yuki
        """;
}
