// Without a network after one visit, and a new version that waits for people.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { DIST, FLAGS, assertAccessible, chromiumProgram, startServer, useApp } from "./harness.mjs";
import { answerAll, begin, choose, onward, toResults } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** A browser session that may keep things, on a server and a copy of the build of its own. */
async function open(t) {
  const dist = await mkdtemp(join(tmpdir(), "offline-"));
  await cp(DIST, dist, { recursive: true });
  const server = await startServer(dist);
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(async () => {
    await context.close();
    await server.close().catch(() => {});
    await rm(dist, { recursive: true });
  });
  return { context, server, dist, page: await visit(context, server) };
}

async function visit(context, { url }) {
  const page = await context.newPage();
  await page.goto(url);
  await isThere(page);
  return page;
}

const isThere = (page) => page.waitForSelector('html[data-ready="true"]', { state: "attached" });
const line = (page, when) => page.locator(`.offline [data-when="${when}"]`);
const isSaid = (page, when) => line(page, when).waitFor({ state: "visible" });

/** What a language needs to stand on the page. */
async function speak(page, tag) {
  await page.locator("#language").selectOption(tag);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
}

/** Puts another version on the server: another first page, and the worker that goes with it. */
async function publish(dist) {
  const page = (await readFile(join(dist, "index.html"), "utf8")).replace(
    "</title>",
    '</title><meta name="second">',
  );
  await writeFile(join(dist, "index.html"), page);
  const digest = createHash("sha256").update(page).digest("base64");
  const worker = await readFile(join(dist, "sw.js"), "utf8");
  const next = worker
    .replace(/VERSION="[^"]*"/, 'VERSION="second"')
    .replace(/(\["\.\/","sha256-)[^"]*/, (_, start) => start + digest);
  assert.ok(next.includes(digest));
  await writeFile(join(dist, "sw.js"), next);
}

const lookForNews = (page) =>
  page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it.update()));
const isSecond = async (page) => (await page.locator("meta[name=second]").count()) === 1;
const cacheNames = (page) => page.evaluate(() => caches.keys());

test("after one visit the main job is done without a network, in two languages, to the sheet", async (t) => {
  const { context, server, page } = await open(t);
  await isSaid(page, "ready");
  assert.equal(await page.locator(".offline").getAttribute("role"), "status");
  await speak(page, "es");
  await speak(page, "en");
  await isSaid(page, "ready");
  // What the browser keeps by itself is gone, too: the worker must have it.
  await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
  // The server is gone, not only the network of this page.
  await server.close();
  await context.setOffline(true);
  for (const tag of ["en", "es"]) {
    await page.goto(`${server.url}/`);
    await isThere(page);
    await speak(page, tag);
    await begin(page, { zip: "90012" });
    await answerAll(page, ADULT);
    await toResults(page);
    await page.goto(`${server.url}/#/sheet`);
    await page.locator("main .sheet section").first().waitFor();
    assert.ok((await page.pdf()).length > 10_000, "the sheet is printed");
    await page.reload();
    await isThere(page);
    await page.locator("footer [data-anew]").click();
    await page.locator('input[name="who-for"]').first().waitFor();
  }
});

const title = (page) => page.locator("h1").innerText();
const looks = (page) => page.locator("header.head").evaluate((head) => getComputedStyle(head).backgroundColor);

test("a page of a county that was opened is there without a network, any other says what it needs", async (t) => {
  const { context, server, page } = await open(t);
  await isSaid(page, "ready");
  await page.goto(`${server.url}/county/alameda/`);
  const styled = await looks(page);
  await page.goto(`${server.url}/rules/`);
  await server.close();
  await context.setOffline(true);
  await page.goto(`${server.url}/county/alameda/index.html#main`);
  assert.equal(await title(page), "Alameda County");
  assert.equal(await looks(page), styled);
  await page.goto(`${server.url}/rules/`);
  assert.equal(await title(page), "Policy book");
  await page.goto(`${server.url}/county/kern/`);
  assert.equal(await title(page), "This page needs a network");
  assert.equal(await looks(page), styled);
  await assertAccessible(page);
  const numbers = await page.locator(".emergency a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(numbers, ["tel:911", "tel:988"]);
  await page.locator("main a").click();
  await isThere(page);
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#zip").waitFor();
});

test("a page that was opened is asked for anew while there is a network", async (t) => {
  const { server, page, dist } = await open(t);
  await isSaid(page, "ready");
  const file = join(dist, "county/alameda/index.html");
  await page.goto(`${server.url}/county/alameda/`);
  await writeFile(file, (await readFile(file, "utf8")).replace("<h1>", "<h1>New: "));
  await page.reload();
  assert.equal(await title(page), "New: Alameda County");
  await server.close();
  await page.reload();
  assert.equal(await title(page), "New: Alameda County");
});

test("which pages were opened is forgotten with the person", async (t) => {
  for (const button of ["footer [data-anew]", "#leave"]) {
    const { context, server, page } = await open(t);
    await isSaid(page, "ready");
    await context.route("https://**", (route) => route.fulfill({ body: "elsewhere" }));
    const other = await visit(context, server);
    await other.goto(`${server.url}/county/alameda/`);
    assert.match((await cached(other)).join(), /alameda/);
    await page.locator(button).click();
    const isGone = async () => !(await cached(other)).some((url) => url.includes("alameda"));
    for (let tries = 0; !(await isGone()); tries++) assert.ok(tries < 1000, "it is still there");
    assert.match((await cached(other)).join(), /without-network\.html[^]*book\.css|book\.css[^]*without-network\.html/);
  }
});

/** The addresses of everything that is kept. */
const cached = (page) =>
  page.evaluate(async () => {
    const all = (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url));
    return (await Promise.all(all)).flat();
  });

