// Words that say nothing of what is looked for.
const empty = new Set(
  (
    "a about an and are as at be by can do does explain for from how i in into is it its like mean meaning means my of on or " +
    "should so that the their there these this to use used using was we what when where which who why will with you your"
  ).split(" "),
);

/** The words of a query that are worth looking for; all of them where none is. */
export function wordsOf(query: string): string[] {
  const words = query.toLowerCase().split(/[\s\-–—/,;:?!()"“”]+/).filter((w) => w !== "");
  const telling = words.filter((w) => !empty.has(w));
  return telling.length > 0 ? telling : words;
}

/** What a word has in common with its other forms: `diagonalis` and `diagonaliz` are one. */
export function stemOf(word: string): string {
  const stem = word.replace(/is(?=(?:e[ds]?|ing|ations?)$)/, "iz").replace(/(?:ations?|ings?|ed|es|s|e|ly|al)$/, "");
  return stem.length < 4 ? word : stem;
}
