namespace MlMath.Notebook;

/// <summary>Where words stand, seen from their point.</summary>
public enum Side
{
    Center,
    Above,
    Below,
    Left,
    Right,
}
