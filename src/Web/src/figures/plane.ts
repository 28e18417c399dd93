// One set of axes with its marks.
import * as Plot from "@observablehq/plot";
import { grid, soft } from "./colors.ts";
import type { Drawing } from "./drawing.ts";
import { extentsOf, type Extents } from "./extents.ts";
import { barWidth, colorBar, heatScale } from "./heat.ts";
import { drawEndLabels, drawLegend, endLabels, named, labelSize } from "./legend.ts";
import { plotMarks, symbols, type BarPlace, type Frame } from "./marks.ts";
import { overhang } from "./overhang.ts";
import { Paper, type PaperElement } from "./paper.ts";
import { domainOf, formatTicks, ticksOf, type Domain } from "./scale.ts";
import type { FigureSpec, HeatMark, PlaneMark, XyMark } from "./spec.ts";
import { looks } from "./style.ts";
import { round, widthOf, words } from "./text.ts";

const tickSize = 11;
const titleSize = 14;
const largestCell = 64;

export interface Domains {
  x: Domain;
  y: Domain;
}

/** The ends of both axes. Panels that share axes are measured together. */
export function domainsOf(spec: FigureSpec, others: FigureSpec[] = []): Domains {
  const extents = [spec, ...others].flatMap(extentsIn);
  return {
    x: domainOf(spec.x ?? {}, extents.map((e) => e.x)),
    y: domainOf(spec.y ?? {}, extents.map((e) => e.y)),
  };
}

function planeMarks(spec: FigureSpec): PlaneMark[] {
  return (spec.marks ?? []) as PlaneMark[];
}

function extentsIn(spec: FigureSpec): Extents[] {
  const marks = planeMarks(spec);
  const bars = marks.filter((m) => m.kind === "bar");
  const categories = categoriesOf(bars);
  return marks.map((m) => extentsOf(m, categories, spec.stacked ?? false, bars));
}

const categoriesOf = (bars: Extract<PlaneMark, { kind: "bar" }>[]) => [...new Set(bars.flatMap((b) => b.labels))];

interface Ticks {
  at: number[];
  labels: string[];
}

// Most of a sheet that words may ask for beside the axes.
const widestMargin = 0.35;

