using Spectre.Console;

namespace MlMath.SiteGen.Reporting;

/// <summary>Chooses how to speak: colour and progress on a terminal, plain lines elsewhere.</summary>
public static class Reporters
{
    public static IReporter ForConsole()
    {
        var gitHub = Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true";
        var plain =
            gitHub
            || Console.IsOutputRedirected
            || Console.IsErrorRedirected
            || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        if (plain)
        {
            return new PlainReporter(Console.Out, Console.Error, gitHub);
        }

        var error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return new TerminalReporter(AnsiConsole.Console, error);
    }
}
