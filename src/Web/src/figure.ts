import { drawFigure, type FigureSpec } from "./figures/draw.ts";
import { narrowed } from "./figures/narrow.ts";
import { typesetFormula } from "./formula.ts";
import type { Answer, FigureRequest, StyleRule } from "./protocol.ts";

/** A figure as SVG. Whatever keeps it from being drawn is the author's to mend, and is told as such. */
export function typesetFigure({ spec, alt, idPrefix, widest }: FigureRequest): Answer {
  const rules: StyleRule[] = [];
  const tex = (source: string): string => {
    const label = typesetFormula({ kind: "formula", tex: source, display: false });
    if ("error" in label) {
      throw new Error(`the label \`$${source}$\`: ${label.error}`);
    }

    rules.push(...(label.rules ?? []));
    return label.markup;
  };
  const read = JSON.parse(spec) as FigureSpec;
  const markup = drawFigure(widest === undefined ? read : narrowed(read, widest), alt, idPrefix, tex);
  if (/<[a-zA-Z][^<>]*\sstyle="/.test(markup)) {
    throw new Error("the drawing has a style attribute, which the site's content security policy forbids");
  }

  return { markup, rules };
}
