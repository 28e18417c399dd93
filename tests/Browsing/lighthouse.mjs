// node lighthouse.mjs CHROMIUM CATEGORIES URL…: Lighthouse's verdict on each page as a phone sees it, one line of JSON each.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...urls] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "silent" });
try {
  for (const url of urls) {
    const { lhr } = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: categories.split(","),
      logLevel: "silent",
      disableFullPageScreenshot: true,
    });
    if (lhr.runtimeError) {
      throw new Error(`${url}: ${lhr.runtimeError.message}`);
    }

    process.stdout.write(`${JSON.stringify(verdictOf(url, lhr))}\n`);
  }
} finally {
  chrome.kill();
}

function verdictOf(url, { categories, audits }) {
  const scores = Object.values(categories).map(({ id, score }) => [id, Math.round(100 * score)]);
  const findings = Object.values(categories).flatMap(({ id: category, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${category}: ${id}: ${audits[id].displayValue ?? audits[id].title}${placesOf(audits[id])}`),
  );
  const timings = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index", "cumulative-layout-shift"]
    .filter((id) => audits[id])
    .map((id) => [id, audits[id].numericValue]);
  return { url, scores: Object.fromEntries(scores), timings: Object.fromEntries(timings), findings };
}

function placesOf({ details }) {
  const places = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description);
  return places.some(Boolean) ? ` (${places.filter(Boolean).join(", ")})` : "";
}
