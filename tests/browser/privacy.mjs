// The privacy proof: opens the site, cuts the network, answers everything, prints the sheet, begins anew, and
// says what it saw. `node privacy.mjs [ADDRESS]` tries a site that is published somewhere; without an address
// it is what a build left in dist/.
import { pathToFileURL } from "node:url";
import { DIST, launch, startServer } from "./harness.mjs";
import { heapOf, inMemories, openHeld } from "./memory.mjs";
import { answerAll, begin, goTo, toResults } from "./walk.mjs";

const PERSON = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
/** What is looked for afterwards: a name that is typed, and an answer as the program writes it down. */
const NAME = "Zebulon-Marker";
const ANSWER = "sleeping-place=shelter";

/** Runs in the page: everything that a browser keeps for a site, and the page itself, as one text. */
async function kept() {
  const files = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) files.push(url);
  }
  const fields = [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value);
  const steps = navigation.entries().map((entry) => [entry.url, entry.getState()]);
  return JSON.stringify([
    { ...sessionStorage },
    { ...localStorage },
    document.cookie,
    files,
    await indexedDB.databases(),
    steps,
    history.state,
    document.title,
    document.documentElement.outerHTML,
    fields,
  ]);
}

/** What was seen: `[{ what, seen, holds }]`, each with whether it is as the site promises. */
export async function proof(browser, site) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const requests = [];
    const { page, holder } = await openHeld(context, site);
    context.on("request", (request) => requests.push(request.url()));
    await context.setOffline(true);
    await begin(page, { zip: "90012" });
    const asked = await answerAll(page, PERSON);
    await toResults(page);
    await goTo(page, "sheet");
    await page.locator("#sheet-name").pressSequentially(NAME);
    const printed = await page.pdf();
    const during = { kept: await page.evaluate(kept), heap: await heapOf(page), program: await inMemories(holder, NAME) };
    const sent = requests.filter((url) => !/^(data|blob):/.test(url));
    const cookies = await context.cookies();
    // The page for the next person is a new one, which a network brings.
    await context.setOffline(false);
    await Promise.all([page.waitForEvent("load"), page.locator("main [data-anew]").click()]);
    await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
    const after = await wiped(page, holder, during.program.memories);
    const elsewhere = requests.filter((url) => /^https?:/.test(url) && !url.startsWith(new URL(site).origin));
    return [
      line("questions answered without a network", asked.length, asked.length > 10),
      line("sheet printed without a network, bytes", printed.length, printed.length > 10_000),
      line("requests from the first answer to the sheet", sent.length, sent.length === 0),
      line("requests to any other site", elsewhere.length, elsewhere.length === 0),
      line("cookies", cookies.length, cookies.length === 0),
      line("the answers stand in the tab while they are needed", during.kept.includes(ANSWER), during.kept.includes(ANSWER)),
      line("the name stands in the program's memory while it is needed", during.program.found, during.program.found > 0),
      ...after,
    ];
  } finally {
    await context.close();
  }
}

const line = (what, seen, holds) => ({ what, seen, holds });

/** What is left of the name and the answer. Browsers take several goes to throw away what nobody needs. */
async function wiped(page, holder, memories) {
  let heap;
  let program;
  for (let goes = 0; goes < 8; goes++) {
    heap = await heapOf(page);
    program = await inMemories(holder, NAME);
    if (program.memories <= memories && !heap.includes(NAME)) break;
  }
  const all = await page.evaluate(kept);
  const left = (text) => [NAME, ANSWER].filter((marker) => text.includes(marker)).length;
  return [
    line("afterwards: traces in the page, storage, caches, history and title", left(all), left(all) === 0),
    line("afterwards: traces in the memory of JavaScript", left(heap), left(heap) === 0),
    line("afterwards: traces in the memory of the program", program.found, program.found === 0),
  ];
}

async function main() {
  const server = process.argv[2] ? undefined : await startServer(DIST);
  const browser = await launch();
  try {
    const lines = await proof(browser, process.argv[2] ?? `${server.url}/`);
    for (const { what, seen, holds } of lines) console.log(`${holds ? "  " : "! "}${String(seen).padStart(8)}  ${what}`);
    if (!lines.every(({ holds }) => holds)) process.exitCode = 1;
  } finally {
    await browser.close();
    await server?.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
