/** A figure as the Notebook library describes it. */
export interface FigureSpec {
  kind?: string;
}

/**
 * @param alt What the figure shows, for those who do not see it.
 * @param idPrefix Begins every id in the drawing, so that ids stay unique on a page.
 * @param tex Typesets a label's formula to HTML.
 * @returns SVG without style attributes or elements.
 */
export function drawFigure(spec: FigureSpec, alt: string, _idPrefix: string, _tex: (source: string) => string): string {
  throw new Error(`no drawing for a figure of kind \`${spec.kind ?? "unknown"}\` (${alt})`);
}
