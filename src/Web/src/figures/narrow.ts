import type { FigureSpec } from "./spec.ts";

export const defaultWidth = 640;
export const defaultHeight = 400;

/**
 * The same figure for less width. Its letters keep their size, so it is laid out anew; it gets lower too, though not by
 * as much: what is narrow is scrolled past quickly. Panels and pictures side by side are left: a narrow page stacks them.
 */
export function narrowed(spec: FigureSpec, widest: number): FigureSpec {
  const width = spec.width ?? defaultWidth;
  const aside = spec.panels && (spec.perRow ?? spec.panels.length) > 1;
  const pictures = spec.marks?.some((m) => m.kind === "images") ?? false;
  if (aside || pictures || width <= widest) {
    return spec;
  }

  const lower = Math.sqrt(widest / width);
  const height = spec.height ?? (hasHeightOfItsOwn(spec) ? undefined : defaultHeight);
  return { ...spec, width: widest, ...(height === undefined ? {} : { height: Math.round(height * lower) }) };
}

/** An aspect, the cells of a matrix, pictures and nodes say how tall a drawing is; panels share what there is. */
function hasHeightOfItsOwn(spec: FigureSpec): boolean {
  return (
    spec.panels !== undefined ||
    spec.aspect !== undefined ||
    (spec.marks ?? []).some((m) => m.kind === "graph" || (m.kind === "heat" && !m.extent))
  );
}
