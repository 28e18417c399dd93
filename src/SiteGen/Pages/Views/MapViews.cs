using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>All notes of the plan as dots: a row for each module, further right what needs more before it.</summary>
/// <param name="Depths">Columns.</param>
/// <param name="Height">Of the drawing, in CSS pixels.</param>
public sealed record MapView(
    PageHead Head,
    int Depths,
    int Height,
    ImmutableArray<MapPart> Parts,
    ImmutableArray<MapEdge> Edges
);

/// <param name="Page">Its own map.</param>
/// <param name="Y">The baseline of its title, from the top of the drawing.</param>
public sealed record MapPart(PageLink Page, double Y, ImmutableArray<MapModule> Modules);

/// <param name="Link">Without an address while none of its notes is written.</param>
/// <param name="Y">The baseline of its title.</param>
public sealed record MapModule(PageLink Link, double Y, ImmutableArray<MapDot> Dots);

/// <summary>A note in the drawing.</summary>
/// <param name="Note">Its page, or its line in the map of its part while it is not written.</param>
/// <param name="Depth">Its column, from 0.</param>
public sealed record MapDot(MapNote Note, int Depth, double Y);

/// <summary>A note of the plan, and its place among the others.</summary>
/// <param name="Number">From 0, in the order of the plan.</param>
/// <param name="Link">Without an address while it is not written.</param>
/// <param name="Anchor">Its id in the map of its part.</param>
/// <param name="Before">Notes that come before it, in any number of steps.</param>
/// <param name="After">Notes that need it, in any number of steps.</param>
public sealed record MapNote(int Number, PageLink Link, string PartAddress, string Anchor, int Before, int After);

/// <summary>One note needs another first.</summary>
/// <param name="From">Number of the note that comes first.</param>
/// <param name="X1">Depth of that note.</param>
public sealed record MapEdge(int From, int To, double X1, double Y1, double X2, double Y2);

/// <summary>The notes of one part in reading order, and arcs from each to those that need it.</summary>
/// <param name="Rows">Modules' titles and notes, all of the same height.</param>
public sealed record PartMapView(
    PageHead Head,
    ImmutableArray<PartMapModule> Modules,
    int Rows,
    ImmutableArray<MapArc> Arcs
)
{
    public PageLink? Previous { get; init; }

    public PageLink? Next { get; init; }
}

public sealed record PartMapModule(string Anchor, PageLink Link, ImmutableArray<PartMapNote> Notes);

/// <param name="Elsewhere">Prerequisites in other parts.</param>
public sealed record PartMapNote(MapNote Note, ImmutableArray<PageLink> Elsewhere);

/// <param name="From">Number of the note that comes first.</param>
/// <param name="Row1">Its row, from 0.</param>
public sealed record MapArc(int From, int To, int Row1, int Row2);
