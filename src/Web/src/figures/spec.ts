// A figure as the Notebook library writes it (src/Notebook/Figures/FigureSpec.cs). Numbers are in data units.

export interface AxisSpec {
  label?: string;
  log?: boolean;
  from?: number;
  to?: number;
  ticks?: number[];
}

/** How a mark looks; what is missing is chosen from its place in the figure. */
export interface MarkStyle {
  name?: string;
  /** 1 to 8: the palette; 0: ink. */
  color?: number;
  dash?: "solid" | "dashed" | "dotted";
  width?: number;
  opacity?: number;
  markers?: boolean;
  filled?: boolean;
}

/** A gap in a line is null. */
type Gapped = (number | null)[];

export interface XyMark extends MarkStyle {
  kind: "line" | "step" | "area" | "scatter";
  x: number[];
  y: Gapped;
  labels?: string[];
}

export interface BandMark extends MarkStyle {
  kind: "band";
  x: number[];
  low: number[];
  high: number[];
}

export interface BarMark extends MarkStyle {
  kind: "bar";
  labels: string[];
  values: number[];
  horizontal?: boolean;
}

export interface HistogramMark extends MarkStyle {
  kind: "histogram";
  edges: number[];
  heights: number[];
}

/** Values row by row: from the top for a matrix, from the lowest y where there is an extent. */
export interface HeatMark extends MarkStyle {
  kind: "heat";
  rows: number;
  columns: number;
  values: number[];
  extent?: [number, number, number, number];
  rowLabels?: string[];
  columnLabels?: string[];
  diverging?: boolean;
  decimals?: number;
  low?: number;
  high?: number;
}

export interface ContourMark extends MarkStyle {
  kind: "contour";
  rows: number;
  columns: number;
  extent: [number, number, number, number];
  values: number[];
  levels: number[];
}

export interface VectorsMark extends MarkStyle {
  kind: "vectors";
  x: number[];
  y: number[];
  u: number[];
  v: number[];
}

export interface RuleMark extends MarkStyle {
  kind: "rule";
  x?: number;
  y?: number;
}

export interface TextMark extends MarkStyle {
  kind: "text";
  x: number;
  y: number;
  text: string;
  side: "center" | "above" | "below" | "left" | "right";
}

export interface ArrowMark extends MarkStyle {
  kind: "arrow";
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface PathMark extends MarkStyle {
  kind: "path";
  x: Gapped;
  y: Gapped;
  closed?: boolean;
}

export interface GraphMark extends MarkStyle {
  kind: "graph";
  directed?: boolean;
  /** Both axes on one scale, as the author or a circle places the nodes; otherwise layers. */
  free?: boolean;
  /** y downwards. */
  nodes: { label: string; x: number; y: number; highlighted?: boolean }[];
  edges: { from: number; to: number; label?: string }[];
}

export interface ImagesMark extends MarkStyle {
  kind: "images";
  perRow: number;
  pictures: { label?: string; rows: number; columns: number; values: number[] }[];
}

export type PlaneMark =
  | XyMark
  | BandMark
  | BarMark
  | HistogramMark
  | HeatMark
  | ContourMark
  | VectorsMark
  | RuleMark
  | TextMark
  | ArrowMark
  | PathMark;

export type Mark = PlaneMark | GraphMark | ImagesMark;

export interface FigureSpec {
  title?: string;
  width?: number;
  height?: number;
  /** Height of one unit of y over width of one unit of x. */
  aspect?: number;
  legend?: "show" | "hide";
  stacked?: boolean;
  bare?: boolean;
  x?: AxisSpec;
  y?: AxisSpec;
  marks?: Mark[];
  /** Instead of marks: several figures, so many to a row. */
  panels?: FigureSpec[];
  perRow?: number;
  sharedAxes?: boolean;
}
