namespace MlMath.SiteGen.Typesetting;

/// <summary>
/// A class that stands for an inline style, so that a page needs no style attributes and its content security policy can
/// forbid them. Equal declarations have equal classes, on every page and in every build.
/// </summary>
/// <param name="Class">The declarations in letters that a class name can hold: `ks-heightC1emStopC-3em`.</param>
/// <param name="Declarations">As in a style attribute: `height:1em;top:-3em`.</param>
public sealed record StyleRule(string Class, string Declarations);
