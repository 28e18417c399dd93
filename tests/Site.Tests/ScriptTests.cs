using System.Diagnostics;

namespace MlMath.Site.Tests;

/// <summary>The tests that the scripts have of their own, in their own language, run by Node.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task The_scripts_own_tests_pass()
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "Web"),
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("test.mjs");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, output + await errors);
        output.ShouldContain("# fail 0");
        output.ShouldNotContain("# pass 0");
    }
}
