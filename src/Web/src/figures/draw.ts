// A figure's specification to SVG. Colours are variables of the page, words inherit its font, and nothing has a style
// attribute or an id, which a strict content security policy and a page with many figures are glad of.
import type { Drawing } from "./drawing.ts";
import { drawGraph, drawImages } from "./graph.ts";
import { escape } from "./paper.ts";
import { domainsOf, drawPlane, type Domains } from "./plane.ts";
import type { FigureSpec } from "./spec.ts";
import { round, words } from "./text.ts";

export type { FigureSpec } from "./spec.ts";

const defaultWidth = 640;
const defaultHeight = 400;
const gap = 24;

/**
 * @param alt What the figure shows, for those who do not see it.
 * @returns One svg element that scales to its container.
 * @throws Error naming what in a label cannot be drawn.
 */
export function drawFigure(spec: FigureSpec, alt: string, _idPrefix?: string, _tex?: (source: string) => string): string {
  const drawing = spec.panels ? drawPanels(spec) : drawOne(spec, spec.width ?? defaultWidth, spec.height ?? defaultHeight);
  // A narrow drawing stands in the middle of a wide one, so that all figures of a page have letters of one size.
  const left = Math.min(0, (drawing.width - defaultWidth) / 2);
  const size = `${round(drawing.width - 2 * left)} ${round(drawing.height)}`;
  return `<svg class="fig" xmlns="http://www.w3.org/2000/svg" viewBox="${round(left)} 0 ${size}" role="img" aria-label="${escape(alt)}" font-size="12" fill="var(--fig-ink)" text-anchor="middle">${drawing.markup}</svg>`;
}

function drawOne(spec: FigureSpec, width: number, height: number, domains?: Domains): Drawing {
  const graph = spec.marks?.find((m) => m.kind === "graph");
  const images = spec.marks?.find((m) => m.kind === "images");
  if (!graph && !images) {
    return drawPlane(spec, width, height, domains);
  }

  const body = graph ? drawGraph(graph, width, spec.height) : drawImages(images!, width);
  return spec.title
    ? {
        markup: words(0, 14, spec.title, { anchor: "start", size: 14, bold: true }) + `<g transform="translate(0,26)">${body.markup}</g>`,
        width,
        height: body.height + 26,
      }
    : body;
}

function drawPanels(spec: FigureSpec): Drawing {
  const parts = spec.panels!;
  const perRow = spec.perRow ?? parts.length;
  const width = spec.width ?? (perRow === 1 ? defaultWidth : 720);
  const each = (width - gap * (perRow - 1)) / perRow;
  const rowCount = Math.ceil(parts.length / perRow);
  const top = spec.title ? 30 : 0;
  const tall = spec.height ? (spec.height - top - gap * (rowCount - 1)) / rowCount : Math.min(defaultHeight, Math.max(180, each * 0.8));
  const plane = parts.find((p) => !p.panels);
  const shared = spec.sharedAxes && plane ? domainsOf(plane, parts.filter((p) => p !== plane)) : undefined;
  let y = top;
  let markup = spec.title ? words(0, 15, spec.title, { anchor: "start", size: 15, bold: true }) : "";
  for (let row = 0; row < rowCount; row++) {
    const drawn = parts.slice(row * perRow, (row + 1) * perRow).map((p) => (p.panels ? drawPanels({ ...p, width: each }) : drawOne(p, each, p.height ?? tall, shared)));
    markup += drawn.map((d, i) => `<g transform="translate(${round(i * (each + gap))},${round(y)})">${d.markup}</g>`).join("");
    y += Math.max(...drawn.map((d) => d.height)) + gap;
  }

  return { markup, width, height: y - gap };
}
