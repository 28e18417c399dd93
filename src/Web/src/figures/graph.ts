// Graphs, trees and rows of pictures: drawings without axes.
import { arrows, head } from "./arrows.ts";
import { grey, ink, palette, soft } from "./colors.ts";
import { cells } from "./heat.ts";
import type { Drawing } from "./drawing.ts";
import type { GraphMark, ImagesMark } from "./spec.ts";
import { round, widthOf, words } from "./text.ts";

const nodeHeight = 28;

export function drawGraph(mark: GraphMark, width: number, height: number | undefined): Drawing {
  const boxes = mark.nodes.map((n) => Math.max(nodeHeight, widthOf(n.label, 13) + 18));
  const xs = mark.nodes.map((n) => n.x);
  const ys = mark.nodes.map((n) => n.y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = Math.max(...boxes) / 2 + 4;
  const across = x1 > x0 ? (width - 2 * margin) / (x1 - x0) : 0;
  let sx = Math.min(across || Infinity, 150);
  let sy = height === undefined || y1 === y0 ? 66 : (height - nodeHeight - 8) / (y1 - y0);
  if (mark.free) {
    const up = y1 > y0 ? ((height ?? 340) - nodeHeight - 8) / (y1 - y0) : Infinity;
    sx = sy = Math.min(across || Infinity, up, 240);
  }

  const loops = mark.edges.some((e) => e.from === e.to) ? 24 : 0;
  const tall = (Number.isFinite(sy) ? sy : 0) * (y1 - y0) + nodeHeight + 8 + loops;
  const place = (i: number): [number, number] => [
    width / 2 + ((xs[i]! - (x0 + x1) / 2) * (Number.isFinite(sx) ? sx : 0)),
    (tall + loops) / 2 + (ys[i]! - (y0 + y1) / 2) * (Number.isFinite(sy) ? sy : 0),
  ];
  const both = new Set(mark.edges.map((e) => `${e.from} ${e.to}`));
  const lines: string[] = [];
  const labels: string[] = [];
  const straight: [number, number, number, number][] = [];
  for (const edge of mark.edges) {
    const [a, b] = [place(edge.from), place(edge.to)];
    if (edge.from === edge.to) {
      const top = a[1] - nodeHeight / 2;
      lines.push(
        `<path d="M${round(a[0] - 8)},${round(top - 1)}C${round(a[0] - 26)},${round(top - 28)} ${round(a[0] + 26)},${round(top - 28)} ${round(a[0] + 10)},${round(top - 5)}" fill="none" stroke="${soft}" stroke-width="1.5"/>`,
      );
      if (mark.directed) {
        lines.push(`<path d="${head(a[0] + 15, top - 14, a[0] + 8, top - 2, 8).path}" fill="${soft}"/>`);
      }

      if (edge.label) {
        labels.push(words(a[0] + 20, top - 12, edge.label, { anchor: "start", fill: soft, size: 11 }));
      }

      continue;
    }

    // Two edges between the same nodes lie side by side.
    const aside = mark.directed && both.has(`${edge.to} ${edge.from}`) ? 5 : 0;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [nx, ny] = [(-(b[1] - a[1]) / length) * aside, ((b[0] - a[0]) / length) * aside];
    const [sx0, sy0] = border(a, b, boxes[edge.from]!);
    const [sx1, sy1] = border(b, a, boxes[edge.to]!);
    straight.push([sx0 + nx, sy0 + ny, sx1 + nx, sy1 + ny]);
    if (edge.label) {
      const part = aside ? 0.36 : 0.5;
      labels.push(onEdge(sx0 + (sx1 - sx0) * part + nx, sy0 + (sy1 - sy0) * part + ny, edge.label));
    }
  }

  const shafts = mark.directed
    ? arrows(straight, 8, { color: soft, width: 1.5 })
    : `<path d="${straight.map((l) => `M${round(l[0])},${round(l[1])}L${round(l[2])},${round(l[3])}`).join("")}" fill="none" stroke="${soft}" stroke-width="1.5"/>`;
  const nodes = mark.nodes.map((node, i) => {
    const [x, y] = place(i);
    const box = boxes[i]!;
    const color = node.highlighted ? palette(mark.color ?? 2) : palette(mark.color ?? 1);
    const fill = `fill="${color}" fill-opacity="${node.highlighted ? 0.28 : 0.12}" stroke="${color}" stroke-width="${node.highlighted ? 2.5 : 1.5}"`;
    const shape = `x="${round(x - box / 2)}" y="${round(y - nodeHeight / 2)}" width="${round(box)}" height="${nodeHeight}" rx="${nodeHeight / 2}"`;
    return `<rect ${shape} fill="var(--fig-paper)"/><rect ${shape} ${fill}/>${words(x, y + 4.5, node.label, { size: 13, fill: ink })}`;
  });
  return { markup: shafts + lines.join("") + labels.join("") + nodes.join(""), width, height: tall };
}

/** Words on a line, which they interrupt. */
function onEdge(x: number, y: number, label: string): string {
  const width = widthOf(label, 11) + 6;
  const box = `<rect x="${round(x - width / 2)}" y="${round(y - 8)}" width="${round(width)}" height="16" fill="var(--fig-paper)"/>`;
  return box + words(x, y + 4, label, { fill: soft, size: 11 });
}

/** Where the line from a node's middle to another point leaves the node, with a little air. */
function border([x, y]: [number, number], [tx, ty]: [number, number], box: number): [number, number] {
  const [dx, dy] = [tx - x, ty - y];
  const [halfWidth, halfHeight] = [box / 2 + 3, nodeHeight / 2 + 3];
  const scale = Math.min(dx === 0 ? Infinity : halfWidth / Math.abs(dx), dy === 0 ? Infinity : halfHeight / Math.abs(dy), 0.5);
  return [x + dx * scale, y + dy * scale];
}

export function drawImages(mark: ImagesMark, width: number): Drawing {
  const perRow = Math.min(mark.perRow, mark.pictures.length);
  const gap = 10;
  const side = Math.min((width - gap * (perRow - 1)) / perRow, 120);
  const all = mark.pictures.flatMap((p) => p.values);
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const scale = { low, high: high > low ? high : low + 1, ramp: grey };
  const labelled = mark.pictures.some((p) => p.label);
  const tallest = Math.max(...mark.pictures.map((p) => (side * p.rows) / p.columns));
  const line = tallest + gap + (labelled ? 18 : 0);
  const left = (width - perRow * side - (perRow - 1) * gap) / 2;
  const markup = mark.pictures.map((p, i) => {
    const [x, y] = [left + (i % perRow) * (side + gap), Math.floor(i / perRow) * line];
    const cell = side / p.columns;
    const picture = cells(p.rows, p.columns, p.values, scale, (row, column, count) => [
      x + column * cell,
      y + row * cell,
      cell * count,
      cell,
    ]);
    const frame = `<rect x="${round(x)}" y="${round(y)}" width="${round(side)}" height="${round(cell * p.rows)}" fill="none" stroke="var(--fig-grid)"/>`;
    return picture + frame + (p.label ? words(x + side / 2, y + cell * p.rows + 15, p.label, { fill: soft }) : "");
  });
  return { markup: markup.join(""), width, height: Math.ceil(mark.pictures.length / perRow) * line - gap };
}
