// Cells of colour, and the scale beside them.
import { diverging, sequential, readableOn, type Ramp } from "./colors.ts";
import { formatTicks, linearTicks, plain } from "./scale.ts";
import type { HeatMark } from "./spec.ts";
import { round, widthOf, words } from "./text.ts";

const shades = 64;

/** From a data value to its place on the ramp. */
export interface HeatScale {
  low: number;
  high: number;
  ramp: Ramp;
}

export function heatScale(mark: HeatMark): HeatScale {
  let [low, high] = [Infinity, -Infinity];
  for (const value of mark.values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }

  if (mark.diverging) {
    const reach = Math.max(Math.abs(mark.low ?? low), Math.abs(mark.high ?? high)) || 1;
    return { low: -reach, high: reach, ramp: diverging };
  }

  [low, high] = [mark.low ?? low, mark.high ?? high];
  return low < high ? { low, high, ramp: sequential } : { low: low - 0.5, high: low + 0.5, ramp: sequential };
}

/**
 * Cells as one path a shade, neighbours of one shade in a row joined: a picture of 100 × 100 cells stays small.
 * `place` gives the left, top, width and height in pixels of a run of cells.
 */
export function cells(
  rows: number,
  columns: number,
  values: number[],
  { low, high, ramp }: HeatScale,
  place: (row: number, column: number, count: number) => [number, number, number, number],
): string {
  const paths = new Map<number, string>();
  const shadeOf = (row: number, column: number) =>
    Math.round(Math.min(Math.max((values[row * columns + column]! - low) / (high - low), 0), 1) * (shades - 1));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; ) {
      const shade = shadeOf(row, column);
      let count = 1;
      while (column + count < columns && shadeOf(row, column + count) === shade) {
        count++;
      }

      const [x, y, width, height] = place(row, column, count);
      // Absolute ends, so that neighbours round to one edge and leave no seam.
      const path = `M${round(x)},${round(y)}H${round(x + width)}V${round(y + height)}H${round(x)}z`;
      paths.set(shade, (paths.get(shade) ?? "") + path);
      column += count;
    }
  }

  const drawn = [...paths].sort(([a], [b]) => a - b).map(([shade, d]) => `<path fill="${ramp(shade / (shades - 1))}" d="${d}"/>`);
  return `<g shape-rendering="crispEdges">${drawn.join("")}</g>`;
}

/** The numbers in the cells of a matrix. */
export function cellNumbers(mark: HeatMark, scale: HeatScale, center: (row: number, column: number) => [number, number], size: number): string {
  const decimals = mark.decimals;
  return decimals === undefined
    ? ""
    : mark.values
        .map((value, i) => {
          const [x, y] = center(Math.floor(i / mark.columns), i % mark.columns);
          const color = scale.ramp(Math.min(Math.max((value - scale.low) / (scale.high - scale.low), 0), 1));
          return words(x, y + size * 0.35, plain(value, decimals), { size, fill: readableOn(color) });
        })
        .join("");
}

/** Width of the colour scale with its numbers. */
export function barWidth(scale: HeatScale): number {
  return 34 + Math.max(...barTicks(scale).labels.map((l) => widthOf(l, 11)));
}

function barTicks({ low, high }: HeatScale) {
  const ticks = linearTicks(low, high, 5);
  return { ticks, labels: formatTicks(ticks, false) };
}

/** The colour scale: low at the bottom. */
export function colorBar(scale: HeatScale, x: number, top: number, height: number): string {
  const steps = 48;
  const step = height / steps;
  const ramp = Array.from({ length: steps }, (_, i) => {
    const y = top + height - (i + 1) * step;
    return `<rect x="${round(x)}" y="${round(y)}" width="10" height="${round(step + 0.3)}" fill="${scale.ramp((i + 0.5) / steps)}"/>`;
  });
  const { ticks, labels } = barTicks(scale);
  const numbers = ticks.map((t, i) => {
    const y = top + height * (1 - (t - scale.low) / (scale.high - scale.low));
    return words(x + 15, y + 4, labels[i]!, { anchor: "start", size: 11, fill: "var(--fig-soft)" });
  });
  return ramp.join("") + numbers.join("");
}
