using Markdig.Renderers.Html;
using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Recall;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>Numbers and labels containers, and checks what they hold.</summary>
internal sealed class ContainerCollector(SourceText source, LabelTable labels, DiagnosticBag diagnostics)
{
    private const int QuestionsOfANote = 5;

    private readonly Dictionary<string, SourceSpan> _questions = new(StringComparer.Ordinal);

    public int Exercises { get; private set; }

    public int Labs { get; private set; }

    /// <summary>Definitions with a title: terms for a glossary.</summary>
    public int Definitions { get; private set; }

    /// <summary>What recall sections ask.</summary>
    public int Questions => _questions.Count;

    public void Visit(MarkdownObject node)
    {
        if (node is StrayClosing)
        {
            diagnostics.Add(ContainerDiagnostics.StrayClosing(source.Span(node.Span.Start, node.Span.Length)));
        }

        if (node is not NoteContainer container)
        {
            return;
        }

        var name = source.Span(container.NameStart, container.Name.Length);
        if (container.Kind is not { } kind)
        {
            var suggestion = Suggestion.For(container.Name, ContainerKind.All.Select(k => k.Name));
            diagnostics.Add(ContainerDiagnostics.Unknown(name, container.Name, suggestion));
            return;
        }

        if (!container.HasClosingMarks)
        {
            diagnostics.Add(ContainerDiagnostics.Unclosed(name, kind.Name));
        }

        Number(container, kind);
        switch (kind.Name)
        {
            case "exercise":
                Exercises++;
                CheckExercise(container, name);
                break;
            case "definition" when container.Title is not null:
                Definitions++;
                break;
            case "lab":
                Labs++;
                break;
            case "hint" or "solution":
                CheckHome(container, name);
                break;
            case "recall":
                CheckRecall(container, name);
                break;
        }
    }

    private void Number(NoteContainer container, ContainerKind kind)
    {
        container.Number = kind.IsCounted ? labels.Next(kind.Noun) : null;
        container.Anchor = kind.Name == "exercise" ? $"ex-{container.Number}" : null;
        if (container.Title is not { } title)
        {
            return;
        }

        var names = AnchorPlacement.Take(title);
        var text = PlainText.Of(title);
        foreach (var (label, start) in names)
        {
            labels.Add(label, start, kind.Noun, container.Number, text);
            container.Anchor = Labels.AnchorOf(names[0].Name);
        }

        // A label alone is no title. Further names are anchors inside it.
        AnchorPlacement.Place(title, [.. names.Skip(1)]);
        if (title.Inline?.FirstChild is null)
        {
            container.Remove(title);
            container.Title = null;
        }
    }

    private void CheckExercise(NoteContainer container, SourceSpan name)
    {
        if (container.Grade is not { } grade)
        {
            diagnostics.Add(ContainerDiagnostics.NoGrade(name));
        }
        else if (!ContainerKind.Grades.Contains(grade.Word))
        {
            var suggestion = Suggestion.For(grade.Word, ContainerKind.Grades);
            var span = source.Span(grade.Start, grade.Word.Length);
            diagnostics.Add(ContainerDiagnostics.UnknownGrade(span, grade.Word, suggestion));
        }

        foreach (var part in new[] { "hint", "solution" })
        {
            if (!container.Descendants<NoteContainer>().Any(c => c.Name == part))
            {
                diagnostics.Add(ContainerDiagnostics.ExerciseLacks(name, part));
            }
        }
    }

    private void CheckHome(NoteContainer container, SourceSpan name)
    {
        for (var parent = container.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is NoteContainer { Name: "exercise" or "lab" })
            {
                return;
            }
        }

        diagnostics.Add(ContainerDiagnostics.NotInExercise(name, container.Name));
    }

    private void CheckRecall(NoteContainer container, SourceSpan name)
    {
        var questions = RecallQuestions.In(container).ToList();
        if (questions.Count == 0)
        {
            diagnostics.Add(ContainerDiagnostics.RecallWithoutList(name));
        }
        else if (questions.Count != QuestionsOfANote)
        {
            diagnostics.Add(ContainerDiagnostics.RecallCount(name, questions.Count));
        }

        foreach (var question in questions)
        {
            var first = question.FirstOrDefault()?.Span ?? question.Span;
            var span = source.Span(first.Start, first.Length);
            if (question.Count < 2)
            {
                diagnostics.Add(ContainerDiagnostics.RecallWithoutAnswer(span));
            }

            var id = RecallQuestions.IdOf(question);
            question.GetAttributes().Id = id;
            if (!_questions.TryAdd(id, span))
            {
                diagnostics.Add(ContainerDiagnostics.RecallTwice(span, _questions[id].Line));
            }
        }
    }
}
