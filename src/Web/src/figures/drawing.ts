/** A finished piece of a figure: SVG with its upper left corner at (0, 0). */
export interface Drawing {
  markup: string;
  width: number;
  height: number;
}
