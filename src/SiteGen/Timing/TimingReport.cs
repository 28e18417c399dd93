using System.Collections.Immutable;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Timing;

/// <summary>`--timings`: the slowest cells and notes, and what became slower since the last time. Never on a page.</summary>
public static class TimingReport
{
    private const int Shown = 10;

    // Below these a difference is the machine's mood.
    private const double Ratio = 1.5;
    private const double Milliseconds = 100;

    /// <summary>Tells, and keeps the times for the next run.</summary>
    public static void Tell(SiteOptions options, BuildState state, IReporter reporter)
    {
        var cells = CellTiming.Of(state);
        var log = new TimingLog(options.Cache, options.Input);
        var slower = Slower(cells, log.Read());
        reporter.Table(Cells(cells));
        reporter.Table(Notes(cells));
        reporter.Table(slower);
        log.Write(cells);
    }

    /// <summary>Cells that took more than 1.5 times as long as the last time, and more than 100 ms longer.</summary>
    public static ReportTable Slower(ImmutableArray<CellTiming> cells, IReadOnlyDictionary<string, double> before) =>
        new(
            "slower",
            "slower than the last time",
            [new("path", "cell"), new("cell", "no."), new("milliseconds", "ms", "F0"), new("before", "was", "F0")],
            [
                .. cells
                    .Where(c =>
                        before.TryGetValue(c.Name, out var was)
                        && c.Milliseconds > Ratio * was
                        && c.Milliseconds > was + Milliseconds
                    )
                    .OrderByDescending(c => c.Milliseconds - before[c.Name])
                    .ThenBy(c => c.Name, StringComparer.Ordinal)
                    .Select(c => ImmutableArray.Create<object?>(Place(c), c.Cell, c.Milliseconds, before[c.Name])),
            ]
        );

    private static ReportTable Cells(ImmutableArray<CellTiming> cells) =>
        new(
            "cells",
            "slowest cells",
            [
                new("path", "cell"),
                new("cell", "no."),
                new("milliseconds", "ms", "F0"),
                new("bytes", "bytes allocated", "N0"),
            ],
            [
                .. cells
                    .OrderByDescending(c => c.Milliseconds)
                    .ThenBy(c => c.Name, StringComparer.Ordinal)
                    .Select(c => ImmutableArray.Create<object?>(Place(c), c.Cell, c.Milliseconds, c.Bytes)),
            ]
        )
        {
            Shown = Shown,
        };

    private static ReportTable Notes(ImmutableArray<CellTiming> cells) =>
        new(
            "notes",
            "slowest notes",
            [
                new("note", "note"),
                new("cells", "cells"),
                new("milliseconds", "ms", "F0"),
                new("bytes", "bytes allocated", "N0"),
            ],
            [
                .. cells
                    .GroupBy(c => c.Note, StringComparer.Ordinal)
                    .OrderByDescending(n => n.Sum(c => c.Milliseconds))
                    .ThenBy(n => n.Key, StringComparer.Ordinal)
                    .Select(n =>
                        ImmutableArray.Create<object?>(
                            n.Key.TrimEnd('/'),
                            n.Count(),
                            Math.Round(n.Sum(c => c.Milliseconds), 1),
                            n.Sum(c => c.Bytes)
                        )
                    ),
            ]
        )
        {
            Shown = Shown,
        };

    private static string Place(CellTiming cell) => $"{cell.Place.Source.Path}:{cell.Place.Line}";
}
