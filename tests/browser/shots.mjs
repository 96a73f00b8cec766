// Takes pictures of the pages: `node shots.mjs FOLDER`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DIST, launch, startServer } from "./harness.mjs";

const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 900 },
};
const SCHEMES = ["light", "dark"];

/** What to picture: a page, and what to do on it first. */
const FLOWS = [{ name: "start", path: "/", steps: async () => {} }];

const out = process.argv[2];
if (!out) throw new Error("usage: node shots.mjs FOLDER");
await mkdir(out, { recursive: true });
const server = await startServer(DIST);
const browser = await launch();
for (const flow of FLOWS) {
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
