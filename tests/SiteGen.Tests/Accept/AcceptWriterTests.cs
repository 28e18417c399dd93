using System.Text;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Accept;

namespace MlMath.SiteGen.Tests.Accept;

public sealed class AcceptWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("accept-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_replaced_with_its_mark_and_line_ends()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "α old\r\nz\r\n"u8];
        var source = Read("n.md", bytes);
        Apply(source, source.Span(2, 3), "new").Written.ShouldBe(["n.md"]);
        File.ReadAllBytes(Path("n.md")).ShouldBe([0xEF, 0xBB, 0xBF, .. "α new\r\nz\r\n"u8]);
        Directory.GetFiles(_folder).ShouldBe([Path("n.md")]);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_left_alone()
    {
        var source = Read("n.md", "old"u8.ToArray());
        File.WriteAllText(Path("n.md"), "older");
        var result = Apply(source, source.Span(0, 3), "new");
        result.Written.ShouldBeEmpty();
        $"{result.Diagnostics.Single()}".ShouldStartWith("n.md:1:1: error SNIP221: `n.md` changed after it was read");
        File.ReadAllText(Path("n.md")).ShouldBe("older");
    }

    [Fact]
    public void A_new_file_is_made_and_an_emptied_one_deleted()
    {
        var none = new SourceText("r.txt", "");
        Apply(none, none.Span(0, 0), "x\n").Written.ShouldBe(["r.txt"]);
        File.ReadAllText(Path("r.txt")).ShouldBe("x\n");
        Apply(none, none.Span(0, 0), "y\n").Diagnostics.Single().Code.ShouldBe("SNIP221");
        var source = new SourceText("r.txt", "x\n");
        Apply(source, source.Span(0, 2), "").Diagnostics.ShouldBeEmpty();
        File.Exists(Path("r.txt")).ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_written_is_reported()
    {
        var source = new SourceText("missing/r.txt", "");
        Apply(source, source.Span(0, 0), "x").Diagnostics.Single().Code.ShouldBe("SNIP226");
    }

    [Fact]
    public void Overlapping_edits_are_a_mistake_of_the_program()
    {
        var source = new SourceText("n.md", "abc");
        Should.Throw<ArgumentException>(() =>
            AcceptWriter.Edited(source, [new AcceptEdit(source.Span(0, 2), ""), new AcceptEdit(source.Span(1, 1), "")])
        );
    }

    private AcceptResult Apply(SourceText source, SourceSpan span, string text) =>
        AcceptWriter.Apply(new AcceptPlan([new AcceptEdit(span, text)], []), _folder);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private SourceText Read(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return SourceText.FromUtf8(name, bytes);
    }
}
