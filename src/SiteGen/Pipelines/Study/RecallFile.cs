using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMath.SiteGen.Pipelines.Study;

/// <summary>
/// `recall.json` beside a note's page: its questions and answers as HTML, for the study page to ask. One file for each
/// note, so that a reader fetches what is due and no more.
/// </summary>
public static class RecallFile
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null for a note that asks nothing.</returns>
    public static SiteFile? Of(NoteBuild build) =>
        build.Rendered is { Questions: { IsEmpty: false } questions }
            ? SiteFile.Text(
                $"{PageAddress.Of(build)}recall.json",
                () => JsonSerializer.Serialize(new { build.Note.FrontMatter.Title, Questions = questions }, Writing)
            )
            : null;
}
