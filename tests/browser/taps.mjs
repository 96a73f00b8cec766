// The main job with everything that people do on its pages, on a slow phone: how long each tap and key took until
// the screen showed what came of it. For benchmarks.
import { eachPage } from "./pages.mjs";

/** How many times slower than this machine the phone is. */
export const SLOWER = 4;
const MOST_FOLDS = 8;

/** Walks the main job: for each page its taps, and how long the next page took to be drawn. */
export async function walked(browser, url) {
  const page = await browser.newPage({ viewport: { width: 390, height: 780 }, serviceWorkers: "block" });
  await page.addInitScript(note);
  await page.goto(`${url}/`);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const pages = new Map();
  let before;
  const take = async () => {
    const { taps, drawn } = await page.evaluate(drained);
    if (!before) return;
    const known = pages.get(before) ?? { taps: [], drawn: [] };
    pages.set(before, { taps: [...known.taps, ...taps], drawn: [...known.drawn, ...drawn] });
  };
  await eachPage(page, async (name) => {
    await take();
    before = name;
    await play(page);
  });
  await take();
  await page.close();
  return pages;
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
