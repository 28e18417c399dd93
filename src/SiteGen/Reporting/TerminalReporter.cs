using MlMath.SiteGen.Diagnostics;
using Spectre.Console;

namespace MlMath.SiteGen.Reporting;

/// <summary>For a person at a terminal: one moving line of progress, findings with the line they are about.</summary>
public sealed class TerminalReporter(IAnsiConsole output, IAnsiConsole error) : IReporter
{
    private readonly Lock _gate = new();
    private string _stage = "";
    private bool _moving;

    public void Line(string text)
    {
        lock (_gate)
        {
            ClearMoving();
            output.WriteLine(text);
        }
    }

    public void Stage(string text)
    {
        lock (_gate)
        {
            _stage = text;
            Move(text);
        }
    }

    public void Progress(int done, int total, string what)
    {
        lock (_gate)
        {
            const int Width = 24;
            var filled = total == 0 ? Width : done * Width / total;
            Move($"{_stage} {new string('━', filled)}{new string('─', Width - filled)} {done}/{total} {what}");
        }
    }

    public void Finding(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            ClearMoving();
            var span = diagnostic.Span;
            var colour = diagnostic.Severity == Severity.Error ? "red" : "yellow";
            var kind = diagnostic.Severity == Severity.Error ? "error" : "warning";
            error.MarkupLine(
                $"[bold]{Markup.Escape(span.ToString())}[/] [{colour}]{kind} {diagnostic.Code}[/] {Markup.Escape(diagnostic.Message)}"
            );
            var line = span.Source.LineText(span.Line).Replace('\t', ' ');
            if (line.Length > 0)
            {
                var length = Math.Clamp(span.Length, 1, Math.Max(1, line.Length - span.Column + 1));
                error.MarkupLine($"[grey]{span.Line, 5} │[/] {Markup.Escape(line)}");
                error.MarkupLine(
                    $"[grey]      │[/] {new string(' ', span.Column - 1)}[{colour}]{new string('^', length)}[/]"
                );
            }

            error.MarkupLine($"[grey]      = help:[/] {Markup.Escape(diagnostic.Help)}");
            error.WriteLine();
        }
    }

    public void Refuse(string code, string message, string help)
    {
        lock (_gate)
        {
            ClearMoving();
            error.MarkupLine($"[red]error {Markup.Escape(code)}[/] {Markup.Escape(message)}");
            error.MarkupLine($"[grey]    help:[/] {Markup.Escape(help)}");
        }
    }

    private void Move(string text)
    {
        var width = Math.Max(20, output.Profile.Width - 1);
        var shown = text.Length > width ? text[..width] : text;
        output.Write(new ControlCode($"\r\u001b[2K{shown}"));
        _moving = true;
    }

    private void ClearMoving()
    {
        if (_moving)
        {
            output.Write(new ControlCode("\r\u001b[2K"));
            _moving = false;
        }
    }
}