/** @param aside Room to leave on the right for words at points of the data, in pixels. */
export function drawPlane(spec: FigureSpec, width: number, height: number, domains = domainsOf(spec), aside = 0): Drawing {
  const marks = planeMarks(spec);
  const bars = marks.filter((m) => m.kind === "bar");
  const categories = categoriesOf(bars);
  const matrix = marks.find((m): m is HeatMark => m.kind === "heat" && !m.extent);
  const horizontal = bars.some((b) => b.horizontal);
  const flipY = matrix !== undefined || horizontal;
  const heat = marks.find((m): m is HeatMark => m.kind === "heat");
  const scale = heat && heat.decimals === undefined ? heatScale(heat) : undefined;
  const ends = endLabels(marks, spec.legend, domains.x.to, domains.x.from) && !scale;
  const owners = spec.legend === "hide" ? [] : named(marks);
  const styles = looks(marks, !ends && owners.filter((m) => m.kind === "line" || m.kind === "step").length > 1);
  const lookOf = (mark: PlaneMark) => styles[marks.indexOf(mark)]!;

  const aspect = spec.aspect ?? (matrix && !spec.height ? 1 : undefined);
  const bare = spec.bare ?? false;
  const yTicks = bare ? none : yTicksOf(spec, domains.y, height, matrix, horizontal ? categories : []);
  const endWidth = ends ? Math.max(...owners.map((m) => widthOf(m.name!, labelSize))) + 8 : 0;
  const left = bare ? 6 : Math.max(...yTicks.labels.map((l) => widthOf(l, tickSize)), 0) + 12;
  let right = ends ? Math.max(endWidth, 12) : scale ? barWidth(scale) + 6 : 14;
  right = Math.max(right, aside);
  const legend = drawLegend(
    ends ? [] : owners.map((mark) => ({ mark, look: lookOf(mark) })),
    left,
    width - left,
    (i) => symbols[i % symbols.length]!,
  );
  const heading = spec.title ? titleSize + 12 : 0;
  const yLabel = spec.y?.label ? 20 : 0;
  const top = heading + legend.height + yLabel + 10;
  const innerWidth = width - left - right;
  let xTicks = bare ? none : xTicksOf(spec, domains.x, innerWidth, matrix, horizontal ? [] : categories);
  const slanted = xTicks.at.length > 1 && crowded(xTicks, domains.x, innerWidth);
  const words0 = slanted ? Math.max(...xTicks.labels.map((l) => widthOf(l, tickSize))) * 0.55 + 14 : 18;
  const bottom = bare ? 6 : words0 + (spec.x?.label ? 20 : 0) + 4;

  // With an aspect the frame takes the largest place that keeps it.
  let frameWidth = innerWidth;
  let frameHeight = Math.max(40, height - top - bottom);
  let shift = 0;
  if (aspect !== undefined && !domains.x.log && !domains.y.log) {
    const ratio = (aspect * (domains.y.to - domains.y.from)) / (domains.x.to - domains.x.from);
    const tallest = spec.height ? frameHeight : Math.max(frameHeight, Math.min(420, innerWidth * 0.8));
    frameWidth = Math.min(innerWidth, tallest / ratio, matrix && !spec.height ? matrix.columns * largestCell : Infinity);
    frameHeight = frameWidth * ratio;
    shift = (innerWidth - frameWidth) / 2;
    right = width - left - shift - frameWidth;
    xTicks = bare ? none : xTicksOf(spec, domains.x, frameWidth, matrix, horizontal ? [] : categories);
  }

  const fullHeight = top + frameHeight + bottom;
  const frame = frameOf(domains, left + shift, top, frameWidth, frameHeight, flipY);
  const over = Math.max(overhang(marks, frame, width), slanted ? 0 : tickOverhang(xTicks, frame, width));
  if (over > 0 && right < width * widestMargin) {
    return drawPlane(spec, width, height, domains, Math.ceil(right + over));
  }

  const document = new Paper();
  const beneath = categories.map(() => [0, 0] as [number, number]);
  const bar = (mark: PlaneMark): BarPlace => ({
    categories,
    stacked: spec.stacked ?? false,
    count: bars.length,
    index: mark.kind === "bar" ? bars.indexOf(mark) : 0,
    beneath,
  });
  const drawn = marks.flatMap((mark) => plotMarks(mark, lookOf(mark), frame, bar(mark), document));
  const plotted = Plot.plot({
    document: document as unknown as Document,
    width,
    height: fullHeight,
    marginLeft: frame.left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { axis: null, domain: [domains.x.from, domains.x.to], type: domains.x.log ? "log" : "linear", clamp: false },
    y: { axis: null, domain: [domains.y.from, domains.y.to], type: domains.y.log ? "log" : "linear", reverse: flipY },
    marks: drawn,
  }) as unknown as PaperElement;

  const clipped = [spec.x?.from, spec.x?.to, spec.y?.from, spec.y?.to].some((v) => v !== undefined);
  const inner = plotted.inner();
  const parts = [
    spec.title ? words(edgeOf(frame, yTicks), titleSize, spec.title, { anchor: "start", size: titleSize, bold: true }) : "",
    legend.height > 0 ? `<g transform="translate(0,${heading})">${legend.markup}</g>` : "",
    bare ? "" : axes(spec, frame, xTicks, yTicks, { slanted, below: bottom, raster: heat !== undefined, horizontal, aspect: aspect !== undefined }),
    clipped ? clip(inner, frame) : inner,
    ends ? drawEndLabels(owners.map((m) => endOf(m, frame, lookOf(m).color)), frame.right + 7, frame.top, frame.bottom) : "",
    scale ? colorBar(scale, frame.right + 14, frame.top, Math.min(frameHeight, 260)) : "",
  ];
  return { markup: parts.join(""), width, height: fullHeight };
}

