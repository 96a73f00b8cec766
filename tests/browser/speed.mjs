// What a visit costs, measured on the build in dist/ as a good host would serve it, against budgets.json. A
// benchmark, no test. `node speed.mjs [PART…]`: bytes, lighthouse, question, interaction, memory; all of them
// without a word. How soon each page answers a tap: bench.mjs. Lighthouse lies in the folder that LIGHTHOUSE names.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumProgram, DIST, FLAGS, launch, startServer } from "./harness.mjs";
import { SLOWER, walked } from "./taps.mjs";
import { answerAll, begin, kept, toResults } from "./walk.mjs";

const BUDGETS = JSON.parse(readFileSync(new URL("../../budgets.json", import.meta.url), "utf8"));
const PERSON = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const PAGES = { start: "", question: "#/ask/1", results: "#/results", county: "county/los-angeles/", rules: "rules/" };
/** What a tab shows that has answers from before; the other pages are as a newcomer finds them. */
const WITH_ANSWERS = ["question", "results"];
const RUNS = 5;
const PEOPLE = 50;
const WALKS = 3;
/** Lighthouse's slow 4G, applied to every request: a delay in milliseconds, and bytes a second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 675_000 / 8 };
const READY = 'html[data-ready="true"]';

const parts = { bytes, lighthouse, question, interaction, memory };
const wanted = process.argv.slice(2);
for (const name of wanted.filter((name) => !(name in parts))) throw new Error(`there is no part ${name}: ${Object.keys(parts)}`);

const certificate = selfSigned();
const plain = await startServer(DIST, { quality: 11 });
const secure = await startServer(DIST, { quality: 11, certificate });
let over = 0;
try {
  for (const [name, part] of Object.entries(parts)) if (!wanted.length || wanted.includes(name)) await part();
} finally {
  await plain.close();
  await secure.close();
}
console.log(over ? `\n${over} over the budget` : "\nall within the budget");

/** Prints a figure beside what it may be. */
function tell(what, figure, unit, most, least) {
  const isOver = (most !== undefined && figure > most) || (least !== undefined && figure < least);
  if (isOver) over += 1;
  const bound = most ?? least;
  const wish = bound === undefined ? "" : `${most === undefined ? "at least" : "at most"} ${bound}`;
  console.log(`${isOver ? "! " : "  "}${String(figure).padStart(9)} ${unit.padEnd(6)} ${what.padEnd(52)} ${wish}`);
}

function median(figures) {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
}

/** What comes over the line on the first and the second visit, by kind. */
async function bytes() {
  console.log("\nBytes over the line");
  const browser = await launch();
  const context = await browser.newContext();
  for (const visit of ["first", "second"]) {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const kinds = new Map();
    const types = new Map();
    await devtools.send("Network.enable");
    devtools.on("Network.responseReceived", ({ requestId, type, response }) => types.set(requestId, { type, from: response }));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const { type, from } = types.get(requestId) ?? {};
      if (!type || from.fromServiceWorker || from.fromDiskCache) return;
      kinds.set(type, (kinds.get(type) ?? 0) + encodedDataLength);
    });
    await page.goto(`${plain.url}/`);
    await page.waitForSelector('html[data-usable="true"]', { state: "attached" });
    await page.waitForSelector(READY, { state: "attached" });
    await page.waitForTimeout(1500);
    for (const [kind, count] of [...kinds].sort()) tell(`${visit} visit, ${kind}`, count, "bytes");
    tell(`${visit} visit, by the page itself`, [...kinds.values()].reduce((sum, count) => sum + count, 0), "bytes");
    await page.close();
  }
  await browser.close();
}

/** Lighthouse as on a phone, with its simulated slow 4G: the median of five runs. */
async function lighthouse() {
  const { resolve } = createRequire(join(process.env.LIGHTHOUSE, "lighthouse.cjs"));
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  const { navigation } = await load("lighthouse");
  const { launch: launchForAudit } = await load("puppeteer-core");
  const answers = await answersOfPerson();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...FLAGS, ...sandbox, "--ignore-certificate-errors"];
  const audit = async (url, name) => {
    const browser = await launchForAudit({ executablePath: chromiumProgram(), args });
    try {
      const page = await browser.newPage();
      if (WITH_ANSWERS.includes(name)) await page.evaluateOnNewDocument(put, answers);
      return (await navigation(page, url, { flags: { disableStorageReset: true } })).lhr;
    } finally {
      await browser.close();
    }
  };
  console.log(`\nLighthouse, as a phone, slow 4G simulated, median of ${RUNS}`);
  const reports = async (url, name) => {
    const all = [];
    while (all.length < RUNS) all.push(await audit(url, name));
    return all;
  };
  const paintOf = (all) => median(all.map(({ audits }) => Math.round(audits["largest-contentful-paint"].numericValue)));
  for (const [name, path] of Object.entries(PAGES)) {
    const all = await reports(`${plain.url}/${path}`, name);
    for (const [category, least] of Object.entries(BUDGETS.lighthouse)) {
      tell(`${name}, ${category}`, median(all.map(({ categories }) => Math.round(categories[category].score * 100))), "", undefined, least);
    }
    tell(`${name}, largest contentful paint, http`, paintOf(all), "ms", name === "start" ? BUDGETS.milliseconds["largest contentful paint, http"] : undefined);
    faults(all[0]);
  }
  const all = await reports(`${secure.url}/`, "start");
  tell("start, largest contentful paint, HTTP/2 with TLS", paintOf(all), "ms", BUDGETS.milliseconds["largest contentful paint, HTTP/2"]);
}

