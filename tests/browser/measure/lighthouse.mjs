// Runs Lighthouse (mobile, simulated slow line) on addresses and prints one JSON line for each run.
// node lighthouse.mjs CHROME RUNS ADDRESS...
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const [chromePath, runs, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
  "--disable-background-networking", "--disable-component-update"];
const METRICS = { lcp: "largest-contentful-paint", tbt: "total-blocking-time",
  cls: "cumulative-layout-shift", fcp: "first-contentful-paint" };

// An audit that fails counts where its category weighs it.
function faults(lhr) {
  return Object.values(lhr.categories).flatMap(category => category.auditRefs
    .filter(ref => ref.weight && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < .9)
    .map(ref => ({ category: category.id, id: ref.id, title: lhr.audits[ref.id].title,
      where: (lhr.audits[ref.id].details?.items ?? []).slice(0, 3)
        .map(item => item.node?.selector ?? item.source?.url ?? item.description ?? "") })));
}

const chrome = await launch({ chromePath, chromeFlags });
try {
  for (const address of addresses) for (let run = 0; run < Number(runs); run++) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent",
      onlyCategories: ["performance", "accessibility", "best-practices", "seo"] });
    const scores = Object.fromEntries(Object.values(lhr.categories)
      .map(category => [category.id, category.score === null ? null : Math.round(category.score * 100)]));
    const metrics = Object.fromEntries(Object.entries(METRICS)
      .map(([name, id]) => [name, lhr.audits[id].numericValue ?? null]));
    console.log(JSON.stringify({ address, scores, metrics, faults: faults(lhr),
      error: lhr.runtimeError?.message ?? "" }));
  }
} finally {
  await chrome.kill();
}
