using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MlMath.Notebook;

/// <summary>Something a cell shows that is more than text. Plain data; the typesetter draws it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FigureDisplay), "figure")]
[JsonDerivedType(typeof(TableDisplay), "table")]
[JsonDerivedType(typeof(MathDisplay), "math")]
public abstract record Display;

/// <summary>A figure: <paramref name="Spec"/> is the JSON that the typesetting worker draws.</summary>
/// <param name="Spec">The figure's specification, serialised, property order fixed.</param>
/// <param name="Alt">What the figure shows, in words that suffice alone.</param>
/// <param name="Caption">Shown below the figure; may hold `$…$`.</param>
/// <param name="Record">The figure's data in brief, one series a line: what `sitegen accept` records and a build compares.</param>
public sealed record FigureDisplay(string Spec, string Alt, string? Caption, string Record) : Display;

/// <summary>A table of text cells; <paramref name="Numeric"/> says which columns align on the right.</summary>
public sealed record TableDisplay(
    ImmutableArray<string> Columns,
    ImmutableArray<ImmutableArray<string>> Rows,
    ImmutableArray<bool> Numeric,
    string? Caption
) : Display;

/// <summary>Typeset mathematics: a matrix, a vector, a formula. <paramref name="Text"/> is its plain-text form for checks.</summary>
public sealed record MathDisplay(string Tex, string Text) : Display;