test("a new version waits while a person is asked, and comes with the next person", async (t) => {
  const { page, dist } = await open(t);
  await isSaid(page, "ready");
  await page.reload();
  await isThere(page);
  await choose(page, "who-for", "me");
  await onward(page);
  await publish(dist);
  await lookForNews(page);
  await isSaid(page, "update");
  await page.reload();
  await isThere(page);
  assert.equal(await isSecond(page), false, "the person goes on with the version they began with");
  await isSaid(page, "update");
  assert.equal((await cacheNames(page)).length, 2);
  await Promise.all([page.waitForEvent("load"), page.locator("footer [data-anew]").click()]);
  await isThere(page);
  assert.equal(await isSecond(page), true);
  assert.equal((await cacheNames(page)).length, 1, "nothing of the old version is left");
  await isSaid(page, "ready");
});

test("while another tab is at work, beginning anew changes the version of neither", async (t) => {
  const { context, server, page, dist } = await open(t);
  await isSaid(page, "ready");
  await page.reload();
  const other = await visit(context, server);
  await isSaid(other, "ready");
  await publish(dist);
  await lookForNews(page);
  await isSaid(page, "update");
  await Promise.all([page.waitForEvent("load"), page.locator("footer [data-anew]").click()]);
  await isThere(page);
  assert.equal(await isSecond(page), false);
  await other.reload();
  await isThere(other);
  assert.equal(await isSecond(other), false);
  await speak(other, "es");
  await other.close();
  await Promise.all([page.waitForEvent("load"), page.locator("footer [data-anew]").click()]);
  await isThere(page);
  assert.equal(await isSecond(page), true);
});

test("a file that does not arrive whole keeps nothing, and that is said", async (t) => {
  const { context, server, page, dist } = await open(t);
  await isSaid(page, "ready");
  await context.close();
  // The list names other bytes than the server gives.
  const worker = await readFile(join(dist, "sw.js"), "utf8");
  const other = worker.replace(/(\["idle\.js","sha256-)[^"]{6}/, "$1AAAAAA");
  assert.notEqual(other, worker);
  await writeFile(join(dist, "sw.js"), other);
  const again = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => again.close());
  const fresh = await visit(again, server);
  await isSaid(fresh, "failed");
  assert.deepEqual(await cacheNames(fresh), []);
  await choose(fresh, "who-for", "me");
  await onward(fresh);
  await fresh.locator("#zip").waitFor();
});

test("a device without room is told so, and the interview goes on", async (t) => {
  const { server } = await open(t);
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => context.close());
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 20_000 });
  await page.goto(server.url);
  await isThere(page);
  await isSaid(page, "full");
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#zip").waitFor();
});

test("where nothing may be kept, that is said, and the interview goes on", async (t) => {
  const { server } = await open(t);
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException("denied", "SecurityError"));
    ServiceWorkerContainer.prototype.register = refuse;
  });
  await page.goto(server.url);
  await isThere(page);
  await isSaid(page, "failed");
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#zip").waitFor();
});

/** A browser whose settings keep sites from storing anything, as some people and some clinics have it. */
async function withoutStorage(t) {
  const folder = await mkdtemp(join(tmpdir(), "settings-"));
  await mkdir(join(folder, "Default"));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(settings));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumProgram(),
    args: FLAGS,
    chromiumSandbox: process.getuid?.() !== 0,
    serviceWorkers: "allow",
  });
  t.after(async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });
  return context;
}

/** Runs in the page: whether the browser lets it store nothing. */
const isDenied = () => {
  try {
    return !sessionStorage;
  } catch {
    return true;
  }
};

test("where a browser denies all storage the interview goes on, and the next person finds nothing", async (t) => {
  const { server } = await open(t);
  const context = await withoutStorage(t);
  const page = await visit(context, server);
  assert.equal(await page.evaluate(isDenied), true);
  await isSaid(page, "failed");
  await speak(page, "es");
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#zip").fill("90012");
  await Promise.all([page.waitForEvent("load"), page.locator("footer [data-anew]").click()]);
  await isThere(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "es", "still in their language");
  assert.equal(await page.locator('input[name="who-for"]:checked').count(), 0);
});