const none: Ticks = { at: [], labels: [] };

// How far the number at the right end of the axis reaches beyond the sheet.
function tickOverhang({ at, labels }: Ticks, frame: Frame, width: number): number {
  return Math.max(0, ...at.map((t, i) => frame.x(t) + widthOf(labels[i]!, tickSize) / 2 - width));
}

function frameOf(domains: Domains, left: number, top: number, width: number, height: number, flipY: boolean): Frame {
  const place = ({ from, to, log }: Domain) => {
    const go = log ? Math.log10 : (v: number) => v;
    return (v: number) => (go(v) - go(from)) / (go(to) - go(from));
  };
  const [x, y] = [place(domains.x), place(domains.y)];
  return {
    left,
    right: left + width,
    top,
    bottom: top + height,
    x: (v) => left + width * x(v),
    y: (v) => top + height * (flipY ? y(v) : 1 - y(v)),
    floor: domains.y.log ? domains.y.from : 0,
  };
}

/** A nested drawing cuts off what leaves the frame, and needs no id for it. */
function clip(inner: string, { left, right, top, bottom }: Frame): string {
  const [x, y, w, h] = [left - 1, top - 1, right - left + 2, bottom - top + 2].map(round);
  return `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" overflow="hidden">${inner}</svg>`;
}

function endOf(mark: PlaneMark, frame: Frame, color: string) {
  const ys = (mark as XyMark).y;
  return { name: mark.name!, y: frame.y(ys[ys.length - 1]!), color };
}

function xTicksOf(spec: FigureSpec, domain: Domain, width: number, matrix: HeatMark | undefined, categories: string[]): Ticks {
  if (categories.length > 0) {
    return thinned(categories, width / categories.length);
  }

  if (matrix) {
    return cellTicks(matrix.columns, matrix.columnLabels, width / matrix.columns, true);
  }

  if (spec.x?.ticks) {
    return { at: spec.x.ticks, labels: formatTicks(spec.x.ticks, domain.log) };
  }

  for (let count = Math.max(3, Math.min(10, Math.floor(width / 70))); ; count--) {
    const at = ticksOf(domain, count, wholeNumbers(spec));
    const ticks = { at, labels: formatTicks(at, domain.log) };
    if (count === 1 || !crowded(ticks, domain, width)) {
      return ticks;
    }
  }
}

function yTicksOf(spec: FigureSpec, domain: Domain, height: number, matrix: HeatMark | undefined, categories: string[]): Ticks {
  if (categories.length > 0) {
    return { at: categories.map((_, i) => i), labels: categories };
  }

  if (matrix) {
    return cellTicks(matrix.rows, matrix.rowLabels, height / matrix.rows, false);
  }

  const at = spec.y?.ticks ?? ticksOf(domain, Math.max(2, Math.min(8, Math.floor(height / 64))));
  return { at, labels: formatTicks(at, domain.log) };
}

/** Numbers for rows or columns, every one or every second, fifth, tenth; or the author's words. */
function cellTicks(count: number, labels: string[] | undefined, room: number, wide: boolean): Ticks {
  if (labels) {
    return { at: labels.map((_, i) => i), labels };
  }

  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((e) => e * room >= (wide ? 26 : 20)) ?? 2000;
  const at = Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
  return { at, labels: at.map(String) };
}

/** Categories that are numbers are thinned when they crowd; words are not. */
function thinned(categories: string[], room: number): Ticks {
  const numeric = categories.every((c) => c !== "" && Number.isFinite(Number(c)));
  const widest = Math.max(...categories.map((c) => widthOf(c, tickSize))) + 8;
  const every = numeric ? ([1, 2, 5, 10, 20, 50, 100].find((e) => e * room >= widest) ?? 200) : 1;
  const at = categories.map((_, i) => i).filter((i) => i % every === 0);
  return { at, labels: at.map((i) => categories[i]!.replace(/^-(?=\d)/, "−")) };
}

