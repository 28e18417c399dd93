using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pages;

/// <summary>What the maps say of a note.</summary>
public static class MapWording
{
    /// <returns>`Limits, not written yet: 12 notes come before it, 1 needs it`.</returns>
    public static string Of(MapNote note)
    {
        var state = note.Link.Address is null ? ", not written yet" : "";
        var before = note.Before switch
        {
            0 => "nothing comes before it",
            1 => "1 note comes before it",
            var n => $"{n} notes come before it",
        };
        var after = note.After switch
        {
            0 => "none needs it",
            1 => "1 needs it",
            var n => $"{n} need it",
        };
        return $"{note.Link.Title}{state}: {before}, {after}";
    }
}
