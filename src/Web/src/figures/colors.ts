// Colours: the palette by the site's variables, which follow the theme; the ramps of values as literal colours, which do not.

export const ink = "var(--fig-ink)";
export const soft = "var(--fig-soft)";
export const grid = "var(--fig-grid)";
export const paper = "var(--fig-paper)";

/** A colour of the palette; 0 is ink. */
export function palette(number: number): string {
  return number === 0 ? ink : `var(--fig-${((number - 1) % 8) + 1})`;
}

type Rgb = [number, number, number];

/** Viridis (van der Walt and Smith, 2015) at nine even places: dark is low, light is high. */
const sequentialStops: Rgb[] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

/** Blue is negative, orange positive, the middle pale. */
const divergingStops: Rgb[] = [
  [18, 78, 138],
  [58, 128, 188],
  [140, 187, 222],
  [244, 241, 234],
  [243, 179, 122],
  [216, 112, 36],
  [150, 62, 8],
];

const greyStops: Rgb[] = [
  [12, 12, 12],
  [250, 250, 250],
];

/** A ramp: the colour at t in [0, 1]. */
export type Ramp = (t: number) => string;

function ramp(stops: Rgb[]): Ramp {
  return (t) => {
    const place = Math.min(Math.max(t, 0), 1) * (stops.length - 1);
    const index = Math.min(Math.floor(place), stops.length - 2);
    const [a, b, part] = [stops[index]!, stops[index + 1]!, place - index];
    return "#" + a.map((v, i) => Math.round(v + (b[i]! - v) * part).toString(16).padStart(2, "0")).join("");
  };
}

export const sequential = ramp(sequentialStops);
export const diverging = ramp(divergingStops);
export const grey = ramp(greyStops);

/** Black or white, whichever reads better on a colour. */
export function readableOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16)) as Rgb;
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? "#111" : "#fff";
}
