import type { Frame } from "./marks.ts";
import type { PlaneMark } from "./spec.ts";
import { widthOf } from "./text.ts";

/** How far words that stand at points of the data reach beyond the sheet's right edge; 0 where none does. */
export function overhang(marks: PlaneMark[], frame: Frame, width: number): number {
  return Math.max(0, ...marks.flatMap((mark) => ends(mark, frame).map((end) => end - width)));
}

// The right ends of a mark's words, placed as marks.ts places them.
function ends(mark: PlaneMark, frame: Frame): number[] {
  switch (mark.kind) {
    case "text": {
      const wide = widthOf(mark.text, 12);
      const x = frame.x(mark.x);
      return [mark.side === "right" ? x + 8 + wide : mark.side === "left" ? x - 8 : x + wide / 2];
    }
    case "arrow": {
      const [x, y] = [frame.x(mark.x1), frame.y(mark.y1)];
      const right = (x - frame.x(mark.x0)) / (Math.hypot(x - frame.x(mark.x0), y - frame.y(mark.y0)) || 1);
      const wide = mark.name ? widthOf(mark.name, 13) : 0;
      return [x + right * 8 + (right > 0.4 ? wide : right < -0.4 ? 0 : wide / 2)];
    }
    case "scatter":
      return (mark.labels ?? []).map((label, i) => frame.x(mark.x[i]!) + 7 + widthOf(label, 11));
    default:
      return [];
  }
}
