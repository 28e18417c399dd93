// The rules that every page is held against: html-validate's recommended ones, but for these.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML allows `<br>` and `<br />` alike; Markdig and Razor differ.
    "void-style": "off",
    // A line's end is the layout's affair: browsers read it as one space.
    "no-trailing-whitespace": "off",
    // A search engine's advice, not the standard's: a note is called what its subject is.
    "long-title": "off",
    // HTML forbids spaces only. A topic's address has a dot, a day's begins with a digit.
    "valid-id": ["error", { relaxed: true }],
    // Lists are named for those who hear the page: ARIA allows it on every element that takes a name.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};
