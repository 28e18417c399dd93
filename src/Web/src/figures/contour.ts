// Level curves.
import { contours } from "d3-contour";
import { palette, sequential } from "./colors.ts";
import { formatTicks } from "./scale.ts";
import type { ContourMark } from "./spec.ts";
import { round, widthOf, words } from "./text.ts";

/** `x` and `y` take data to pixels. */
export function drawContour(mark: ContourMark, color: number, x: (v: number) => number, y: (v: number) => number): string {
  const { rows, columns, extent } = mark;
  const px = (column: number) => x(extent[0] + ((column - 0.5) / (columns - 1)) * (extent[1] - extent[0]));
  const py = (row: number) => y(extent[2] + ((row - 0.5) / (rows - 1)) * (extent[3] - extent[2]));
  const inside = ([c, r]: [number, number]) => c >= 0.5 && c <= columns - 0.5 && r >= 0.5 && r <= rows - 0.5;
  const generator = contours().size([columns, rows]);
  const names = formatTicks(mark.levels, false);
  const labels: string[] = [];
  const taken: { x: number; y: number; width: number }[] = [];
  const paths = mark.levels.map((level, i) => {
    const rings = generator.contour(mark.values, level).coordinates.flat();
    const t = mark.levels.length > 1 ? i / (mark.levels.length - 1) : 0.5;
    if (mark.filled) {
      const clamp = (v: number, last: number) => Math.min(Math.max(v, 0.5), last - 0.5);
      const d = rings.map((ring) => "M" + ring.map(([c, r]) => `${round(px(clamp(c, columns)))},${round(py(clamp(r, rows)))}`).join("L") + "Z");
      return `<path d="${d.join("")}" fill="${sequential((i + 1) / mark.levels.length)}" fill-rule="evenodd"/>`;
    }

    // A ring also runs along the edge of the grid; only what lies inside is a level curve.
    const pieces: [number, number][][] = [];
    for (const ring of rings) {
      let piece: [number, number][] = [];
      for (const point of ring) {
        if (inside(point)) {
          piece.push([px(point[0]), py(point[1])]);
        } else if (piece.length > 0) {
          pieces.push(piece);
          piece = [];
        }
      }

      pieces.push(piece);
    }

    label(pieces, names[i]!, i);
    const d = pieces.filter((p) => p.length > 1).map((p) => "M" + p.map(([a, b]) => `${round(a)},${round(b)}`).join("L"));
    return `<path d="${d.join("")}" stroke-opacity="${round(mark.opacity ?? 0.45 + 0.5 * t)}"/>`;
  });

  /** The level's number on its longest piece, at a place where no other number is. */
  function label(pieces: [number, number][][], name: string, index: number) {
    const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a), []);
    const width = widthOf(name, 11);
    for (let attempt = 0; attempt < 12 && longest.length > 8; attempt++) {
      const place = longest[Math.floor(((0.13 + 0.37 * index + attempt / 12) % 1) * longest.length)]!;
      if (taken.every((o) => Math.abs(o.y - place[1]) > 14 || Math.abs(o.x - place[0]) > (o.width + width) / 2 + 8)) {
        taken.push({ x: place[0], y: place[1], width });
        // The edge is wide enough to hide the line above a decimal point too, where it would make a colon.
        labels.push(words(place[0], place[1] + 3.5, name, { size: 11, halo: true, edge: 7, fill: "var(--fig-soft)" }));
        return;
      }
    }
  }

  if (mark.filled) {
    const [left, right, top, bottom] = [px(0.5), px(columns - 0.5), py(rows - 0.5), py(0.5)];
    paths.unshift(`<path d="M${round(left)},${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z" fill="${sequential(0)}"/>`);
  }

  const style = mark.filled ? "" : ` fill="none" stroke="${palette(color)}" stroke-width="${mark.width ?? 1.4}"`;
  return `<g${style}>${paths.join("")}</g>${labels.join("")}`;
}
