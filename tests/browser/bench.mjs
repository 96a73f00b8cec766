// How long a page takes from a tap or a key until it shows what came of it, on a slow phone: Chromium with
// its processor throttled four times, on every page of the main job. A benchmark, no test: it prints the
// worst of each page, in the best of three walks, against a target of 100 ms; and how long it takes until
// the next page is drawn, which comes a picture after the tap is answered.
import { launch, startServer, DIST } from "./harness.mjs";
import { eachPage } from "./pages.mjs";

const SLOWER = 4;
const TARGET = 100;
const WALKS = 3;
const MOST_FOLDS = 8;

const server = await startServer(DIST);
const browser = await launch();
try {
  const walks = [];
  while (walks.length < WALKS) walks.push(await measured());
  const pages = [...walks[0].keys()].map((page) => ({ page, ...best(walks.map((walk) => walk.get(page))) }));
  console.log("      tap   program  next page");
  for (const { page, time, program, drawn, what } of pages) {
    const times = [time, program, drawn].map((figure) => `${String(figure).padStart(6)} ms`).join(" ");
    console.log(`${times}  ${time > TARGET ? "over" : "    "}  ${page.padEnd(36)} ${what}`);
  }
  const over = pages.filter(({ time }) => time > TARGET).length;
  console.log(`\n${over} of ${pages.length} pages take more than ${TARGET} ms on a processor ${SLOWER} times slower`);
} finally {
  await browser.close();
  await server.close();
}

/** The shortest: what else the machine does can only add to it. */
function best(all) {
  return all.reduce((one, other) => (other.time < one.time ? other : one));
}

/** The longest interaction of each page. */
async function measured() {
  const page = await browser.newPage({ viewport: { width: 390, height: 780 }, serviceWorkers: "block" });
  await page.addInitScript(note);
  await page.goto(`${server.url}/`);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const worst = new Map();
  let before;
  const take = async () => {
    const { taps, drawn } = await page.evaluate(drained);
    if (!before) return;
    const all = [worst.get(before) ?? { time: 0, program: 0, drawn: 0, what: "" }, ...taps];
    const longest = all.reduce((one, other) => (other.time > one.time ? other : one));
    worst.set(before, { ...longest, drawn: Math.max(all[0].drawn, ...drawn) });
  };
  await eachPage(page, async (name) => {
    await take();
    before = name;
    await play(page);
  });
  await take();
  await page.close();
  return worst;
}

/** Does with a page what people do beside answering: types, goes on by Tab, opens what is folded. */
async function play(page) {
  for (const field of await page.locator("main input[type=text]:visible, main textarea:visible").all()) {
    await field.click();
    await page.keyboard.press("4");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Tab");
  }
  const folds = await page.locator("main summary:visible").all();
  for (const fold of folds.slice(0, MOST_FOLDS)) await fold.click();
  const last = page.locator("main details.fold > summary").last();
  if ((await last.count()) > 0 && folds.length > MOST_FOLDS) await last.click();
}

/** Runs in the page: keeps what each tap and key took until the next picture, and on what it was. */
function note() {
  window.taps = [];
  window.drawn = [];
  const targets = new Map();
  const see = ({ type, target }) => {
    const what = target.closest?.("button, a, summary, label, input, textarea, select") ?? target;
    targets.set(type, what.textContent?.slice(0, 40) || what.id || what.tagName);
  };
  ["pointerdown", "pointerup", "click", "keydown", "keyup"].forEach((name) => addEventListener(name, see, true));
  const keep = ({ name, duration, interactionId, processingStart, processingEnd }) => {
    if (!interactionId) return;
    const known = window.taps.find((tap) => tap.id === interactionId);
    const tap = known ?? { id: interactionId, time: 0, program: 0, what: targets.get(name) ?? "" };
    tap.time = Math.max(tap.time, duration);
    tap.program += Math.round(processingEnd - processingStart);
    if (!known) window.taps.push(tap);
  };
  let changes;
  const watch = ({ timeStamp }) => {
    changes?.disconnect();
    const heading = document.querySelector("h1");
    const look = () => {
      if (document.querySelector("h1") === heading) return;
      changes.disconnect();
      const draw = () => window.drawn.push(Math.round(performance.now() - timeStamp));
      requestAnimationFrame(() => setTimeout(draw));
    };
    changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
  };
  addEventListener("click", watch, true);
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(keep));
  observer.observe({ type: "event", durationThreshold: 16, buffered: true });
}

/** Runs in the page: what was noted since the last time, once the page is at rest. */
async function drained() {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { taps: window.taps.splice(0), drawn: window.drawn.splice(0) };
}
