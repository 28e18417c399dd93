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

const pictureGap = 10;
const widestPicture = 120;

/** Pictures in rows, on one sheet. */
export function drawImages(mark: ImagesMark, width: number): Drawing {
  const perRow = Math.min(mark.perRow, mark.pictures.length);
  const side = Math.min((width - pictureGap * (perRow - 1)) / perRow, widestPicture);
  const left = (width - perRow * side - (perRow - 1) * pictureGap) / 2;
  const drawn = pictures(mark, side);
  const line = Math.max(...drawn.map((d) => d.height)) + pictureGap;
  const markup = drawn.map((d, i) => {
    const [x, y] = [left + (i % perRow) * (side + pictureGap), Math.floor(i / perRow) * line];
    return `<g transform="translate(${round(x)},${round(y)})">${d.markup}</g>`;
  });
  return { markup: markup.join(""), width, height: Math.ceil(drawn.length / perRow) * line - pictureGap };
}

/** The same pictures on a sheet each, all of one size, so that the page can break the row. */
export function drawImageSheets(mark: ImagesMark, perRow: number, width: number): Drawing[] {
  const each = (width - pictureGap * (perRow - 1)) / perRow;
  const side = Math.min(each, widestPicture);
  const drawn = pictures(mark, side);
  const height = Math.max(...drawn.map((d) => d.height));
  return drawn.map((d) => ({ markup: `<g transform="translate(${round((each - side) / 2)},0)">${d.markup}</g>`, width: each, height }));
}

/** Each picture at the origin, with its label below. One scale of grey for all. */
function pictures(mark: ImagesMark, side: number): Drawing[] {
  const all = mark.pictures.flatMap((p) => p.values);
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const scale = { low, high: high > low ? high : low + 1, ramp: grey };
  const tallest = Math.max(...mark.pictures.map((p) => (side * p.rows) / p.columns));
  const labelled = mark.pictures.some((p) => p.label);
  return mark.pictures.map((p) => {
    const cell = side / p.columns;
    const tall = cell * p.rows;
    const picture = cells(p.rows, p.columns, p.values, scale, (row, column, count) => [column * cell, row * cell, cell * count, cell]);
    const frame = `<rect width="${round(side)}" height="${round(tall)}" fill="none" stroke="var(--fig-grid)"/>`;
    const label = p.label ? words(side / 2, tall + 15, p.label, { fill: soft }) : "";
    return { markup: picture + frame + label, width: side, height: tallest + (labelled ? 18 : 0) };
  });
}
