using System.Diagnostics;
using System.Runtime.Versioning;

namespace MlMath.Site.Tests;

/// <summary>
/// What `netlify.toml` names builds the site on a host that has no .NET: run for real, with stand-ins for what is fetched
/// and for the SDK that write down how they were called.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class HostBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("host-build-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_host_runs_a_script_that_is_there_and_publishes_what_it_makes()
    {
        var configuration = File.ReadAllText(Path.Combine(Repository.Root, "netlify.toml"));

        configuration.ShouldContain("command = \"bash .ci/host-build\"");
        configuration.ShouldContain("publish = \"output\"");
        File.Exists(Path.Combine(Repository.Root, ".ci", "host-build")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_NET_the_SDK_is_installed_where_it_lasts_and_the_results_are_kept_between_builds()
    {
        var kept = Path.Combine(_folder, "kept");
        Directory.CreateDirectory(kept);

        var said = await RunAsync(hasDotnet: false, ("NETLIFY_CACHE_DIR", kept), ("URL", "https://example.org"));

        said.ShouldBe(
            [
                "curl -fsSL https://dot.net/v1/dotnet-install.sh",
                $"install --jsonfile global.json --install-dir {kept}/.dotnet",
                $"dotnet run --project src/SiteGen -- --strict --cache {kept}/sitegen --site-url https://example.org packages {kept}/nuget",
            ]
        );
    }

    [Fact]
    public async Task With_NET_and_nowhere_to_keep_anything_the_site_is_built_as_on_a_desk()
    {
        var said = await RunAsync(hasDotnet: true, ("NETLIFY_CACHE_DIR", Path.Combine(_folder, "nowhere")));

        said.ShouldBe(["dotnet run --project src/SiteGen -- --strict --cache .cache --site-url  packages "]);
    }

    [Fact]
    public async Task A_build_that_fails_fails_the_host()
    {
        var failed = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(hasDotnet: true, ("EXIT", "3")));

        failed.Message.ShouldContain("exited with 3");
    }

    /// <returns>How the stand-ins were called, in order.</returns>
    private async Task<string[]> RunAsync(bool hasDotnet, params (string Name, string Value)[] environment)
    {
        var programs = Path.Combine(_folder, "programs");
        var said = Path.Combine(_folder, "said.txt");
        Directory.CreateDirectory(programs);
        foreach (var tool in new[] { "bash", "dirname", "mkdir", "chmod", "cp", "env" })
        {
            File.CreateSymbolicLink(Path.Combine(programs, tool), Find(tool));
        }

        var dotnet = Write(
            "dotnet-stand-in",
            $"echo \"dotnet $* packages ${{NUGET_PACKAGES:-}}\" >> {said}; exit ${{EXIT:-0}}"
        );
        var install = Write(
            "install-stand-in",
            $"echo \"install $*\" >> {said}; mkdir -p \"$DOTNET_ROOT\"; cp {dotnet} \"$DOTNET_ROOT/dotnet\""
        );
        // The last argument is where to put what is fetched.
        Write(Path.Combine("programs", "curl"), $"echo \"curl $1 $2\" >> {said}; cp {install} \"$4\"");
        if (hasDotnet)
        {
            File.CreateSymbolicLink(Path.Combine(programs, "dotnet"), dotnet);
        }

        var start = new ProcessStartInfo("bash", Path.Combine(Repository.Root, ".ci", "host-build"))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = programs;
        start.Environment["HOME"] = _folder;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await File.ReadAllLinesAsync(said)
            : throw new InvalidOperationException($"host-build exited with {process.ExitCode}: {await errors}");
    }

    private string Write(string name, string script)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, $"#!{Find("bash")}\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    private static string Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, tool))
            .First(File.Exists);
}