/** Runs in a page: gives the tab answers from before. */
function put(answers) {
  if (location.protocol.startsWith("http")) sessionStorage.setItem("answers", answers);
}

/** Prints what takes from a score. */
function faults({ categories, audits }) {
  for (const { id, weight } of Object.values(categories).flatMap(({ auditRefs }) => auditRefs)) {
    const { score, title } = audits[id];
    if (weight && score !== null && score < 1) console.log(`                     ${id}: ${title} (${score})`);
  }
}

/** What a tab keeps once somebody has answered everything. */
async function answersOfPerson() {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${plain.url}/`);
  await begin(page, { zip: "90012" });
  await answerAll(page, PERSON);
  const answers = await kept(page);
  await browser.close();
  return answers;
}

/** When the first question can be answered, as the page marks it, with slow 4G and a slow processor applied. */
async function question() {
  console.log(`\nSlow 4G really applied, processor ${SLOWER} times slower, median of ${RUNS}`);
  for (const [name, { url }] of Object.entries({ http: plain, "HTTP/2 with TLS": secure })) {
    const runs = [];
    while (runs.length < RUNS) runs.push(await oneVisit(url));
    tell(`largest contentful paint, ${name}`, median(runs.map(({ paint }) => paint)), "ms");
    tell(`first question can be answered, ${name}`, median(runs.map(({ mark }) => mark)), "ms", name === "http" ? BUDGETS.milliseconds["first question"] : undefined);
  }
}

async function oneVisit(url) {
  const browser = await launch();
  const context = await browser.newContext({ serviceWorkers: "block", ignoreHTTPSErrors: true, viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${url}/`, { waitUntil: "commit" });
  await page.waitForSelector('html[data-usable="true"]', { state: "attached" });
  const found = await page.evaluate(async () => {
    const paint = await new Promise((found) => {
      new PerformanceObserver((list) => found(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    });
    return { paint: Math.round(paint), mark: Math.round(performance.getEntriesByName("first-question")[0].startTime) };
  });
  await browser.close();
  return found;
}

/**
 * Interaction to next paint over the main job, as the measure is defined: the longest, leaving out one for each
 * fifty. The best of some walks, since what else the machine does can only add to it.
 */
async function interaction() {
  console.log(`\nThe main job, processor ${SLOWER} times slower, best of ${WALKS} walks`);
  const browser = await launch();
  const walks = [];
  while (walks.length < WALKS) {
    const taps = [...(await walked(browser, plain.url)).values()].flatMap(({ taps }) => taps);
    const times = taps.map(({ time }) => time).sort((a, b) => b - a);
    walks.push({ count: times.length, longest: times[0], next: times[Math.floor(times.length / 50)], half: median(times) });
  }
  await browser.close();
  const best = walks.reduce((one, other) => (other.next < one.next ? other : one));
  tell(`interaction to next paint, of ${best.count} taps and keys`, best.next, "ms", BUDGETS.milliseconds.interaction);
  tell("the longest", best.longest, "ms");
  tell("the one in the middle", best.half, "ms");
}

/** The memory of the page after one person and after fifty, each followed by the next; and what was asked of the server. */
async function memory() {
  console.log(`\n${PEOPLE} people, one after the other`);
  const browser = await launch();
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let asked = 0;
  let isAnswering = false;
  page.on("request", () => (asked += isAnswering ? 1 : 0));
  await page.goto(`${plain.url}/`);
  const used = [];
  for (let people = 0; people < PEOPLE; people++) {
    await page.waitForSelector(READY, { state: "attached" });
    isAnswering = true;
    await begin(page, { zip: "90012" });
    await answerAll(page, PERSON);
    await toResults(page);
    isAnswering = false;
    await devtools.send("HeapProfiler.collectGarbage");
    used.push((await devtools.send("Runtime.getHeapUsage")).usedSize);
    await Promise.all([page.waitForEvent("load"), page.locator("main [data-anew]").click()]);
  }
  await browser.close();
  tell("objects of JavaScript after the first person", used[0], "bytes");
  tell("after the last", used.at(-1), "bytes");
  tell("growth", Math.round((used.at(-1) / used[0]) * 100) / 100, "times", BUDGETS["growth of memory over fifty people"]);
  tell("requests while answering", asked, "", BUDGETS["requests while answering"]);
}

/** A certificate that lives as long as this run. */
function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "speed-"));
  try {
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
    const subject = ["-subj", "/CN=localhost", "-days", "1"];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
