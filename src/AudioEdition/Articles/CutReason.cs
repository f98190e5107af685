namespace AudioEdition.Articles;

/// <summary>Why a part of the input is no part of the article. Written as kebab-case in files (<c>read-more</c>).</summary>
public enum CutReason
{
    /// <summary>Asks for money, support or a subscription.</summary>
    Appeal,

    /// <summary>"Read more", "Continue reading" and their like.</summary>
    ReadMore,

    /// <summary>Newsletter and account sign-up.</summary>
    SignUp,

    /// <summary>The caption of a picture, video or chart.</summary>
    Caption,

    /// <summary>Credit of a picture, agency or translator.</summary>
    Credit,

    /// <summary>Links to other articles.</summary>
    Related,

    /// <summary>Names of the authors, where they are not read.</summary>
    Byline,

    /// <summary>Date and time of publication or update.</summary>
    Timestamp,

    /// <summary>An advertisement or the mark of one.</summary>
    Advertisement,

    /// <summary>Copyright, terms, contact and other matter at the foot.</summary>
    Footer,

    /// <summary>Who the author is.</summary>
    AuthorBio,

    /// <summary>Tags and topics.</summary>
    Tags,

    /// <summary>Share buttons and social prompts.</summary>
    Share,

    /// <summary>Reader comments and their furniture.</summary>
    Comments,

    /// <summary>Menus, breadcrumbs, section labels.</summary>
    Navigation,

    /// <summary>Cookie and privacy notices.</summary>
    Notice,

    /// <summary>Wire slugs and editing marks.</summary>
    Slug,

    /// <summary>Notes on corrections.</summary>
    Correction,

    /// <summary>Code, tables and other matter that cannot be read aloud.</summary>
    Unreadable,

    /// <summary>A note at the foot of the page or the end of the chapter.</summary>
    Footnote,

    /// <summary>The number of a printed page.</summary>
    PageNumber,

    /// <summary>Cover, title page, contents, index and other parts of a book around its chapters.</summary>
    BookMatter,

    /// <summary>Taken out of the plan by hand.</summary>
    Editor,
}
