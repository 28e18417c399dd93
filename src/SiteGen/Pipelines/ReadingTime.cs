namespace MlMath.SiteGen.Pipelines;

/// <summary>How long a note takes to read, in minutes.</summary>
public static class ReadingTime
{
    // Prose at 200 words a minute; a formula like four more words, a cell and its output take half a minute.
    private const double WordsPerMinute = 200;
    private const double WordsPerFormula = 4;
    private const double MinutesPerCell = 0.5;

    public static int Minutes(int words, int formulas, int cells) =>
        Math.Max(1, (int)Math.Ceiling((words + WordsPerFormula * formulas) / WordsPerMinute + MinutesPerCell * cells));
}
