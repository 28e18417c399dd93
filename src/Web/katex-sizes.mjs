// KaTeX has a rule for every pair of sizes, from which to which: 121, a tenth of all that a note's styles weigh. One rule
// for each size to come from and one for each to go to say the same.
const pair = /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\.katex \.([\w-]*sizing)\.reset-size\1\.size\2\{font-size:([\d.]+)em\}/g;

/**
 * @param {string} css KaTeX's style sheet, minified.
 * @returns {string} The same with quotients in place of the table.
 * @throws When the rules are not the quotients of as many sizes.
 */
export function withQuotientsOfSizes(css) {
  const rules = [...css.matchAll(pair)].map(([, from, to, name, ratio]) => ({ from, to, name, ratio: Number(ratio) }));
  const sizes = new Map(rules.filter(({ from }) => from === "1").map(({ to, ratio }) => [to, ratio]));
  const wrong = rules.find(({ from, to, ratio }) => Math.abs(sizes.get(to) / sizes.get(from) - ratio) > 1e-8);
  if (rules.length === 0 || rules.length !== sizes.size ** 2 || wrong) {
    throw new Error(`${rules.length} rules of sizes, of them not a quotient: ${JSON.stringify(wrong)}: adapt katex-sizes.mjs`);
  }

  const quotients = Array.from(
    sizes,
    ([name, size]) =>
      `.katex .reset-size${name}{--from:${size}}.katex .size${name}:is(.fontsize-ensurer,.${rules[0].name}){font-size:calc(${size}em/var(--from))}`,
  );
  let first = true;
  return css.replace(pair, () => {
    const replacement = first ? quotients.join("") : "";
    first = false;
    return replacement;
  });
}
