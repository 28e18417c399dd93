using System.Globalization;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Preview;

/// <summary>
/// How a preview speaks: a line with the time of day for each save, findings when they come, and when they are mended.
/// The stages of a build that takes a tenth of a second are not told.
/// </summary>
internal sealed class PreviewReporter(IReporter inner, TimeProvider clock) : IReporter
{
    private HashSet<string> _known = new(StringComparer.Ordinal);
    private int _running;
    private bool _isFirst = true;

    public void Line(string text) => inner.Line($"{Now} {text}");

    public void Stage(string text) { }

    public void Progress(int done, int total, string what) { }

    public void Finding(Diagnostic diagnostic) => inner.Finding(diagnostic);

    public void Refuse(string code, string message, string help) => inner.Refuse(code, message, help);

    /// <summary>What a build came to.</summary>
    /// <param name="cause">`saved linear-algebra/svd-qr-lu.md`.</param>
    /// <param name="work">What was done in it, in words.</param>
    public void Tell(string cause, string work, TimeSpan took, BuildResult result)
    {
        Line($"{cause}: {work}, {took.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)} ms");
        foreach (var finding in result.Findings.Where(f => !_known.Contains(f.ToString())))
        {
            inner.Finding(finding);
        }

        var now = result.Findings.Select(f => f.ToString()).ToHashSet(StringComparer.Ordinal);
        var running = result.State.Notes.Count(n => n.IsRunning);
        if (running > 0 && running != _running)
        {
            Line(running == 1 ? "cells of one note run" : $"cells of {running} notes run");
        }

        if (running == 0 && (_isFirst || _running > 0 || !now.SetEquals(_known)))
        {
            Line(now.Count == 0 && _known.Count > 0 ? $"mended; {result.Summary}" : result.Summary);
            _isFirst = false;
        }

        (_known, _running) = (now, running);
    }

    private string Now => clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
