// How long 5,000 people take: taking them in, opening, filtering, screening everybody again, saving them; and
// what memory holds. A benchmark, no test: it prints figures. `node caseload-bench.mjs [people]`.
import { openFiles, save } from "./files.mjs";
import { launch, startServer, DIST } from "./harness.mjs";
import { fileOf } from "./sealed.mjs";
import { goTo, turn } from "./walk.mjs";

const PEOPLE = Number(process.argv[2] ?? 5000);
const PASSPHRASE = "four plain words here";
const server = await startServer(DIST);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 768, height: 1024 }, serviceWorkers: "block" });
const client = await page.context().newCDPSession(page);

/** A member of whom much is told; no two are alike. */
function record(number) {
  const pick = (codes) => codes[number % codes.length];
  const answers = [
    "who-for=client",
    `county=${pick(["los-angeles", "alameda", "fresno", "san-diego", "sacramento"])}`,
    "medi-cal-status=yes",
    `age=${18 + (number % 70)}-${18 + (number % 70)}`,
    `sleeping-place=${pick(["shelter", "own-home", "outside-or-vehicle"])}`,
    `need-hard-to-manage=${pick(["yes", "no", "?"])}`,
    `pregnancy=${pick(["no", "?", "!"])}`,
  ];
  const lines = [
    "person 1",
    `id ${number.toString(16).padStart(16, "0")}`,
    "revision 1",
    `name Person ${number} ${pick(["Ana", "Bo", "Cy", "Dee"])}`,
    `follow-up 2026-${1 + (number % 12)}-${1 + (number % 28)}`,
    `call 2026-${1 + (number % 9)}-3`,
    "note Left a message. Has a dog. Prefers mornings, and a call before anybody visits.",
    "screened 2026-1-2 1",
    "verdict ecm/adult-homelessness not-now",
    "answers",
    "of another build",
    ";;;",
    ...answers,
  ];
  return lines.join("\n");
}

const shown = [];
const tell = (what, figure) => shown.push([what, figure]);
const waitFor = (words) => page.getByText(words).first().waitFor({ timeout: 600_000 });

/** How long something takes, and the longest time in which the page could not answer. */
async function timed(what, act) {
  await page.evaluate(() => {
    window.longest = 0;
    window.watch = new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration))),
    );
    window.watch.observe({ type: "longtask" });
  });
  const before = performance.now();
  await act();
  const took = Math.round(performance.now() - before);
  await page.waitForTimeout(200);
  const longest = await page.evaluate(() => (window.watch.disconnect(), Math.round(window.longest)));
  tell(what, `${String(took).padStart(7)} ms, at most ${longest} ms without an answer`);
}

/** What JavaScript holds, and the memory of the program, which grows and never shrinks. */
async function memory(what) {
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const program = await page.evaluate(() => window.memory.buffer.byteLength);
  const inMegabytes = (bytes) => (bytes / 1e6).toFixed(1);
  tell(what, `${inMegabytes(usedSize).padStart(7)} MB of JavaScript, ${inMegabytes(program)} MB of the program`);
}

/** Runs in the page: keeps hold of the memory of the program. */
function noteMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const whole = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await whole.apply(WebAssembly, given);
      window.memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

await page.addInitScript(noteMemory);
await page.goto(server.url);
await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
await memory("memory before");
await goTo(page, "caseload/0");
await page.locator("#passphrase").fill(PASSPHRASE);
await page.locator("#again").fill(PASSPHRASE);
await turn(page, () => page.locator("form:has(#again) button[type=submit]").click());
await page.locator("details:has(#people-file) > summary").click();
const file = fileOf(Array.from({ length: PEOPLE }, (_, number) => record(number)), PASSPHRASE);
await page.locator("#people-file").setInputFiles({ name: "people.sealed", mimeType: "", buffer: file });
await page.locator("#their-passphrase").fill(PASSPHRASE);
await timed(`taking in ${PEOPLE} people`, async () => {
  await page.locator("form:has(#people-file) button[type=submit]").click();
  await waitFor(`New people: ${PEOPLE}.`);
});
await page.reload();
await page.locator("#passphrase").fill(PASSPHRASE);
await timed("opening, with 600,000 rounds for the key", async () => {
  await page.locator("form:has(#passphrase) button[type=submit]").click();
  await waitFor(`People: ${PEOPLE}`);
});
await memory("memory with the list open");
await timed("showing who is to be called", async () => {
  await page.locator('input[name="show"][value="due"]').check();
  await page.waitForFunction((all) => !document.querySelector("main").innerText.includes(`People: ${all}`), PEOPLE);
});
await page.locator('input[name="show"][value="all"]').check();
await timed("finding a name, for each letter of five", async () => {
  await page.locator("#find").pressSequentially("321 b");
  await page.waitForFunction((all) => !document.querySelector("main").innerText.includes(`People: ${all}`), PEOPLE);
});
await page.locator("#find").fill("");
await timed("opening one person", async () => {
  await turn(page, () => page.locator("main dl a").nth(40).click());
  await page.locator("#notes").waitFor();
});
await timed("saving one person", async () => {
  await page.locator("#notes").fill("Called back.");
  await page.locator("form:has(#notes) button[type=submit]").click();
  await waitFor("Saved.");
});
await goTo(page, "caseload/0");
await timed("screening everybody again", async () => {
  await page.getByRole("button", { name: "Screen everybody again" }).click();
  await waitFor("Done. People with changed results:");
});
await memory("memory after that");
await openFiles(page);
for (const [kind, what] of [["csv", "a table"], ["fhir", "a record"]]) {
  await timed(`saving everybody as ${what}`, async () => {
    const { text } = await save(page, kind);
    tell(`${what} of everybody`, `${(text.length / 1e6).toFixed(1).padStart(7)} MB`);
  });
}
await memory("memory after the files");
for (const [what, figure] of shown) console.log(`${what.padEnd(44)} ${figure}`);
await browser.close();
await server.close();
