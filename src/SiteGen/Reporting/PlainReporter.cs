using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Reporting;

/// <summary>Lines without colour or cursor movement: logs, CI, pipes.</summary>
public sealed class PlainReporter(TextWriter output, TextWriter error, bool gitHub) : IReporter
{
    private readonly Lock _gate = new();
    private int _lastTenth = -1;

    public void Line(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
        }
    }

    public void Stage(string text)
    {
        lock (_gate)
        {
            _lastTenth = -1;
            output.WriteLine(text);
        }
    }

    public void Progress(int done, int total, string what)
    {
        lock (_gate)
        {
            var tenth = total == 0 ? 10 : done * 10 / total;
            if (tenth == _lastTenth || total < 50)
            {
                return;
            }

            _lastTenth = tenth;
            output.WriteLine($"  {done} of {total} {what}");
        }
    }

    public void Finding(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            error.WriteLine(gitHub ? GitHubAnnotation.Of(diagnostic) : diagnostic.ToString());
        }
    }

    public void Refuse(string code, string message, string help)
    {
        lock (_gate)
        {
            error.WriteLine($"error {code}: {message}\n    help: {help}");
        }
    }
}
