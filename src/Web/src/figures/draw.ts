// A figure's specification to SVG. Colours are variables of the page, words inherit its font, and nothing has a style
// attribute or an id, which a strict content security policy and a page with many figures are glad of.
import type { Drawing } from "./drawing.ts";
import { drawGraph, drawImages, drawImageSheets } from "./graph.ts";
import { escape } from "./escape.ts";
import { defaultHeight, defaultWidth } from "./narrow.ts";
import { domainsOf, drawPlane, type Domains } from "./plane.ts";
import type { FigureSpec } from "./spec.ts";
import { round, words } from "./text.ts";

export type { FigureSpec } from "./spec.ts";

const gap = 24;

// As many as the page's style sheet has a grid for.
const mostColumns = 6;

/**
 * @param alt What the figure shows, for those who do not see it.
 * @returns An svg element that scales to its container; for panels a grid of them, which a narrow page stacks.
 * @throws Error naming what in a label cannot be drawn.
 */
export function drawFigure(spec: FigureSpec, alt: string, _idPrefix?: string, _tex?: (source: string) => string): string {
  if (spec.panels && (spec.perRow ?? spec.panels.length) > 1) {
    const { drawn, perRow, width } = panelsOf(spec);
    return grid(drawn, perRow, width, spec.title, alt);
  }

  const images = spec.marks?.find((m) => m.kind === "images");
  const perRow = images ? Math.min(images.perRow, images.pictures.length) : 1;
  if (images && perRow > 1 && perRow <= mostColumns) {
    const width = spec.width ?? defaultWidth;
    return grid(drawImageSheets(images, perRow, width), perRow, width, spec.title, alt);
  }

  const drawing = spec.panels ? drawPanels(spec) : drawOne(spec, spec.width ?? defaultWidth, spec.height ?? defaultHeight);
  // A narrow drawing takes a share of the column, so that all figures of a page have letters of one size; on a phone it
  // takes the whole width.
  const share = Math.ceil((drawing.width / defaultWidth) * 20) * 5;
  const narrow = share < 100 ? ` data-share="${share}"` : "";
  return sheet(`0 0 ${round(drawing.width)} ${round(drawing.height)}`, drawing.markup, `${narrow} role="img" aria-label="${escape(alt)}"`);
}

function sheet(viewBox: string, markup: string, attributes: string): string {
  return `<svg class="fig" xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}"${attributes} font-size="12" fill="var(--fig-ink)" text-anchor="middle">${markup}</svg>`;
}

/** Drawings side by side: a sheet each, so that the page's style sheet can stack them. */
function grid(drawn: Drawing[], perRow: number, width: number, heading: string | undefined, alt: string): string {
  const title = heading
    ? sheet(`0 0 ${round(width)} 24`, words(0, 15, heading, { anchor: "start", size: 15, bold: true }), ' data-title="" aria-hidden="true"')
    : "";
  const sheets = drawn.map((d) => sheet(`0 0 ${round(d.width)} ${round(d.height)}`, d.markup, ' aria-hidden="true"'));
  return `<div class="fig-panels" data-columns="${perRow}" role="img" aria-label="${escape(alt)}">${title}${sheets.join("")}</div>`;
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

interface Panels {
  drawn: Drawing[];
  perRow: number;
  width: number;
  each: number;
  top: number;
}

function panelsOf(spec: FigureSpec): Panels {
  const parts = spec.panels!;
  const perRow = spec.perRow ?? parts.length;
  const width = spec.width ?? (perRow === 1 ? defaultWidth : 720);
  const each = (width - gap * (perRow - 1)) / perRow;
  const rowCount = Math.ceil(parts.length / perRow);
  const top = spec.title ? 30 : 0;
  const tall = spec.height ? (spec.height - top - gap * (rowCount - 1)) / rowCount : Math.min(defaultHeight, Math.max(180, each * 0.8));
  const plane = parts.find((p) => !p.panels);
  const shared = spec.sharedAxes && plane ? domainsOf(plane, parts.filter((p) => p !== plane)) : undefined;
  const drawn = parts.map((p) => (p.panels ? drawPanels({ ...p, width: each }) : drawOne(p, each, p.height ?? tall, shared)));
  return { drawn, perRow, width, each, top };
}

/** Panels as one drawing: those in a column, and those within another panel. */
function drawPanels(spec: FigureSpec): Drawing {
  const { drawn, perRow, width, each, top } = panelsOf(spec);
  let y = top;
  let markup = spec.title ? words(0, 15, spec.title, { anchor: "start", size: 15, bold: true }) : "";
  for (let first = 0; first < drawn.length; first += perRow) {
    const row = drawn.slice(first, first + perRow);
    markup += row.map((d, i) => `<g transform="translate(${round(i * (each + gap))},${round(y)})">${d.markup}</g>`).join("");
    y += Math.max(...row.map((d) => d.height)) + gap;
  }

  return { markup, width, height: y - gap };
}
