namespace MlMath.SiteGen.Markdown.Recall;

/// <summary>A question of a note's recall section, ready to be asked elsewhere.</summary>
/// <param name="Id">Its id on the note's page: `q-1f3a9c02`.</param>
/// <param name="Question">HTML; its links are those of the note's page.</param>
/// <param name="Answer">HTML, likewise.</param>
public sealed record RenderedQuestion(string Id, string Question, string Answer);
