using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Tests.Curriculum;

public sealed class CurriculumReaderTests
{
    private const string Good = "---\ntitle: A\nsummary: S.\nlevel: beginner\n---\nText.\n";

    private const string NotesHeader = "number,part_slug,part_title,module_slug,module_title,note_slug,note_title\n";

    [Fact]
    public void Notes_come_in_the_tables_order_with_its_titles()
    {
        var (model, findings) = Read(
            (
                "_curriculum/notes.csv",
                NotesHeader
                    + "1,maths,Mathematics,la,Linear Algebra,zeta,A\n2,maths,Mathematics,la,Linear Algebra,alpha,A\n"
            ),
            ("maths/la/alpha.md", Good),
            ("maths/la/zeta.md", Good)
        );

        findings.ShouldBeEmpty();
        model.Parts.Single().Title.ShouldBe("Mathematics");
        model.Parts[0].Modules.Single().Title.ShouldBe("Linear Algebra");
        model.Notes.Select(n => n.Address.Slug).ShouldBe(["zeta", "alpha"]);
    }

    [Fact]
    public void A_folder_with_one_note_and_no_tables_is_enough()
    {
        var (model, findings) = Read(("physics/waves/sound.md", Good));

        findings.ShouldBeEmpty();
        model.Notes.Single().Address.Path.ShouldBe("physics/waves/sound");
        model.Parts[0].Title.ShouldBe("Physics");
    }

    [Theory]
    [InlineData("formerly: [a/b/old]", "formerly: [a/b/older]", "")]
    [InlineData("formerly: [old]", "", "input/a/b/c.md:5:12: error CURR119: `old` is no address of a note")]
    [InlineData("formerly: [a/b/d]", "", "input/a/b/c.md:5:12: error CURR120: `a/b/d` already leads to `a/b/d`")]
    [InlineData(
        "formerly: [a/b/old]",
        "formerly: [a/b/old]",
        "input/a/b/d.md:5:12: error CURR120: `a/b/old` already leads to `a/b/c`"
    )]
    public void An_old_address_leads_to_one_note(string first, string second, string expected)
    {
        var (_, findings) = Read(("a/b/c.md", With(first)), ("a/b/d.md", With(second)));

        string.Join('\n', findings.Select(f => f.ToString().Split('\n')[0])).ShouldBe(expected);

        static string With(string line) => $"---\ntitle: A\nsummary: S.\nlevel: beginner\n{line}\n---\nText.\n";
    }

    [Fact]
    public void Folders_that_begin_with_an_underscore_hold_no_notes() =>
        Read(("_drafts/x/y.md", "no front matter"), ("a/b/c.md", Good)).Model.Notes.Count().ShouldBe(1);

    [Theory]
    [InlineData("", "input/a/b/c.md:1:1: error CURR101: the note does not begin with front matter")]
    [InlineData(
        "---\ntitle: [\n---\n",
        "input/a/b/c.md:3:1: error CURR102: the front matter is not YAML: While parsing a node, did not find expected node content"
    )]
    [InlineData(
        "---\ntitle: A\nlevel: beginner\n---\n",
        "input/a/b/c.md:1:1: error CURR103: the front matter has no `summary`"
    )]
    [InlineData(
        "---\ntitle: A\nsummary: S\nlevle: beginner\nlevel: beginner\n---\n",
        "input/a/b/c.md:4:1: error CURR104: unknown key `levle`"
    )]
    [InlineData(
        "---\ntitle: A\nsummary: S\nlevel: beginner\ntopics: T001\n---\n",
        "input/a/b/c.md:5:9: error CURR105: `topics` must be a list such as `[T001, T002]`"
    )]
    [InlineData(
        "---\ntitle: A\nsummary: S\nlevel: expert\n---\n",
        "input/a/b/c.md:4:8: error CURR106: unknown level `expert`"
    )]
    [InlineData(
        "---\ntitle: A\nsummary: S\nlevel: beginner\ndata: [x.csv]\n---\n",
        "input/a/b/c.md:5:8: error CURR114: no file `x.csv` in the note's folder"
    )]
    [InlineData(
        "---\ntitle: A\nsummary: S\nlevel: beginner\ndata: [../x.csv]\n---\n",
        "input/a/b/c.md:5:8: error CURR115: `../x.csv` is outside the note's folder"
    )]
    public void A_mistake_in_front_matter_is_shown_at_its_place(string text, string expected) =>
        Read(("a/b/c.md", text)).Findings.ShouldHaveSingleItem().ShouldStartWith(expected);

