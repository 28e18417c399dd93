using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Tests.Curriculum;

public sealed class TablesReaderTests
{
    private const string Notes =
        "number,part_slug,part_title,module_slug,module_title,note_slug,note_title\n1,p,P,m,M,a,\"A, \"\"quoted\"\"\"\n2,p,P,m,M,b,B\n3,p,P,m,M,c,C\n";

    [Fact]
    public void Quoted_fields_keep_commas_and_doubled_quotes() =>
        Read(("notes.csv", Notes)).Tables.Notes[0].Title.ShouldBe("A, \"quoted\"");

    [Fact]
    public void A_cycle_of_prerequisites_is_named_in_order() =>
        Read(
            ("notes.csv", Notes),
            ("prerequisites.csv", "note_path,prerequisite_note_path\nm/a,m/b\nm/b,m/c\nm/c,m/a\n")
        )
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(
                "prerequisites.csv:2:1: error CURR206: prerequisites form a cycle: `m/a` → `m/b` → `m/c` → `m/a`\n    help: take one of these prerequisites out"
            );

    [Fact]
    public void A_diamond_is_no_cycle() =>
        Read(
            ("notes.csv", Notes),
            ("prerequisites.csv", "note_path,prerequisite_note_path\nm/a,m/b;m/c\nm/b,m/c\nm/c,\n")
        )
            .Findings.ShouldBeEmpty();

    [Fact]
    public void An_unknown_note_is_shown_inside_its_field() =>
        Read(("notes.csv", Notes), ("topics.csv", "id,group,topic,covered_by\nT1,g,\"t, u\",m/a#X;m/bb#Y\n"))
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(
                "topics.csv:2:19: error CURR205: no note `m/bb` in the table of notes\n    help: did you mean `m/b`?"
            );

    [Theory]
    [InlineData("number,part_slug\n", "CURR202: the table has no column `module_slug`")]
    [InlineData("", "CURR201: the table is empty")]
    public void A_table_without_its_columns_is_refused(string text, string expected) =>
        Read(("notes.csv", text)).Findings[0].ShouldContain(expected);

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Read(("notes.csv", Notes + "4,p\n"))
            .Findings.ShouldHaveSingleItem()
            .ShouldContain("notes.csv:5:1: error CURR203: the row has 2 fields where the header has 7");

    [Fact]
    public void A_quote_that_never_ends_is_refused() =>
        Read(("notes.csv", Notes + "4,p,P,m,M,d,\"D\n"))
            .Findings.ShouldHaveSingleItem()
            .ShouldContain("notes.csv:5:13: error CURR204");

    [Fact]
    public void A_number_is_digits_alone() =>
        Read(("notes.csv", Notes.Replace("\n1,", "\none,", StringComparison.Ordinal)))
            .Findings.ShouldHaveSingleItem()
            .ShouldBe("notes.csv:2:1: error CURR210: `one` is no whole number\n    help: write digits alone");

    [Fact]
    public void A_lesson_must_be_in_the_table_of_lessons_where_there_is_one()
    {
        const string Paths = "path_slug,path_title,step,note_path_or_lesson,why\nq,Q,1,course/m/tow,because\n";

        Read(("notes.csv", Notes), ("paths.csv", Paths)).Findings.ShouldBeEmpty();
        Read(
            ("notes.csv", Notes),
            ("paths.csv", Paths),
            ("lessons.csv", "module_slug,module_title,lesson_slug,lesson_title,minutes\nm,M,two,Two,5\n")
        )
            .Findings.ShouldHaveSingleItem()
            .ShouldBe(
                "paths.csv:2:7: error CURR209: no lesson `course/m/tow` in the table of lessons\n    help: did you mean `course/m/two`?"
            );
    }

    private static (CurriculumTables Tables, List<string> Findings) Read(params (string Name, string Text)[] files)
    {
        var diagnostics = new DiagnosticBag();
        var sources = files.ToDictionary(f => f.Name, f => new SourceText(f.Name, f.Text));
        var tables = new TablesReader(sources.GetValueOrDefault, diagnostics).Read();
        return (tables, [.. diagnostics.ToSorted().Select(d => d.ToString())]);
    }
}
