// What every browser test needs: the built app on a local server, a browser,
// and pages that notice errors and requests.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "./server.mjs";

export { startServer };

/** The build that is tested. */
export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** Nothing that Chromium would do by itself. */
export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const KEEPING = /\/(calaim-screener-keeping-[0-9a-f]{16}\.wasm|keeping\.js)$/;
const READY = 'html[data-ready="true"]';

/** Starts Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: chromiumProgram(),
    args: FLAGS,
    // Chromium's sandbox does not run as root.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** The Chromium that `CHROMIUM` names, or the first on `PATH`. */
export const chromiumProgram = () => process.env.CHROMIUM || onPath(BROWSERS);

/** The first program of these names that is on `PATH`. */
export function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error(`no browser on PATH: install one of ${names.join(", ")}`);
  return found;
}

/**
 * The app for one file of tests. Called at its top; then, in a test,
 * `const { page, assertQuiet } = await app.visit(t);`
 */
export function useApp() {
  const app = {
    /** Opens a page in a browser session of its own, closed when `t` ends. */
    async visit(t, { path = "/", ready = true, ...options } = {}) {
      const context = await app.browser.newContext({ serviceWorkers: "block", ...options });
      t.after(() => context.close());
      const page = await context.newPage();
      const assertQuiet = await watch(context, page, app.url);
      await page.goto(app.url + path);
      if (ready) await page.waitForSelector(READY, { state: "attached" });
      return { page, context, assertQuiet };
    },
  };
  before(async () => {
    app.server = await startServer(DIST);
    app.url = app.server.url;
    app.browser = await launch();
  });
  after(async () => {
    await app.browser?.close();
    await app.server?.close();
  });
  return app;
}

/**
 * Notices every error and request of a page from its beginning. The function
 * that it gives fails if there was an error, a request to anywhere else, or a
 * request after the app said that it is ready; with `keeping`, the part that
 * keeps things on the device may be fetched after that.
 */
export async function watch(context, page, origin) {
  const errors = [];
  const requests = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
  context.on("request", (request) => requests.push({ request, noticed: Date.now() }));
  await page.addInitScript(noteWhenReady);

  return async function assertQuiet({ keeping = false } = {}) {
    const readyAt = await page.evaluate(() => window.readyAt ?? Infinity);
    const elsewhere = requests.filter(({ request }) => !stays(request.url(), origin));
    // Only whoever asks to keep something on the device fetches the part that can.
    const isAsked = ({ request }) => keeping && KEEPING.test(request.url());
    const late = requests.filter((noted) => startOf(noted) > readyAt && !isAsked(noted));
    assert.deepEqual(errors, [], "no errors");
    assert.deepEqual(elsewhere.map(told), [], "no request to anywhere else");
    assert.deepEqual(late.map(told), [], "no request after the app is ready");
  };
}

/** Runs in the page: keeps the moment at which the app became ready. */
function noteWhenReady() {
  const look = () => {
    if (window.readyAt || document.documentElement?.dataset.ready !== "true") return;
    window.readyAt = performance.timeOrigin + performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { attributes: true, childList: true, subtree: true });
}

/** When a request began; the moment it was noticed is a little later. */
function startOf({ request, noticed }) {
  const { startTime } = request.timing();
  return startTime > 0 ? startTime : noticed;
}

const stays = (url, origin) => url.startsWith(`${origin}/`) || /^(data|blob):/.test(url);
const told = ({ request }) => `${request.method()} ${request.url()}`;

/** Waits until colours have come to rest: axe would measure one on its way from light to dark. */
export const atRest = (page) =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));

/** Fails with a readable list if axe finds a fault in the page as it is now. */
export async function assertAccessible(page) {
  // Where a page is scrolled to, the bar at its top covers a part of something; it does not at the top.
  await page.evaluate(() => scrollTo(0, 0));
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`),
  );
  assert.deepEqual(faults, [], "no accessibility faults");
}
