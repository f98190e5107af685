using AudioEdition.Evaluation;

const string Usage = """
    usage: AudioEdition.Evaluation VERB INPUT OUTPUT
      quotes  GOLD.jsonl   PREDICTIONS.jsonl   quotations and speakers
      html    FOLDER       PREDICTIONS.json    article bodies of FOLDER/*.html.gz
      metadata  FOLDER     PREDICTIONS.json    title, authors, date and the rest of FOLDER/*.html.gz
      plain   CASES.jsonl  PREDICTIONS.jsonl   paragraphs of pasted text that are read
      spoken  CASES.tsv    PREDICTIONS.tsv     written form to spoken form
      phonemes  LINES.txt  PHONES.txt          spoken lines to what the offline engine says, word by word
    """;

if (args.Length != 3)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    switch (args[0])
    {
        case "quotes":
            QuotesVerb.Run(args[1], args[2]);
            return 0;
        case "html":
            HtmlVerb.Run(args[1], args[2]);
            return 0;
        case "metadata":
            MetadataVerb.Run(args[1], args[2]);
            return 0;
        case "plain":
            PlainVerb.Run(args[1], args[2]);
            return 0;
        case "spoken":
            SpokenVerb.Run(args[1], args[2]);
            return 0;
        case "phonemes":
            await PhonemesVerb.RunAsync(args[1], args[2]);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // A missing file or folder, or a folder without a page.
    Console.Error.WriteLine(e.Message);
    return 1;
}