function crowded({ at, labels }: Ticks, domain: Domain, width: number): boolean {
  const unit = domain.log ? width : width / (domain.to - domain.from);
  return !domain.log && labels.some((l, i) => i > 0 && (widthOf(l, tickSize) + widthOf(labels[i - 1]!, tickSize)) / 2 + 6 > (at[i]! - at[i - 1]!) * unit);
}

/** Lines over 0, 1, 2, … are counted: no ticks between. */
function wholeNumbers(spec: FigureSpec): boolean {
  const series = planeMarks(spec).filter((m) => "x" in m && Array.isArray(m.x) && m.kind !== "path" && m.kind !== "vectors");
  return series.length > 0 && series.every((m) => ((m as { x: number[] }).x).every(Number.isInteger));
}

interface AxesOptions {
  slanted: boolean;
  below: number;
  raster: boolean;
  horizontal: boolean;
  aspect: boolean;
}

function axes(spec: FigureSpec, frame: Frame, xTicks: Ticks, yTicks: Ticks, { slanted, below, raster, horizontal, aspect }: AxesOptions): string {
  const { left, right, top, bottom, x, y } = frame;
  const lines: string[] = [];
  if (!raster && !horizontal) {
    lines.push(...yTicks.at.map((t) => `M${round(left)},${round(y(t))}H${round(right)}`));
  }

  const bars = planeMarks(spec).some((m) => m.kind === "bar");
  if (!raster && (horizontal || !bars)) {
    lines.push(...xTicks.at.map((t) => `M${round(x(t))},${round(top)}V${round(bottom)}`));
  }

  const zeros: string[] = [];
  const inside = (v: number, a: number, b: number) => v > Math.min(a, b) + 1 && v < Math.max(a, b) - 1;
  if (!raster && !spec.y?.log && !horizontal && inside(y(0), top, bottom)) {
    zeros.push(`M${round(left)},${round(y(0))}H${round(right)}`);
  }

  if (!raster && !spec.x?.log && (aspect || horizontal) && inside(x(0), left, right)) {
    zeros.push(`M${round(x(0))},${round(top)}V${round(bottom)}`);
  }

  if (!raster) {
    zeros.push(horizontal ? `M${round(x(0))},${round(top)}V${round(bottom)}` : `M${round(left)},${round(bottom)}H${round(right)}`);
  }

  const grids = lines.length > 0 ? `<path d="${lines.join("")}" fill="none" stroke="${grid}" stroke-width="1"/>` : "";
  const zero = zeros.length > 0 ? `<path d="${[...new Set(zeros)].join("")}" fill="none" stroke="${soft}" stroke-width="1" stroke-opacity="0.7"/>` : "";
  const across = xTicks.at.map((t, i) =>
    slanted
      ? words(x(t) + 4, bottom + 14, xTicks.labels[i]!, { anchor: "end", size: tickSize, fill: soft, rotate: -32 })
      : words(x(t), bottom + 16, xTicks.labels[i]!, { size: tickSize, fill: soft }),
  );
  const up = yTicks.at.map((t, i) => words(left - 7, y(t) + 4, yTicks.labels[i]!, { anchor: "end", size: tickSize, fill: soft }));
  const xLabel = spec.x?.label ? words((left + right) / 2, bottom + below - 8, spec.x.label) : "";
  const yLabel = spec.y?.label ? words(edgeOf(frame, yTicks), top - 12, spec.y.label, { anchor: "start" }) : "";
  return grids + zero + across.join("") + up.join("") + xLabel + yLabel;
}

/** Where the numbers of the y axis begin: titles and labels line up with it. */
function edgeOf(frame: Frame, yTicks: Ticks): number {
  return Math.max(0, frame.left - 7 - Math.max(0, ...yTicks.labels.map((l) => widthOf(l, tickSize))));
}
