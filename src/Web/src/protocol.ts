// What the worker and its C# client say to each other: one JSON object a line, requests on stdin, answers on stdout,
// one answer for each request, in the order of the requests. The client may send any number before it reads.

/** A formula without its dollar signs. */
export interface FormulaRequest {
  kind: "formula";
  tex: string;
  display: boolean;
}

/** A figure: `spec` is the JSON text that the Notebook library wrote. */
export interface FigureRequest {
  kind: "figure";
  spec: string;
  alt: string;
  idPrefix: string;
  /** Width that the drawing may have at most, where that is less than the figure's own. */
  widest?: number;
}

/** A listing that is shown and not run. */
export interface ListingRequest {
  kind: "listing";
  language: string;
  code: string;
}

/** The picture that a link to a page is shown with. */
export interface CardRequest {
  kind: "card";
  title: string;
  /** The module that the page belongs to. */
  where: string;
  site: string;
  /** A drawing of the page, as the worker itself made it; empty for a card of words alone. */
  figure: string;
}

export type Request = FormulaRequest | FigureRequest | ListingRequest | CardRequest;

/** One rule of the generated style sheet: `declarations` as they would stand in a `style` attribute. */
export interface StyleRule {
  class: string;
  declarations: string;
}

/** Markup (of a card: its PNG in base64), or what is wrong with the input; `offset` counts UTF-16 units into the input. */
export type Answer = { markup: string; rules?: StyleRule[] } | { error: string; offset?: number };
