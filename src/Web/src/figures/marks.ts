// Each mark of a plane as marks of Observable Plot, or drawn by hand where Plot has nothing so plain.
import * as Plot from "@observablehq/plot";
import { arrows } from "./arrows.ts";
import { ink, paper, soft } from "./colors.ts";
import { drawContour } from "./contour.ts";
import { cellNumbers, cells, heatScale } from "./heat.ts";
import { fillOpacity } from "./legend.ts";
import type { Paper } from "./paper.ts";
import type { PlaneMark, XyMark } from "./spec.ts";
import type { Look } from "./style.ts";
import { round, words } from "./text.ts";

/** The frame in pixels, and where data lie in it. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (value: number) => number;
  y: (value: number) => number;
  /** What areas stand on, in data units: 0, or the lower end of a logarithmic axis. */
  floor: number;
}

export interface BarPlace {
  categories: string[];
  stacked: boolean;
  count: number;
  /** Place among the bar marks. */
  index: number;
  /** For stacks: the values beneath, by category: up and down. */
  beneath: [number, number][];
}

/** Symbols tell series of points apart without colour: outlines within about 4.5 pixels. */
export const symbols = [
  "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z",
  "M-3.6,-3.6H3.6V3.6H-3.6Z",
  "M0,-4.8L4.6,3.4H-4.6Z",
  "M0,-5L5,0L0,5L-5,0Z",
  "M-1.4,-4.5H1.4V-1.4H4.5V1.4H1.4V4.5H-1.4V1.4H-4.5V-1.4H-1.4Z",
  "M0,4.8L4.6,-3.4H-4.6Z",
];

/** Above this, points are dots of one path: smaller, round and all alike. */
const manyPoints = 400;

type PlotMark = Plot.Markish;

export function plotMarks(mark: PlaneMark, look: Look, frame: Frame, bars: BarPlace, document: Paper): PlotMark[] {
  const byHand = (markup: string): PlotMark => (() => document.raw(markup)) as unknown as PlotMark;
  const stroke = {
    stroke: look.color,
    strokeWidth: look.width,
    ...(look.dash ? { strokeDasharray: look.dash } : {}),
    ...(look.opacity === undefined ? {} : { strokeOpacity: look.opacity }),
    strokeLinejoin: "round" as const,
    strokeLinecap: "round" as const,
  };
  const under = (points: [number, number][], curve: Plot.CurveName): PlotMark[] =>
    look.casing ? [Plot.line(points, { stroke: look.casing, strokeWidth: look.width + 2.4, strokeLinejoin: "round", curve })] : [];
  const fill = { fill: look.color, fillOpacity: look.opacity ?? fillOpacity(mark) };
  switch (mark.kind) {
    case "line":
    case "step": {
      const points = mark.x.map((x, i) => [x, mark.y[i] ?? NaN] as [number, number]);
      const curve = mark.kind === "step" ? "step-after" : "linear";
      const line = [...under(points, curve), Plot.line(points, { ...stroke, curve })];
      return mark.markers ? [...line, dotsAt(points, look)] : line;
    }
    case "area":
      return [
        Plot.areaY(mark.x.map((x, i) => [x, mark.y[i] ?? NaN] as [number, number]), {
          x: (d: number[]) => d[0],
          y1: frame.floor,
          y2: (d: number[]) => d[1],
          ...fill,
        }),
        Plot.line(mark.x.map((x, i) => [x, mark.y[i] ?? NaN] as [number, number]), stroke),
      ];
    case "band":
      return [
        Plot.areaY(mark.x.map((x, i) => [x, mark.low[i], mark.high[i]]), {
          x: (d: number[]) => d[0],
          y1: (d: number[]) => d[1],
          y2: (d: number[]) => d[2],
          ...fill,
        }),
      ];
    case "scatter":
      return scatter(mark, look, frame, byHand);
    case "bar":
      return [byHand(drawBars(mark, look, frame, bars))];
    case "histogram": {
      const floor = frame.bottom;
      const columns = mark.heights.flatMap((height, i) => {
        if (height === 0) {
          return [];
        }

        const [x0, x1, y] = [frame.x(mark.edges[i]!), frame.x(mark.edges[i + 1]!), frame.y(height)];
        return [`M${round(x0 + 0.4)},${round(floor)}V${round(y)}H${round(x1 - 0.4)}V${round(floor)}Z`];
      });
      return [
        byHand(`<path d="${columns.join("")}" fill="${look.color}" fill-opacity="${look.opacity ?? fillOpacity(mark)}" stroke="${look.color}" stroke-width="0.8"/>`),
      ];
    }
    case "heat": {
      const scale = heatScale(mark);
      const [x0, x1, y0, y1] = mark.extent ?? [-0.5, mark.columns - 0.5, -0.5, mark.rows - 0.5];
      const edgeX = (column: number) => frame.x(x0 + ((x1 - x0) * column) / mark.columns);
      const edgeY = (row: number) => frame.y(y0 + ((y1 - y0) * row) / mark.rows);
      const picture = cells(mark.rows, mark.columns, mark.values, scale, (row, column, count) => {
        const [a, b, c, d] = [edgeX(column), edgeX(column + count), edgeY(row), edgeY(row + 1)];
        return [Math.min(a, b), Math.min(c, d), Math.abs(b - a), Math.abs(d - c)];
      });
      const cell = Math.min(Math.abs(edgeX(1) - edgeX(0)), Math.abs(edgeY(1) - edgeY(0)));
      const size = Math.max(7, Math.min(13, Math.round(cell * 0.34)));
      const middle = (row: number, column: number): [number, number] => [edgeX(column + 0.5), edgeY(row + 0.5)];
      return [byHand(picture + cellNumbers(mark, scale, middle, size))];
    }
    case "contour":
      return [byHand(drawContour(mark, look.number, frame.x, frame.y))];
    case "vectors":
      return [byHand(drawField(mark, look, frame))];
    case "rule":
      return [byHand(drawRule(mark, look, frame))];
    case "text": {
      const [x, y] = [frame.x(mark.x), frame.y(mark.y)];
      const shift = { center: [0, 4], above: [0, -8], below: [0, 17], left: [-8, 4], right: [8, 4] }[mark.side] as [number, number];
      const anchor = mark.side === "left" ? "end" : mark.side === "right" ? "start" : "middle";
      return [byHand(words(x + shift[0], y + shift[1], mark.text, { anchor, halo: look.casing ?? true, fill: look.color }))];
    }
    case "arrow":
      return [byHand(drawArrow(mark, look, frame))];
    case "path": {
      const points = mark.x.map((x, i) => [x ?? NaN, mark.y[i] ?? NaN] as [number, number]);
      const curve = mark.closed ? "linear-closed" : "linear";
      const face = mark.filled ? { fill: look.color, fillOpacity: 0.2 * (look.opacity ?? 1) } : {};
      const path = [...under(points, curve), Plot.line(points, { ...stroke, curve, ...face })];
      return mark.markers ? [...path, dotsAt(points, look)] : path;
    }
  }
}