    [Fact]
    public void Positions_hold_behind_a_byte_order_mark_and_with_CRLF()
    {
        var text = "\uFEFF---\r\ntitle: A\r\nsummary: S\r\nlevel: expert\r\n---\r\n";
        Read(("a/b/c.md", text)).Findings.ShouldHaveSingleItem().ShouldStartWith("input/a/b/c.md:4:8: error CURR106");
    }

    [Theory]
    [InlineData("c.md/x/y/z.md", "CURR111")]
    [InlineData("a/c.md", "CURR110: a note stands in a module: `part/module/note.md`")]
    [InlineData("a/b/d/c.md", "CURR110")]
    [InlineData("a/b/Bad Name.md", "CURR111: `Bad Name` cannot be an address")]
    public void A_note_where_none_belongs_is_refused(string path, string expected) =>
        Read((path, Good)).Findings.ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void A_note_that_the_table_does_not_know_is_refused_with_a_suggestion() =>
        Read(("_curriculum/notes.csv", NotesHeader + "1,a,A,b,B,svd-qr-lu,A\n"), ("a/b/svd-qr-ul.md", Good))
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(
                "input/a/b/svd-qr-ul.md:1:1: error CURR109: notes.csv has no note `a/b/svd-qr-ul`\n    help: did you mean `a/b/svd-qr-lu.md`?"
            );

    [Fact]
    public void A_title_must_be_the_tables() =>
        Read(("_curriculum/notes.csv", NotesHeader + "1,a,A,b,B,c,\"The Title, Exactly\"\n"), ("a/b/c.md", Good))
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(
                "input/a/b/c.md:2:8: error CURR107: the title `A` is not the one in notes.csv\n    help: write `title: The Title, Exactly`, or change the table"
            );

    [Fact]
    public void A_topic_of_the_table_must_be_listed_and_known()
    {
        var findings = Read(
            ("_curriculum/notes.csv", NotesHeader + "1,a,A,b,B,c,A\n"),
            ("_curriculum/topics.csv", "id,group,topic,covered_by\nT001,g,First,b/c#One\nT002,g,Second,b/c\n"),
            ("a/b/c.md", "---\ntitle: A\nsummary: S\nlevel: beginner\ntopics: [T001, T003]\n---\n")
        ).Findings;

        findings.ShouldBe(
            [
                "input/a/b/c.md:5:1: error CURR116: topic T002 `Second` is this note's, and its front matter does not list it\n    help: add T002 to `topics`",
                "input/a/b/c.md:5:16: error CURR108: no topic `T003` in topics.csv\n    help: did you mean `T001`?",
            ]
        );
    }

    [Fact]
    public void The_same_module_in_two_parts_is_refused() =>
        Read(("a/m/x.md", Good), ("b/m/y.md", Good))
            .Findings.ShouldHaveSingleItem()
            .ShouldContain("CURR112: module `m` also stands in part `a`");

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/a/b/c.md", [0x2D, 0x2D, 0x2D, 0xFF]);
        var diagnostics = new DiagnosticBag();
        new CurriculumReader(folder["input"], "input", diagnostics).Read();
        diagnostics.ToSorted().ShouldHaveSingleItem().ToString().ShouldContain("CURR113: the file is not UTF-8");
    }

    private static (CurriculumModel Model, List<string> Findings) Read(params (string Path, string Text)[] files)
    {
        using var folder = new TemporaryFolder([.. files.Select(f => ($"input/{f.Path}", f.Text))]);
        var diagnostics = new DiagnosticBag();
        var model = new CurriculumReader(folder["input"], "input", diagnostics).Read();
        return (model, [.. diagnostics.ToSorted().Select(d => d.ToString())]);
    }
}
