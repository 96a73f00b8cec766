// Faults that no other file tries, and the table of all of them (docs/faults.md).
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, startServer, useApp } from "./harness.mjs";
import { answerPage, begin, choose, kept, onward } from "./walk.mjs";

const app = useApp();
const READY = 'html[data-ready="true"]';
const isThere = (page) => page.waitForSelector(READY, { state: "attached" });

test("each line of the table of faults names a test that is there", async () => {
  const table = await readFile(new URL("../../docs/faults.md", import.meta.url), "utf8");
  const lines = table.split("\n").filter((line) => line.startsWith("| ")).slice(2);
  assert.ok(lines.length > 20);
  for (const line of lines) {
    const [, file, name] = /`(\w[\w-]*)`: (.+) \|$/.exec(line) ?? assert.fail(`no test is named in ${line}`);
    const tests = await readFile(new URL(`${file}.test.mjs`, import.meta.url), "utf8");
    assert.ok(titles(tests).some((title) => title.test(name)), `${file}.test.mjs has "${name}"`);
  }
});

/** The names of the tests in a file; a value in a name may be anything. */
function titles(text) {
  const names = [...text.matchAll(/\btest\(\s*(["`])(.+?)\1/g)].map(([, , name]) => name);
  const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return names.map((name) => new RegExp(`^${name.split(/\$\{[^}]*\}/).map(literal).join(".*")}$`));
}

test("on slow 2G the first page can be read long before the questions are there", async (t) => {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 2000,
    downloadThroughput: 50_000 / 8,
    uploadThroughput: 20_000 / 8,
  });
  await page.goto(`${app.url}/`, { waitUntil: "commit" });
  await page.locator("#before h1").waitFor();
  assert.equal(await page.locator('html[data-usable="true"]').count(), 0);
  assert.ok(await page.locator('a[href="tel:18004304263"]').first().isVisible());
  await page.locator("#waiting").waitFor({ state: "visible" });
  await page.waitForSelector('html[data-usable="true"]', { state: "attached", timeout: 120_000 });
  await choose(page, "who-for", "me");
});

test("two tabs do not mix what was told in them", async (t) => {
  const { page, context } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerPage(page, { "medi-cal-status": "yes" });
  const other = await context.newPage();
  await other.goto(`${app.url}/`);
  await isThere(other);
  assert.equal(await kept(other), null);
  await choose(other, "who-for", "my-child");
  await onward(other);
  assert.match(await kept(page), /medi-cal-status=yes/);
  assert.doesNotMatch((await kept(other)) ?? "", /medi-cal-status/);
});

/** The site on a server and a copy of the build of its own, in a browser session that may keep things. */
async function own(t) {
  const dist = await mkdtemp(join(tmpdir(), "faults-"));
  await cp(DIST, dist, { recursive: true });
  const server = await startServer(dist);
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(async () => {
    await context.close();
    await server.close();
    await rm(dist, { recursive: true });
  });
  return { dist, server, context };
}

const isKept = (page) => page.locator('.offline [data-when="ready"]').waitFor({ state: "visible" });

test("a file that was damaged on the device is fetched anew", async (t) => {
  const { server, context } = await own(t);
  const page = await context.newPage();
  await page.goto(server.url);
  await isThere(page);
  await isKept(page);
  const damaged = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const program = (await cache.keys()).find(({ url }) => url.endsWith("_bg.wasm"));
    await cache.put(program, new Response("damaged", { headers: { "content-type": "application/wasm" } }));
    return program.url;
  });
  assert.match(damaged, /_bg\.wasm$/);
  await page.reload();
  const trouble = page.locator("#trouble-start");
  await Promise.race([trouble.waitFor({ state: "visible" }), isThere(page)]);
  if (await trouble.isVisible()) assert.ok(await page.locator('a[href="tel:18004304263"]').first().isVisible());
  for (let visits = 0; visits < 3 && (await page.locator(READY).count()) === 0; visits++) {
    await page.waitForTimeout(500);
    await page.reload();
    await Promise.race([trouble.waitFor({ state: "visible" }), isThere(page)]);
  }
  await isThere(page);
  await isKept(page);
  const bytes = await page.evaluate((url) => caches.match(url).then((kept) => kept.arrayBuffer()).then((all) => all.byteLength), damaged);
  assert.ok(bytes > 10_000, "the whole file is kept again");
});

/** A worker of long ago: it knows nothing of the present, and gives what it kept first. */
const ANCIENT = `
addEventListener("install", (event) => event.waitUntil(caches.open("ancient").then((cache) => cache.addAll(["./"]))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request))));
`;

test("a very old worker gives way on the visit after", async (t) => {
  const { dist, server, context } = await own(t);
  await rename(join(dist, "sw.js"), join(dist, "real.js"));
  await rename(join(dist, "index.html"), join(dist, "real.html"));
  await writeFile(join(dist, "sw.js"), ANCIENT);
  const before = "<!doctype html><title>Old</title><h1>Old page</h1>";
  await writeFile(join(dist, "index.html"), before);
  const page = await context.newPage();
  await page.goto(server.url);
  // The old page had a script that did this.
  await page.evaluate(async () => {
    const worker = window.trustedTypes?.createPolicy("worker", { createScriptURL: (url) => url });
    await navigator.serviceWorker.register(worker?.createScriptURL("sw.js") ?? "sw.js");
    await navigator.serviceWorker.ready;
  });
  await page.close();
  for (const [from, to] of [["real.js", "sw.js"], ["real.html", "index.html"]]) await rename(join(dist, from), join(dist, to));
  const old = await context.newPage();
  await old.goto(server.url);
  assert.equal(await old.locator("h1").innerText(), "Old page", "the old worker still gives what it kept");
  // Browsers look for a new worker by themselves when a page is opened.
  await old.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it.update()));
  await old.waitForFunction(() => navigator.serviceWorker.getRegistration().then((it) => !!it.waiting));
  await old.close();
  const now = await context.newPage();
  for (let visits = 0; visits < 5; visits++) {
    await now.goto(server.url);
    if ((await now.title()) !== "Old") break;
    await now.waitForTimeout(300);
    await now.goto("about:blank");
    await now.waitForTimeout(300);
  }
  await isThere(now);
  await isKept(now);
});