/** A gap has no dot. */
function dotsAt(points: [number, number][], look: Look): PlotMark {
  return Plot.dot(points, {
    fill: look.color,
    r: 3,
    stroke: look.casing ?? paper,
    strokeWidth: 1,
    ...(look.opacity === undefined ? {} : { fillOpacity: look.opacity }),
  });
}

function scatter(mark: XyMark, look: Look, frame: Frame, byHand: (markup: string) => PlotMark): PlotMark[] {
  const places = mark.x.map((x, i) => [frame.x(x), frame.y(mark.y[i]!)] as [number, number]);
  const labels = (mark.labels ?? []).map((label, i) => words(places[i]![0] + 7, places[i]![1] - 6, label, { anchor: "start", size: 11, halo: look.casing ?? true }));
  if (places.length > manyPoints) {
    const d = places.map(([x, y]) => `M${round(x)},${round(y)}h0`).join("");
    const width = mark.width ? 2 * mark.width : places.length > 3000 ? 2 : 3.2;
    return [byHand(`<path d="${d}" fill="none" stroke="${look.color}" stroke-width="${width}" stroke-linecap="round" stroke-opacity="${look.opacity ?? 0.6}"/>` + labels.join(""))];
  }

  const symbol = symbols[look.index % symbols.length]!;
  const scale = (mark.width ?? (places.length > 100 ? 3 : 4)) / 4;
  const dots = places.map(([x, y]) => `<path d="${symbol}" transform="translate(${round(x)},${round(y)})${scale === 1 ? "" : `scale(${scale})`}"/>`);
  return [
    byHand(
      `<g fill="${look.color}" fill-opacity="${look.opacity ?? 0.85}" stroke="${paper}" stroke-width="0.8">${dots.join("")}</g>${labels.join("")}`,
    ),
  ];
}

