using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>`::: theorem Title {#thm:name}` up to the next `:::` that closes nothing inside it.</summary>
internal sealed class NoteContainer(BlockParser parser, string name, int nameStart) : ContainerBlock(parser)
{
    public string Name { get; } = name;

    /// <summary>Offset of the name in the file.</summary>
    public int NameStart { get; } = nameStart;

    public ContainerKind? Kind { get; } = ContainerKind.Find(name);

    /// <summary>The word after `exercise`, whatever it is, and its offset in the file.</summary>
    public (string Word, int Start)? Grade { get; set; }

    /// <summary>Null where the opening line gives no title.</summary>
    public ContainerTitle? Title { get; set; }

    public bool HasClosingMarks { get; set; }

    /// <summary>No later line belongs to it.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Set when the note is collected: its number among its kind, and its id on the page.</summary>
    public int? Number { get; set; }

    public string? Anchor { get; set; }
}

/// <summary>The title on a container's opening line: inline markdown.</summary>
internal sealed class ContainerTitle : LeafBlock
{
    public ContainerTitle()
        : base(null) => ProcessInlines = true;
}

/// <summary>A line of `:::` that closes nothing.</summary>
internal sealed class StrayClosing(BlockParser parser) : LeafBlock(parser);
