using MlMath.SiteGen.Tests.Commands;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>Cells that hang, crash, eat memory or end their process fail alone, whatever runs beside them.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Only_the_cells_at_fault_are_reported()
    {
        var folder = Path.Combine(Golden.Sites, "_faults");
        using var scratch = new TemporaryFolder();

        var build = await Sitegen.RunAsync(
            folder,
            $"build --jobs 2 --timeout 5 --output {scratch["output"]} --cache {scratch["cache"]}"
        );

        build.ExitCode.ShouldBe(1);
        Golden.Check(folder, "expected.txt", build.Errors);
        // 13 faults of 4 cells each, of which one is not run, and 4 sound notes of 4.
        build.Output.ShouldContain("17 notes, 55 cells, 40 values");
        Directory.Exists(scratch["output"]).ShouldBeFalse();
    }
}