function drawBars(mark: Extract<PlaneMark, { kind: "bar" }>, look: Look, frame: Frame, place: BarPlace): string {
  const { categories, stacked, count, index, beneath } = place;
  const wide = 0.76 / (stacked ? 1 : count);
  const along = mark.horizontal ? frame.x : frame.y;
  const across = mark.horizontal ? frame.y : frame.x;
  const floor = mark.horizontal ? frame.left : frame.bottom;
  const zero = Number.isFinite(along(0)) ? along(0) : floor;
  const drawn = mark.labels.map((label, i) => {
    const category = categories.indexOf(label);
    const value = mark.values[i]!;
    const sum = beneath[category]!;
    const base = stacked ? (value < 0 ? sum[1] : sum[0]) : 0;
    if (stacked) {
      sum[value < 0 ? 1 : 0] += value;
    }

    const [from, to] = [base === 0 ? zero : along(base), along(base + value)];
    const start = category - 0.38 + (stacked ? 0 : index * wide);
    const [a, b] = [across(start), across(start + wide)];
    const inset = Math.min(1, Math.abs(b - a) / 10);
    const [near, far] = [Math.min(a, b) + inset, Math.abs(b - a) - 2 * inset];
    const [low, length] = [Math.min(from, to), Math.abs(to - from)];
    return mark.horizontal
      ? `<rect x="${round(low)}" y="${round(near)}" width="${round(length)}" height="${round(far)}"/>`
      : `<rect x="${round(near)}" y="${round(low)}" width="${round(far)}" height="${round(length)}"/>`;
  });
  return `<g fill="${look.color}" fill-opacity="${look.opacity ?? fillOpacity(mark)}">${drawn.join("")}</g>`;
}

function drawField(mark: Extract<PlaneMark, { kind: "vectors" }>, look: Look, frame: Frame): string {
  const places = mark.x.map((x, i) => [frame.x(x), frame.y(mark.y[i]!)] as [number, number]);
  // One unit in pixels, so that arrows keep their directions where the axes have unequal units.
  const unit = [frame.x(1) - frame.x(0), frame.y(1) - frame.y(0)] as [number, number];
  const steps = mark.u.map((u, i) => [u * unit[0], mark.v[i]! * unit[1]] as [number, number]);
  const longest = Math.max(...steps.map(([a, b]) => Math.hypot(a, b))) || 1;
  const columns = new Set(mark.x).size;
  const room = Math.min((frame.right - frame.left) / columns, (frame.bottom - frame.top) / (places.length / columns));
  const scale = (0.92 * room) / longest;
  const lines = places.flatMap(([x, y], i) => {
    const [dx, dy] = [steps[i]![0] * scale, steps[i]![1] * scale];
    return Math.hypot(dx, dy) < 0.5 ? [] : [[x - dx / 2, y - dy / 2, x + dx / 2, y + dy / 2] as [number, number, number, number]];
  });
  return arrows(lines, Math.max(4, Math.min(7, room / 4)), { ...look, width: mark.width ?? 1.3 });
}

function drawRule(mark: Extract<PlaneMark, { kind: "rule" }>, look: Look, frame: Frame): string {
  const { left, right, top, bottom } = frame;
  const upright = mark.x !== undefined;
  const at = upright ? frame.x(mark.x!) : frame.y(mark.y!);
  const d = upright ? `M${round(at)},${round(top)}V${round(bottom)}` : `M${round(left)},${round(at)}H${round(right)}`;
  const line = `<path d="${d}" fill="none" stroke="${look.color}" stroke-width="${look.width}"${look.dash ? ` stroke-dasharray="${look.dash}"` : ""}${look.opacity === undefined ? "" : ` stroke-opacity="${look.opacity}"`}/>`;
  const options = { size: 11, halo: look.casing ?? true, fill: mark.color === undefined ? soft : look.color };
  const label = !mark.name
    ? ""
    : upright
      ? at > right - 60
        ? words(at - 5, top + 11, mark.name, { ...options, anchor: "end" })
        : words(at + 5, top + 11, mark.name, { ...options, anchor: "start" })
      : words(left + 5, at < top + 16 ? at + 14 : at - 5, mark.name, { ...options, anchor: "start" });
  return line + label;
}

function drawArrow(mark: Extract<PlaneMark, { kind: "arrow" }>, look: Look, frame: Frame): string {
  const [x0, y0, x1, y1] = [frame.x(mark.x0), frame.y(mark.y0), frame.x(mark.x1), frame.y(mark.y1)];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const anchor = ux > 0.4 ? "start" : ux < -0.4 ? "end" : "middle";
  const color = look.number === 0 ? ink : look.color;
  const label = mark.name ? words(x1 + ux * 8, y1 + uy * 12 + 4, mark.name, { anchor, size: 13, halo: look.casing ?? true, fill: color }) : "";
  return arrows([[x0, y0, x1, y1]], 10, { ...look, color }) + label;
}
