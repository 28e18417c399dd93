using System.Collections.Immutable;
using MlMath.Notebook;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Capstone;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>The pages of the capstone, and the trained model as a file; nothing where there is no run to show.</summary>
public sealed class BuildCapstonePages : IModule
{
    public string Name => "Laying out the capstone";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (state.Capstone is not { } capstone)
        {
            return state;
        }

        var links = CapstonePages.LinksOf(state);
        var (views, site) = (new CapstoneViews(capstone, links), SiteViews.Of(state));
        var typesetter = context.Workshop.Typesetter;
        var figures = await DrawAsync([views.LossFigure, .. views.Ill.Select(i => i.Figure)], typesetter, stop);
        var renderer = new PageRenderer(site.Site, state.Assets);
        var files = new List<SiteFile>
        {
            views.Checkpoint,
            Page<RunPage>(CapstonePages.Run, nameof(RunPage.Run), views.RunPage(figures[0])),
            Page<PathologiesPage>(
                CapstonePages.Pathologies,
                nameof(PathologiesPage.View),
                views.PathologiesPage(figures.Skip(1))
            ),
            Page<EnginePage>(
                CapstonePages.Engine,
                nameof(EnginePage.View),
                new EnginePageView(links, await SectionsAsync(site, typesetter, stop))
            ),
        };
        foreach (var prose in CapstonePages.ProseOf(state))
        {
            files.Add(
                Page<CapstoneProsePage>(PageAddress.Of(prose), nameof(CapstoneProsePage.View), ProseOf(prose, links))
            );
        }

        return state with
        {
            Files = [.. state.Files, .. files],
        };

        SiteFile Page<TPage>(string address, string parameter, object view)
            where TPage : Microsoft.AspNetCore.Components.IComponent =>
            SiteFile.Page(address, () => renderer.RenderAsync<TPage>(address, parameter, view));
    }

    private static async Task<ImmutableArray<DrawnFigure>> DrawAsync(
        ImmutableArray<FigureDisplay> figures,
        ITypesetter typesetter,
        CancellationToken stop
    )
    {
        var wide = figures.Select((f, i) => new FigureRequest(f.Spec, f.Alt, $"capstone-{i + 1}")).ToList();
        var drawn = await typesetter.RunAsync([.. wide, .. wide.Select(PhoneDrawing.Of)], stop);
        return
        [
            .. figures.Select(
                (figure, i) =>
                    new DrawnFigure(
                        PhoneDrawing.Join(MarkupOf(drawn[i]), MarkupOf(drawn[figures.Length + i])),
                        figure.Caption!
                    )
            ),
        ];
    }

    private static async Task<ImmutableArray<EngineSection>> SectionsAsync(
        SiteViews site,
        ITypesetter typesetter,
        CancellationToken stop
    )
    {
        var code = EnginePart
            .All.SelectMany(p => p.Files)
            .ToDictionary(f => f, EngineSources.Read, StringComparer.Ordinal);
        var listed = await typesetter.RunAsync([.. code.Values.Select(c => new ListingRequest("csharp", c))], stop);
        var html = code.Keys.Zip(listed).ToDictionary(f => f.First, f => MarkupOf(f.Second), StringComparer.Ordinal);
        return
        [
            .. EnginePart.All.Select(part => new EngineSection(
                part.Anchor,
                part.Title,
                part.Text,
                site.LinkTo(part.Note),
                [
                    .. part.Files.Select(f => new EngineFile(
                        $"src/Engine/{f}",
                        code[f].AsSpan().Count('\n') + 1,
                        html[f]
                    )),
                ]
            )),
        ];
    }

    private static CapstoneProseView ProseOf(NoteBuild prose, ImmutableArray<PageLink> links) =>
        new(links, prose.Note.FrontMatter.Title, prose.Note.FrontMatter.Summary, prose.Rendered?.Html ?? "")
        {
            Toc = [.. prose.Rendered?.Toc.Select(h => new TocEntry(h.Level, h.Anchor, h.Html)) ?? []],
            HasMathematics = prose.ShowsMathematics,
        };

    // What is asked for here no author wrote: if it cannot be typeset, the program is wrong.
    private static string MarkupOf(Typeset typeset) =>
        typeset.Error is null
            ? typeset.Markup
            : throw new InvalidOperationException(
                $"the capstone's page asks for what cannot be drawn: {typeset.Error}"
            );
}
