declare module "d3-contour" {
  interface Contours {
    size(size: [number, number]): Contours;
    contour(values: number[], level: number): { coordinates: [number, number][][][] };
  }

  export function contours(): Contours;
}
