// The look of each mark, from what its author said and from its place in the figure.
import { ink, palette, soft } from "./colors.ts";
import type { PlaneMark } from "./spec.ts";

export interface Look {
  color: string;
  number: number;
  dash?: string;
  width: number;
  opacity?: number;
  /** Place among the figure's series, from 0. */
  index: number;
  /** Drawn over a picture of literal colours: a pale edge keeps the mark readable on all of them. */
  casing?: string;
}

const dashes = [undefined, "7 4", "2 4", "9 3 2 3"];
const named = { solid: undefined, dashed: "7 4", dotted: "2 4" };

/** Marks that show data of their own take the palette's colours in turn; marks of one name share one. */
export function looks(marks: PlaneMark[], dashByPlace: boolean): Look[] {
  const picture = marks.findIndex((m) => m.kind === "heat" || (m.kind === "contour" && m.filled));
  const numbers = new Map<string, number>();
  let next = 0;
  let line = 0;
  return marks.map((mark, place) => {
    const series = isSeries(mark);
    const taken = mark.name ? numbers.get(mark.name) : undefined;
    const index = taken ?? (series ? next++ : 0);
    if (mark.name && series) {
      numbers.set(mark.name, index);
    }

    const number = mark.color ?? (series || taken !== undefined ? (index % 8) + 1 : 0);
    const turn = dashByPlace && (mark.kind === "line" || mark.kind === "step") ? line++ : 0;
    const dash = mark.dash ? named[mark.dash] : mark.kind === "rule" ? "4 3" : dashes[turn % dashes.length];
    const quiet = mark.color === undefined && (mark.kind === "rule" || (mark.kind === "path" && !mark.name));
    const over = picture >= 0 && place > picture;
    return {
      color: over && mark.color === undefined ? "#111" : quiet ? soft : number === 0 ? ink : palette(number),
      number,
      ...(dash ? { dash } : {}),
      width: mark.width ?? (mark.kind === "rule" || quiet ? 1.2 : mark.kind === "arrow" ? 2.4 : 2),
      ...(mark.opacity === undefined ? {} : { opacity: mark.opacity }),
      index,
      ...(over ? { casing: "#fff" } : {}),
    };
  });
}

function isSeries(mark: PlaneMark): boolean {
  switch (mark.kind) {
    case "rule":
    case "text":
    case "heat":
      return false;
    case "path":
    case "arrow":
      return Boolean(mark.name);
    default:
      return true;
  }
}
