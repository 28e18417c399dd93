namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>What to do about the compiler errors that authors of notes meet most.</summary>
internal static class CompilerHints
{
    public static string For(string id) =>
        id switch
        {
            "CS0103" => "define it in an earlier cell of this note, after the last `reset`, or check its spelling",
            "CS0246" or "CS0234" => "write the type's full name, or add its namespace to `snippets/prelude.csx`",
            "CS1061" or "CS0117" => "check the member's spelling and the type of what stands before the dot",
            "CS0029" or "CS0266" => "convert the value explicitly, or change the type of what receives it",
            "CS1002" => "end the statement with `;`",
            "CS0201" =>
                "a value stands alone only as the cell's last expression, without `;`: name it, or `Show(…)` it",
            "CS0825" => "a cell cannot declare with `using var`: write `using (var x = …) { … }`, or leave `using` out",
            "CS1525" or "CS1733" => "complete the expression",
            "CS1513" => "close the block with `}`",
            "CS0128" or "CS0136" => "rename one of the two, or assign without declaring it again",
            "CS0165" => "assign it on every path before it is read",
            "CS1501" or "CS7036" or "CS1503" => "compare the arguments with the method's parameters",
            "CS8600" or "CS8602" or "CS8604" => "check for null first, or make the type non-nullable",
            _ => $"repair the code; the C# reference explains `{id}`",
        };
}
