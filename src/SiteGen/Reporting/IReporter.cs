using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Reporting;

/// <summary>What a command tells the person who ran it. Progress and news go to one stream, findings to the other.</summary>
public interface IReporter
{
    /// <summary>A line of news on standard output.</summary>
    void Line(string text);

    /// <summary>What is being done now; replaces the last one on a terminal, a line for each stage elsewhere.</summary>
    void Stage(string text);

    /// <summary>How far the present stage is.</summary>
    void Progress(int done, int total, string what);

    /// <summary>A finding, on standard error.</summary>
    void Finding(Diagnostic diagnostic);

    /// <summary>A table, on standard output.</summary>
    void Table(ReportTable table)
    {
        foreach (var line in table.ToLines())
        {
            Line(line);
        }
    }

    /// <summary>Why the command cannot do its work: wrong use or environment. One line on standard error.</summary>
    void Refuse(string code, string message, string help);
}