/** The address of a page of somebody else, with the app in a frame. */
async function hostOf(t, { url }, name = "localhost") {
  const page = `<!doctype html><title>Host</title><iframe src="${url}/frame.html"></iframe>`;
  const host = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(page));
  await new Promise((ready) => host.listen(0, name, ready));
  t.after(() => (host.close(), host.closeAllConnections()));
  return `http://${name}:${host.address().port}`;
}

test("in a frame of another site that may store nothing the interview goes on", async (t) => {
  const { server } = await open(t);
  const host = await (await withoutStorage(t)).newPage();
  await host.goto(await hostOf(t, server));
  const frame = host.frames().find((frame) => frame.url().startsWith(server.url));
  await isThere(frame);
  assert.equal(await frame.evaluate(isDenied), true);
  assert.equal(await frame.locator(".offline p:visible").count(), 0, "a guest says nothing about being kept");
  await choose(frame, "who-for", "me");
  await onward(frame);
  await frame.locator("#zip").waitFor();
});

test("a download that is cut off keeps nothing, is said, and is done anew on the next visit", async (t) => {
  const { server } = await open(t);
  let cut = true;
  // Between browser and server stands one that drops the connection in the middle of a file.
  const between = createServer(async (request, response) => {
    const answer = await fetch(server.url + request.url);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const headers = { "content-type": answer.headers.get("content-type"), "content-length": bytes.length };
    response.writeHead(answer.status, headers);
    if (!cut || request.url !== "/icon.svg") return response.end(bytes);
    response.write(bytes.subarray(0, 100), () => response.destroy());
  });
  await new Promise((ready) => between.listen(0, "127.0.0.1", ready));
  t.after(() => (between.close(), between.closeAllConnections()));
  const url = `http://127.0.0.1:${between.address().port}`;
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => context.close());
  const page = await visit(context, { url });
  await isSaid(page, "failed");
  assert.deepEqual(await cacheNames(page), []);
  cut = false;
  await page.reload();
  await isThere(page);
  await isSaid(page, "ready");
  assert.equal(await line(page, "failed").isVisible(), false);
});

test("a frame of another page registers nothing", async (t) => {
  const { server, page } = await open(t);
  await isSaid(page, "ready");
  const other = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => other.close());
  const host = await other.newPage();
  // Of the same site: there a frame could register one.
  await host.goto(await hostOf(t, server, "127.0.0.1"));
  await host.frameLocator("iframe").locator('html[data-ready="true"]').waitFor({ state: "attached" });
  await host.frameLocator("iframe").locator('input[name="who-for"]').first().waitFor();
  const frame = host.frames().find((frame) => frame.url().startsWith(server.url));
  assert.equal(await frame.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 1);
});

test("a worker that is killed half-way through its install begins again, and mixes nothing", async (t) => {
  const { server } = await open(t);
  const context = await app.browser.newContext({ serviceWorkers: "allow" });
  t.after(() => context.close());
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let hold = true;
  await context.route("**/icon.svg", (route) => (hold ? undefined : route.continue()));
  await devtools.send("ServiceWorker.enable");
  await page.goto(server.url);
  await isThere(page);
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((it) => !!it?.installing));
  await devtools.send("ServiceWorker.stopAllWorkers");
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return keys.reduce((all, each) => all + each, 0);
    });
  assert.equal(await kept(), 0, "not one file of it was kept");
  hold = false;
  await page.reload();
  await isThere(page);
  await isSaid(page, "ready");
  assert.ok((await kept()) > 7);
});

test("the site can be installed under a neutral name, with icons of the sizes that it tells", async (t) => {
  const { server, page, context } = await open(t);
  await isSaid(page, "ready");
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A session of a test is a private one, where nothing is installed; that is the only hindrance.
  const hindrances = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
  assert.deepEqual(hindrances, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, "Care Finder");
  assert.equal(manifest.shortcuts, undefined);
  assert.ok(!/medi|cal|health|benefit/i.test(data));
  const icons = manifest.icons.filter(({ type }) => type === "image/png");
  assert.deepEqual(icons.map(({ sizes, purpose }) => [sizes, purpose]), [
    ["192x192", "any"],
    ["512x512", "any"],
    ["512x512", "maskable"],
  ]);
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  for (const { src, sizes } of [...icons, { src: touch, sizes: "180x180" }]) {
    const answer = await fetch(new URL(src, `${server.url}/`));
    assert.equal(answer.headers.get("content-type"), "image/png");
    // Width and height stand at a fixed place in every PNG.
    const bytes = new DataView(await answer.arrayBuffer());
    assert.equal(`${bytes.getUint32(16)}x${bytes.getUint32(20)}`, sizes, src);
  }
});
