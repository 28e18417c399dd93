import { stemOf } from "./words";

/** The word that was meant, if it is one of the site's; undefined for a word of the site, and for one that is like none. */
export type Spelling = (word: string) => string | undefined;

/** @param text The site's words, one a line, the most frequent first. */
export function spellingBy(text: string): Spelling {
  const words = text.split("\n").filter((word) => word !== "");
  return (word) => {
    // What is still being typed is the beginning of a word, too.
    const stem = stemOf(word);
    if (word.length < 4 || words.some((known) => known.startsWith(stem))) {
      return undefined;
    }

    let nearest: string | undefined;
    let least = word.length < 7 ? 1.5 : 2.5;
    for (const known of words) {
      // A wrong first letter is rarer than any other mistake; a word may stand for a longer one that begins so.
      const whole = distance(word, known, least);
      const beginning = known.length > word.length ? distance(word, known.slice(0, word.length), least) + 0.25 : Infinity;
      const steps = Math.min(whole, beginning) + (known[0] === word[0] ? 0 : 0.5);
      if (steps < least) {
        nearest = known;
        least = steps;
      }
    }
    return nearest;
  };
}

/**
 * How many letters were left out, put in, changed, or swapped with the next (Damerau 1964; the restricted form, where no
 * stretch is changed twice).
 *
 * @param limit Anything above it is as good as any other.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return Infinity;
  }

  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
