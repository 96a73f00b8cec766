// Chromium by Playwright, with the few commands that every browser here has.
import { launch } from "../harness.mjs";

/** Starts Chromium, and opens one window of this size that also takes touches. */
export async function openChromium({ width, height }) {
  const browser = await launch();
  const context = await browser.newContext({
    serviceWorkers: "block",
    viewport: { width, height },
    hasTouch: true,
  });
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));

  const run = (where) => async (work, ...given) =>
    JSON.parse(await where().evaluate(`(async () => JSON.stringify(await (${work})(...${JSON.stringify(given)})) ?? "null")()`));

  /** Waits until a point of the page leads to this point of the frame: after scrolling that takes a while. */
  const reached = async (x, y, inFrame) => {
    for (let tries = 0; inFrame && tries < 50; tries++) {
      const nudge = tries % 2;
      await run(() => page.frames().at(-1))(noteMoves);
      await page.mouse.move(x + nudge, y);
      const [atX, atY] = await run(() => page.frames().at(-1))(lastMove);
      if (Math.abs(atX - nudge - inFrame[0]) < 2 && Math.abs(atY - inFrame[1]) < 2) return;
    }
  };

  return {
    goto: (url) => page.goto(url),
    run: run(() => page),
    runInFrame: run(() => page.frames().at(-1)),
    press: (key) => page.keyboard.press(key),
    click: (x, y, inFrame) => reached(x, y, inFrame).then(() => page.mouse.click(x, y)),
    tap: (x, y, inFrame) => reached(x, y, inFrame).then(() => page.touchscreen.tap(x, y)),
    errors: async () => errors,
    close: () => browser.close(),
  };
}

/** Runs in the frame: notes where the mouse moves. */
function noteMoves() {
  window.moved = undefined;
  addEventListener("mousemove", ({ clientX, clientY }) => (window.moved = [clientX, clientY]), { capture: true, once: true });
}

/** Runs in the frame: where the mouse moved to, if it did soon. */
async function lastMove() {
  for (let tries = 0; tries < 10 && !window.moved; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  return window.moved ?? [-1, -1];
}
