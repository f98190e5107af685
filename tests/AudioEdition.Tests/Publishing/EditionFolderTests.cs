using AudioEdition.Publishing;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Tests.Publishing;

public sealed class EditionFolderTests
{
    [Fact]
    public void Nothing_stands_under_the_final_name_until_the_edition_is_whole()
    {
        using var root = new TemporaryFolder();
        var path = root.Combine("edition");

        using (var folder = EditionFolder.Open(path))
        {
            File.WriteAllText(Path.Combine(folder.WorkPath, "edition.mp3"), "half");
            Assert.False(Directory.Exists(path));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(root.Path));
    }

    [Fact]
    public void A_second_build_in_the_same_folder_is_told_of_the_first()
    {
        using var root = new TemporaryFolder();
        using var first = EditionFolder.Open(root.Combine("edition"));

        var fault = Assert.Throws<EditionFolderException>(() => EditionFolder.Open(root.Combine("edition")));

        Assert.Contains("Another build", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_that_was_moved_aside_by_a_killed_build_comes_back()
    {
        using var root = new TemporaryFolder();
        var aside = Directory.CreateDirectory(root.Combine(".edition.old")).FullName;
        File.WriteAllText(Path.Combine(aside, EditionReport.FileName), "{}");

        EditionFolder.Open(root.Combine("edition")).Dispose();

        Assert.Equal("{}", File.ReadAllText(root.Combine("edition", EditionReport.FileName)));
    }

    [Fact]
    public void What_a_killed_build_left_is_not_part_of_the_next_one()
    {
        using var root = new TemporaryFolder();
        var leftover = Directory.CreateDirectory(root.Combine(".edition.partial")).FullName;
        File.WriteAllText(Path.Combine(leftover, "old.mp3"), "old");

        using (var folder = EditionFolder.Open(root.Combine("edition")))
        {
            File.WriteAllText(Path.Combine(folder.WorkPath, "new.mp3"), "new");
            folder.Commit();
        }

        Assert.Equal(["new.mp3"], Directory.EnumerateFiles(root.Combine("edition")).Select(Path.GetFileName));
    }

    [Fact]
    public void An_encoder_that_outlives_its_build_does_not_meet_the_files_of_the_next_one()
    {
        using var root = new TemporaryFolder();
        string before;
        using (var killed = EditionFolder.Open(root.Combine("edition")))
        {
            before = killed.WorkPath;
        }

        using var folder = EditionFolder.Open(root.Combine("edition"));

        Assert.NotEqual(before, folder.WorkPath);
        Assert.Throws<DirectoryNotFoundException>(() => File.WriteAllText(Path.Combine(before, "edition.mp3"), "late"));
    }

    [Fact]
    public void A_folder_of_other_files_is_refused()
    {
        using var root = new TemporaryFolder();
        File.WriteAllText(root.Combine("cat.jpg"), "cat");

        Assert.Throws<EditionFolderException>(() => EditionFolder.Open(root.Path));
    }
}
