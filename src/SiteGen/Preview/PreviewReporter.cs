using System.Globalization;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Preview;

/// <summary>
/// How a preview speaks: one line with the time of day for each save, findings when they come, and when they are mended.
/// Stages and progress are for pages that wait for the first build.
/// </summary>
/// <param name="details">Also a line for each note whose cells have run meanwhile.</param>
/// <param name="publish">Takes `working` events.</param>
internal sealed class PreviewReporter(
    IReporter inner,
    TimeProvider clock,
    bool details = false,
    Action<PreviewEvent>? publish = null
) : IReporter
{
    private static readonly TimeSpan BetweenNews = TimeSpan.FromMilliseconds(100);

    private HashSet<string> _known = new(StringComparer.Ordinal);
    private int _running;
    private bool _isFirst = true;
    private string _stage = "";
    private long _published;

    public void Line(string text) => inner.Line($"{Now} {text}");

    public void Stage(string text)
    {
        _stage = text;
        Publish(text);
    }

    public void Progress(int done, int total, string what)
    {
        if (clock.GetElapsedTime(Interlocked.Read(ref _published)) > BetweenNews)
        {
            Publish($"{_stage}: {done} of {total}");
        }
    }

    public void Finding(Diagnostic diagnostic) => inner.Finding(diagnostic);

    public void Refuse(string code, string message, string help) => inner.Refuse(code, message, help);

    /// <summary>What a build came to.</summary>
    /// <param name="cause">`saved linear-algebra/svd-qr-lu.md`; null where only cells have run meanwhile.</param>
    /// <param name="work">What was done in it, in words.</param>
    public void Tell(string? cause, string work, TimeSpan took, BuildResult result)
    {
        var running = result.State.Notes.Count(n => n.IsRunning);
        if (cause is not null || details)
        {
            var still =
                running == 0 ? ""
                : running == 1 ? "; cells of one note run"
                : $"; cells of {running} notes run";
            var milliseconds = took.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
            Line($"{cause ?? "cells have run"}: {(work.Length > 0 ? $"{work}, " : "")}{milliseconds} ms{still}");
        }

        foreach (var finding in result.Findings.Where(f => !_known.Contains(f.ToString())))
        {
            inner.Finding(finding);
        }

        var now = result.Findings.Select(f => f.ToString()).ToHashSet(StringComparer.Ordinal);
        if (running == 0 && (_isFirst || _running > 0 || !now.SetEquals(_known)))
        {
            Line(now.Count == 0 && _known.Count > 0 ? $"mended; {result.Summary}" : result.Summary);
            _isFirst = false;
        }

        (_known, _running) = (now, running);
    }

    private string Now => clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private void Publish(string text)
    {
        if (_isFirst)
        {
            Interlocked.Exchange(ref _published, clock.GetTimestamp());
            publish?.Invoke(new PreviewEvent("working", text));
        }
    }
}
