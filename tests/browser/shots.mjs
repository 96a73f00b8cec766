// Takes pictures of the pages: `node shots.mjs FOLDER [FLOW]`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DIST, launch, startServer } from "./harness.mjs";
import { answerAll, answerUntil, begin, choose, onward, toResults, unfold } from "./walk.mjs";

const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 900 },
};
const SCHEMES = ["light", "dark"];

const HOMELESS = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter", "need-hard-to-manage": "yes" };
const PACE = { "medi-cal-status": "yes", plan: "not-sure", age: 79, "programs-now": "pace" };

/** What to picture: a page, and what to do on it first. */
const FLOWS = [
  { name: "start", path: "/", steps: async () => {} },
  { name: "county", path: "/", steps: toCounty },
  { name: "plan", path: "/", steps: (page) => toQuestion(page, "plan") },
  { name: "age", path: "/", steps: (page) => toQuestion(page, "age") },
  { name: "rows", path: "/", steps: (page) => toQuestion(page, "tenancy-trouble") },
  { name: "list", path: "/", steps: (page) => toQuestion(page, "conditions") },
  { name: "faults", path: "/", steps: toFaults },
  { name: "check", path: "/", steps: (page) => toCheck(page, HOMELESS) },
  { name: "results", path: "/", steps: (page) => toEnd(page, HOMELESS) },
  { name: "results-open", path: "/", steps: toOpenResults },
  { name: "results-pace", path: "/", steps: (page) => toEnd(page, PACE) },
  { name: "results-none", path: "/", steps: (page) => toEnd(page, { "medi-cal-status": "no" }) },
  { name: "next", path: "/", steps: (page) => toPlace(page, "next") },
  { name: "next-open", path: "/", steps: toOpenNext },
  { name: "rights", path: "/#/rights", steps: toLetter },
  { name: "share", path: "/", steps: (page) => toPlace(page, "share") },
  { name: "link", path: "/", steps: toLink },
  { name: "link-fault", path: "/#/r/damaged", steps: async () => {} },
  { name: "medi-cal", path: "/#/medi-cal", steps: toDoors },
  { name: "about", path: "/#/about", steps: async () => {} },
  { name: "why", path: "/", steps: toTrial },
  { name: "sheet", path: "/", steps: (page) => toPlace(page, "sheet") },
];

async function toCounty(page) {
  await choose(page, "who-for", "me");
  await onward(page);
}

async function toQuestion(page, name) {
  await begin(page, { zip: "90012" });
  await answerUntil(page, name, HOMELESS);
}

async function toFaults(page) {
  await begin(page, { zip: "90012" });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator(".errors").waitFor();
}

async function toCheck(page, answers) {
  await begin(page, { zip: "90012" });
  await answerAll(page, answers);
}

async function toEnd(page, answers) {
  await toCheck(page, answers);
  await toResults(page);
}

/** Results with everything unfolded. */
async function toOpenResults(page) {
  await toEnd(page, HOMELESS);
  await unfold(page);
}

/** A page after the results. */
async function toPlace(page, place) {
  await toEnd(page, HOMELESS);
  await page.evaluate((place) => (location.hash = `#/${place}`), place);
  await page.locator('.back[href="#/results"], .back[href="#/next"]').waitFor();
}

async function toOpenNext(page) {
  await toPlace(page, "next");
  await unfold(page);
}

/** The page that a link opens, by a link of other rules. */
async function toLink(page) {
  await toPlace(page, "share");
  const link = await page.locator("#share-link").inputValue();
  await page.evaluate((to) => (location.hash = to), link.slice(link.indexOf("#")));
  await page.locator("article[data-program]").first().waitFor();
}

async function toDoors(page) {
  await page.locator("#size").selectOption("2");
  await page.locator("#income").selectOption("6");
  await page.locator("#age-now").selectOption("2");
  await page.locator("form .button").click();
  await page.locator("#doors").waitFor();
}

/** A result step by step, with another answer tried. */
async function toTrial(page) {
  const answers = { ...HOMELESS, "sleeping-place": "own-home", "er-visits-6-months": "2-3" };
  await toEnd(page, answers);
  await page.evaluate(() => (location.hash = "#/why/3"));
  await page.locator(".steps").waitFor();
  const answer = page.locator('details[data-fact="er-visits-6-months"]');
  await answer.locator("summary").first().click();
  await answer.locator('input[value="5-or-more"]').check();
  await answer.locator("form .button").click();
  await page.locator("#moved").waitFor();
}

async function toLetter(page) {
  await page.locator('input[value="ending"]').check();
  await page.locator("#dated").fill("2026-11-18");
  await page.locator("form .button").click();
  await page.locator("#found").waitFor();
}

const out = process.argv[2];
if (!out) throw new Error("usage: node shots.mjs FOLDER [FLOW]");
await mkdir(out, { recursive: true });
const wanted = process.argv[3];
const server = await startServer(DIST);
const browser = await launch();
for (const flow of FLOWS.filter(({ name }) => !wanted || name === wanted)) {
  for (const size of Object.keys(SIZES)) {
    for (const colorScheme of SCHEMES) await picture(flow, size, colorScheme);
  }
}
await browser.close();
await server.close();

async function picture(flow, size, colorScheme) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme });
  const page = await context.newPage();
  await page.goto(server.url + flow.path);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  await flow.steps(page);
  const file = join(out, `${flow.name}-${size}-${colorScheme}.png`);
  await page.screenshot({ path: file, fullPage: true });
  console.log(file);
  await context.close();
}
