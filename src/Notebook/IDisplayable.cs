namespace MlMath.Notebook;

/// <summary>Knows how to be shown by a cell.</summary>
public interface IDisplayable
{
    /// <summary>The thing as plain data, ready for the typesetter.</summary>
    Display ToDisplay();
}
