import { keepPlaceOfLetters } from "./scripts/letters";

// Runs before the first paint, so that a chosen theme never flashes and what a reader comes back to has its room at once.
// Without a choice the system's theme holds.
try {
  const root = document.documentElement;
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") {
    root.dataset.theme = chosen;
  }
  const study = localStorage.getItem("study");
  if (study) {
    root.dataset.study = study.includes('"place":{') ? "place" : "";
  }
} catch {
  // Storage is closed to this page: the system's theme holds, and nobody has been here before.
}

// Who comes to the top of a page sees that first; a jump into it, or a way back, needs every place to be where it is.
const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (visit?.type === "navigate" && location.hash === "") {
  document.documentElement.dataset.pieces = "";
}

keepPlaceOfLetters();
