using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Tests.Pipelines;

public sealed class SiteWriterTests
{
    [Fact]
    public void The_new_site_replaces_the_last_one_whole()
    {
        using var folder = new TemporaryFolder();
        SiteWriter.Write(folder["output"], [SiteFile.Text("a.html", "1"), SiteFile.Text("b/index.html", "2")]);
        SiteWriter.Write(folder["output"], [SiteFile.Text("a.html", "3")]);

        Directory.GetFileSystemEntries(folder.Root).ShouldBe([folder["output"]]);
        Directory.GetFiles(folder["output"]).Select(Path.GetFileName).Order().ShouldBe([".sitegen", "a.html"]);
        File.ReadAllText(folder["output/a.html"]).ShouldBe("3");
    }

    [Fact]
    public void A_site_that_cannot_be_written_leaves_the_last_one()
    {
        using var folder = new TemporaryFolder();
        SiteWriter.Write(folder["output"], [SiteFile.Text("a.html", "1")]);

        Should.Throw<IOException>(() =>
            SiteWriter.Write(folder["output"], [SiteFile.Text("x", "1"), SiteFile.Text("x", "2")])
        );

        File.ReadAllText(folder["output/a.html"]).ShouldBe("1");
        Directory.GetFileSystemEntries(folder.Root).ShouldBe([folder["output"]]);
    }

    [Fact]
    public void A_folder_of_someone_elses_files_is_not_replaced()
    {
        using var folder = new TemporaryFolder(("documents/letter.txt", "dear"), ("site/.sitegen", ""), ("file", ""));
        Directory.CreateDirectory(folder["empty"]);

        SiteWriter.MayReplace(folder["documents"]).ShouldBeFalse();
        SiteWriter.MayReplace(folder["file"]).ShouldBeFalse();
        SiteWriter.MayReplace(folder["site"]).ShouldBeTrue();
        SiteWriter.MayReplace(folder["empty"]).ShouldBeTrue();
        SiteWriter.MayReplace(folder["absent"]).ShouldBeTrue();
    }
}
