const NAMES: Record<string, { glyph: string; name: string }> = {
  " ": { glyph: "␣", name: "space" },
  "\n": { glyph: "↵", name: "new line" },
  "\t": { glyph: "⇥", name: "tab" },
};

/** A character alone: those that leave no ink have a sign, and a name in words. */
export function glyphOf(character: string): { glyph: string; name: string } {
  return NAMES[character] ?? { glyph: character, name: character };
}

/** `23.4%`; never 0 or 100 for what is not. */
export function percent(share: number): string {
  const rounded = (100 * share).toFixed(1);
  if (rounded === "0.0" && share > 0) {
    return "<0.1%";
  }
  return rounded === "100.0" && share < 1 ? ">99.9%" : `${rounded}%`;
}
