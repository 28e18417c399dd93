using System.Diagnostics;
using MlMath.SiteGen.Tests.Commands;

namespace MlMath.SiteGen.Tests.Formatting;

/// <summary>The command with the real formatter.</summary>
public sealed class FormatCommandTests
{
    private const string Manifest = ".config/dotnet-tools.json";

    private const string Head = "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nText  \n\n";

    private const string Unformatted =
        Head
        + "```csharp\nvar x = 1;\nvar sum=x+1; // => 2\n(sum,x) // => (2, 1)\n```\n\n"
        + "```csharp fails=CS1002\nint  y = 1 1\n```\n\n- ```csharp file=l.csx\n  ```\n\nEnd\n";

    private const string Formatted =
        Head
        + "```csharp\nvar x = 1;\nvar sum = x + 1; // => 2\n(sum, x) // => (2, 1)\n```\n\n"
        + "```csharp fails=CS1002\nint  y = 1 1\n```\n\n- ```csharp file=l.csx\n  ```\n\nEnd\n";

    // 89 columns with its semicolon: one too many for a note, few enough for the program's own code.
    private const string Long =
        "Call(aaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccc)\n";

    [Fact]
    public async Task Cells_and_listings_are_checked_then_mended_and_twice_is_once()
    {
        using var folder = await WithFormatterAsync();

        var check = await Sitegen.RunAsync(folder.Root, "format --check");
        var untouched = File.ReadAllText(folder["input/p/m/n.md"]);
        var mend = await Sitegen.RunAsync(folder.Root, "format");
        var note = File.ReadAllText(folder["input/p/m/n.md"]);
        var again = await Sitegen.RunAsync(folder.Root, "format");
        var clean = await Sitegen.RunAsync(folder.Root, "format --check");

        check.Errors.ShouldBe(
            "input/p/m/n.md:11:1: error FMT101: the cell is not formatted\n    help: run `sitegen format`\n"
                + "snippets/l.csx:1:1: error FMT101: the cell is not formatted\n    help: run `sitegen format`\n"
        );
        check.ExitCode.ShouldBe(1);
        untouched.ShouldBe(Unformatted);
        mend.ShouldBe(new Sitegen(0, mend.Output, ""));
        mend.Output.ShouldEndWith("rewrote input/p/m/n.md\nrewrote snippets/l.csx\n2 cells, 2 formatted anew\n");
        note.ShouldBe(Formatted);
        File.ReadAllText(folder["snippets/l.csx"]).ShouldStartWith("Call(\n    aaa");
        again.Output.ShouldEndWith("2 cells, 0 formatted anew\n");
        clean.ShouldBe(new Sitegen(0, clean.Output, ""));
    }

    [Fact]
    public async Task A_listing_goes_by_its_own_path()
    {
        using var folder = await WithFormatterAsync();

        var check = await Sitegen.RunAsync(folder.Root, "format --check snippets/l.csx");
        var mend = await Sitegen.RunAsync(folder.Root, "format snippets");

        check.ShouldBe(
            new Sitegen(
                1,
                "Formatting cells\n1 cells, 1 not formatted\n",
                "snippets/l.csx:1:1: error FMT101: the cell is not formatted\n    help: run `sitegen format`\n"
            )
        );
        mend.Output.ShouldEndWith("rewrote snippets/l.csx\n1 cells, 1 formatted anew\n");
        File.ReadAllText(folder["input/p/m/n.md"]).ShouldBe(Unformatted);
    }

    [Fact]
    public async Task Without_the_formatter_one_line_says_what_to_do()
    {
        using var folder = new TemporaryFolder(("input/p/m/n.md", Unformatted));
        var run = await Sitegen.RunAsync(folder.Root, "format");
        run.Errors.ShouldBe(
            "error ENV120: CSharpier, which lays out the cells, does not run here\n"
                + "    help: run `dotnet tool restore` in the repository's folder, and this command from there\n"
        );
        run.ExitCode.ShouldBe(2);
    }

    private static async Task<TemporaryFolder> WithFormatterAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, Manifest)))
        {
            root = root.Parent ?? throw new InvalidOperationException($"no {Manifest} above the tests");
        }

        using var restore = Process.Start(
            new ProcessStartInfo("dotnet", ["tool", "restore"])
            {
                WorkingDirectory = root.FullName,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        restore.ExitCode.ShouldBe(0);
        return new TemporaryFolder(
            (Manifest, File.ReadAllText(Path.Combine(root.FullName, Manifest))),
            ("input/p/m/n.md", Unformatted),
            ("snippets/l.csx", Long)
        );
    }
}
