// Arrows in pixels.
import { round } from "./text.ts";

/** A filled head at the tip, and where the shaft ends beneath it. */
export function head(x0: number, y0: number, x1: number, y1: number, size: number): { path: string; x: number; y: number } {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = length > 0 ? [(x1 - x0) / length, (y1 - y0) / length] : [0, 0];
  const reach = Math.min(size, length);
  const [bx, by] = [x1 - ux * reach, y1 - uy * reach];
  const half = reach * 0.42;
  const path = `M${round(x1)},${round(y1)}L${round(bx - uy * half)},${round(by + ux * half)}L${round(bx + uy * half)},${round(by - ux * half)}Z`;
  return { path, x: x1 - ux * reach * 0.8, y: y1 - uy * reach * 0.8 };
}

export interface ArrowStyle {
  color: string;
  width: number;
  dash?: string;
  opacity?: number;
  casing?: string;
}

/** Shafts and heads, as two paths in one style. */
export function arrows(lines: [number, number, number, number][], size: number, { color, width, dash, opacity, casing }: ArrowStyle): string {
  let shafts = "";
  let heads = "";
  for (const [x0, y0, x1, y1] of lines) {
    const tip = head(x0, y0, x1, y1, size);
    shafts += `M${round(x0)},${round(y0)}L${round(tip.x)},${round(tip.y)}`;
    heads += tip.path;
  }

  const faint = opacity === undefined ? "" : ` opacity="${opacity}"`;
  const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
  const under = casing
    ? `<path d="${shafts}${heads}" fill="none" stroke="${casing}" stroke-width="${width + 2.4}" stroke-linejoin="round"/>`
    : "";
  return `${under}<path d="${shafts}" fill="none" stroke="${color}" stroke-width="${width}"${dashes}${faint}/><path d="${heads}" fill="${color}"${faint}/>`;
}
