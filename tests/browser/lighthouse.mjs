// Lighthouse's scores for accessibility and best practices, on five kinds of page. On demand, no test:
// Lighthouse weighs two hundred megabytes, so xtask keeps it in its cache and names the folder in
// `LIGHTHOUSE`.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumProgram, DIST, FLAGS, launch, startServer } from "./harness.mjs";
import { answerAll, begin, kept } from "./walk.mjs";

const PERSON = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const PAGES = {
  start: "",
  question: "#/ask/1",
  results: "#/results",
  county: "county/los-angeles/",
  rules: "rules/",
};

const { resolve } = createRequire(join(process.env.LIGHTHOUSE, "lighthouse.cjs"));
const load = (name) => import(pathToFileURL(resolve(name)).href);
const { navigation } = await load("lighthouse");
const { launch: launchForAudit } = await load("puppeteer-core");

const server = await startServer(DIST);
const answers = await answersOfPerson();
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await launchForAudit({ executablePath: chromiumProgram(), args: [...FLAGS, ...sandbox] });
try {
  for (const [name, path] of Object.entries(PAGES)) await tell(name, `${server.url}/${path}`);
} finally {
  await browser.close();
  await server.close();
}

/** What a tab keeps once somebody has answered everything. */
async function answersOfPerson() {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${server.url}/`);
  await begin(page, { zip: "90012" });
  await answerAll(page, PERSON);
  const answers = await kept(page);
  await browser.close();
  return answers;
}

/** Prints the scores of a page, and what takes from them. */
async function tell(name, url) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument((answers) => {
    if (location.protocol === "http:") sessionStorage.setItem("answers", answers);
  }, answers);
  const flags = { onlyCategories: ["accessibility", "best-practices"], disableStorageReset: true };
  const { lhr } = await navigation(page, url, { flags });
  await page.close();
  const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`${name.padEnd(10)} ${scores.join(", ")}  (${lhr.finalDisplayedUrl})`);
  for (const { id, weight } of Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)) {
    const { score, title, details } = lhr.audits[id];
    if (weight === 0 || score === null || score === 1) continue;
    console.log(`    ${id}: ${title}`);
    for (const { node, description, url } of (details?.items ?? []).slice(0, 5)) {
      console.log(`        ${node?.snippet ?? description ?? url ?? ""}`);
    }
  }
}
