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

  return {
    goto: (url) => page.goto(url),
    run: async (work, ...given) =>
      JSON.parse(await page.evaluate(`(async () => JSON.stringify(await (${work})(...${JSON.stringify(given)})) ?? "null")()`)),
    press: (key) => page.keyboard.press(key),
    click: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    errors: async () => errors,
    close: () => browser.close(),
  };
}
