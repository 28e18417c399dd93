using System.Collections;
using System.Globalization;
using MathNet.Numerics;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>What a process shares among all its code, put back as it was before each cell.</summary>
internal sealed class CellSurroundings(CellConsole console)
{
    private readonly Dictionary<string, string> _environment = Variables();

    public void Restore(string folder)
    {
        Environment.CurrentDirectory = folder;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        Console.SetOut(console);
        Console.SetError(console);
        Console.SetIn(TextReader.Null);
        Environment.ExitCode = 0;
        Control.UseManaged();
        Control.UseSingleThread();
        foreach (var name in Variables().Keys.Where(n => !_environment.ContainsKey(n)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in _environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static Dictionary<string, string> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
}
