using System.Diagnostics;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>The program as a user runs it: a process of its own, its streams and its exit code.</summary>
internal sealed record Sitegen(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="folder">The working folder.</param>
    /// <param name="environment">Variables on top of the test's own.</param>
    public static async Task<Sitegen> RunAsync(
        string folder,
        string arguments,
        params (string Name, string Value)[] environment
    )
    {
        using var process = Start(folder, arguments, environment);
        return await ResultAsync(process);
    }

    /// <summary>As above, of a program that a test has changed.</summary>
    public static async Task<Sitegen> RunAsync(ProgramCopy program, string folder, string arguments)
    {
        using var process = Start(program.Folder, folder, arguments, []);
        return await ResultAsync(process);
    }

    private static async Task<Sitegen> ResultAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Sitegen(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it and does not wait; its streams are to be read.</summary>
    public static Process Start(string folder, string arguments, params (string Name, string Value)[] environment) =>
        Start(AppContext.BaseDirectory, folder, arguments, environment);

    private static Process Start(
        string program,
        string folder,
        string arguments,
        (string Name, string Value)[] environment
    )
    {
        // Whoever runs the tests in a shell's background has Ctrl-C ignored, and so would all that they start.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(program, "sitegen.dll"));
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GITHUB_ACTIONS"] = "";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
