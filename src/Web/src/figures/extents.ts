// What each mark needs of the axes.
import type { Extent } from "./scale.ts";
import type { PlaneMark } from "./spec.ts";

const none: Extent = { values: [] };

const numbers = (values: (number | null)[]) => values.filter((v): v is number => v !== null);

export interface Extents {
  x: Extent;
  y: Extent;
}

export function extentsOf(mark: PlaneMark, categories: string[], stacked: boolean, bars: Extract<PlaneMark, { kind: "bar" }>[]): Extents {
  switch (mark.kind) {
    case "line":
    case "step":
      return { x: { values: mark.x, tight: true }, y: { values: numbers(mark.y) } };
    case "area":
      return { x: { values: mark.x, tight: true }, y: { values: numbers(mark.y), zero: true } };
    case "scatter":
      return { x: { values: mark.x }, y: { values: numbers(mark.y) } };
    case "band":
      return { x: { values: mark.x, tight: true }, y: { values: [...mark.low, ...mark.high] } };
    case "bar": {
      const across: Extent = { values: [-0.6, categories.length - 0.4], tight: true };
      const along: Extent = { values: stacked ? totals(bars, categories) : mark.values, zero: true };
      return mark.horizontal ? { x: along, y: across } : { x: across, y: along };
    }
    case "histogram":
      return { x: { values: mark.edges, tight: true }, y: { values: mark.heights, zero: true } };
    case "heat":
      return mark.extent
        ? { x: { values: mark.extent.slice(0, 2), tight: true }, y: { values: mark.extent.slice(2), tight: true } }
        : { x: { values: [-0.5, mark.columns - 0.5], tight: true }, y: { values: [-0.5, mark.rows - 0.5], tight: true } };
    case "contour":
      return { x: { values: mark.extent.slice(0, 2), tight: true }, y: { values: mark.extent.slice(2), tight: true } };
    case "vectors":
      return { x: { values: mark.x }, y: { values: mark.y } };
    case "rule":
      return {
        x: mark.x === undefined ? none : { values: [mark.x], tight: true },
        y: mark.y === undefined ? none : { values: [mark.y] },
      };
    case "text":
      return { x: { values: [mark.x] }, y: { values: [mark.y] } };
    case "arrow":
      return { x: { values: [mark.x0, mark.x1] }, y: { values: [mark.y0, mark.y1] } };
    case "path":
      return { x: { values: numbers(mark.x) }, y: { values: numbers(mark.y) } };
  }
}

/** Heights of the stacks: what is positive upwards, what is negative downwards. */
function totals(bars: Extract<PlaneMark, { kind: "bar" }>[], categories: string[]): number[] {
  return categories.flatMap((category) => {
    const values = bars.map((bar) => bar.values[bar.labels.indexOf(category)] ?? 0);
    return [values.reduce((sum, v) => sum + Math.max(v, 0), 0), values.reduce((sum, v) => sum + Math.min(v, 0), 0)];
  });
}
