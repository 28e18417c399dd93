// Names of series: beside the lines' ends where there is room, otherwise in rows above.
import type { Look } from "./style.ts";
import type { PlaneMark } from "./spec.ts";
import { round, widthOf, words } from "./text.ts";

export const labelSize = 12;

/** Whether names can stand at the right ends of lines: all are lines, few, and end near the frame. */
export function endLabels(marks: PlaneMark[], legend: string | undefined, to: number, from: number): boolean {
  const owners = named(marks);
  return (
    legend === undefined &&
    owners.length > 0 &&
    owners.length <= 7 &&
    owners.every((m) => (m.kind === "line" || m.kind === "step") && m.y[m.y.length - 1] !== null && lastOf(m.x) > from + 0.93 * (to - from) && lastOf(m.x) <= to)
  );
}

const lastOf = (values: number[]) => values[values.length - 1]!;

/** The marks that a legend names: one for each name, and not those that carry their words with them. */
export function named(marks: PlaneMark[]): PlaneMark[] {
  const seen = new Set<string>();
  const owners = [...marks].sort((a, b) => Number(a.kind === "band") - Number(b.kind === "band"));
  const keep = new Set(
    owners.filter((m) => {
      const counts = m.name && !seen.has(m.name) && !["rule", "arrow", "text", "heat", "contour", "vectors"].includes(m.kind);
      if (counts) {
        seen.add(m.name!);
      }

      return counts;
    }),
  );
  return marks.filter((m) => keep.has(m));
}

/** Names at the right ends of lines, moved apart where they would overlap. */
export function drawEndLabels(labels: { name: string; y: number; color: string }[], x: number, top: number, bottom: number): string {
  const gap = labelSize + 3;
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const places = sorted.map((l) => Math.min(Math.max(l.y, top), bottom));
  for (let pass = 0; pass < 60; pass++) {
    for (let i = 1; i < places.length; i++) {
      const missing = gap - (places[i]! - places[i - 1]!);
      if (missing > 0) {
        places[i - 1]! -= missing / 2;
        places[i]! += missing / 2;
      }
    }

    const over = (places[places.length - 1] ?? 0) - bottom;
    if (over > 0) {
      places[places.length - 1]! -= over;
    }

    if ((places[0] ?? top) < top) {
      places[0] = top;
    }
  }

  return sorted
    .map((l, i) => words(x, places[i]! + 4, l.name, { anchor: "start", size: labelSize, fill: l.color }))
    .join("");
}

const swatch = 22;
const rowHeight = 20;

/** The legend's rows; `height` is 0 where there is nothing to name. */
export function drawLegend(entries: { mark: PlaneMark; look: Look }[], left: number, width: number, symbol: (index: number) => string) {
  let x = left;
  let row = 0;
  const parts = entries.map(({ mark, look }) => {
    const wide = swatch + 6 + widthOf(mark.name!, labelSize) + 18;
    if (x > left && x + wide > left + width) {
      x = left;
      row++;
    }

    const y = row * rowHeight + rowHeight / 2;
    const drawn = sample(mark, look, x, y, symbol) + words(x + swatch + 6, y + 4, mark.name!, { anchor: "start", size: labelSize });
    x += wide;
    return drawn;
  });
  return { markup: parts.join(""), height: entries.length === 0 ? 0 : (row + 1) * rowHeight + 4 };
}

function sample(mark: PlaneMark, look: Look, x: number, y: number, symbol: (index: number) => string): string {
  const middle = round(x + swatch / 2);
  // Where the author said how solid it is, the sample is so too.
  const faint = (of: "fill" | "stroke") => (look.opacity === undefined ? "" : ` ${of}-opacity="${look.opacity}"`);
  if (mark.kind === "scatter") {
    return `<path d="${symbol(look.index)}" transform="translate(${middle},${round(y)})" fill="${look.color}"${faint("fill")}/>`;
  }

  if (mark.kind === "line" || mark.kind === "step" || (mark.kind === "path" && !mark.filled)) {
    const dash = look.dash ? ` stroke-dasharray="${look.dash}"` : "";
    const dot = "markers" in mark && mark.markers ? `<circle cx="${middle}" cy="${round(y)}" r="3" fill="${look.color}"${faint("fill")}/>` : "";
    return `<path d="M${round(x)},${round(y)}h${swatch}" fill="none" stroke="${look.color}" stroke-width="${look.width}"${dash}${faint("stroke")}/>${dot}`;
  }

  const opacity = look.opacity ?? fillOpacity(mark);
  return `<rect x="${round(x + 4)}" y="${round(y - 6)}" width="14" height="12" rx="2" fill="${look.color}" fill-opacity="${opacity}" stroke="${look.color}"${faint("stroke")}/>`;
}

/** How solid the faces of a mark are: overlapping ones let each other through. */
export function fillOpacity(mark: PlaneMark): number {
  switch (mark.kind) {
    case "bar":
      return 0.85;
    case "histogram":
      return 0.5;
    default:
      return 0.2;
  }
}
