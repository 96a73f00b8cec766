// Pages of other people: what they look like must not matter to the screener in them, nor the screener to them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible, launch } from "./harness.mjs";
import { startHosts } from "./hosts.mjs";
import { answerAll, begin, choose, onward, place, toResults } from "./walk.mjs";

const ELSEWHERE = "https://www.weather.gov/";
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

let hosts;
let browser;
before(async () => {
  hosts = await startHosts();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await hosts?.close();
});

/** Opens a page of a host, and gives it with the frame in it. */
async function visit(t, path, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const errors = [];
  const warnings = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
    if (message.type() === "warning") warnings.push(message.text());
  });
  await prepare(page, context);
  await page.goto(hosts.url + path);
  return { page, context, errors, warnings, frame: await ready(page) };
}

/** The frame of a screener, once it is ready and as high as it asked. What is not seen, a browser does not start. */
async function ready(page, selector = "calaim-screener") {
  const element = await page.locator(`${selector} iframe`).first().elementHandle();
  await element.scrollIntoViewIfNeeded();
  const frame = await element.contentFrame();
  await frame.waitForSelector('html[data-ready="true"][data-hosted="true"]', { state: "attached" });
  await page.waitForFunction((iframe) => iframe.style.height !== "", element);
  return frame;
}

/** Nothing is cut and nothing scrolls inside: the frame is as high and as wide as what is in it. */
async function assertWhole(frame) {
  await frame.waitForFunction(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return scrollWidth <= innerWidth && Math.abs(scrollHeight - innerHeight) <= 1;
  });
}

for (const [told, path, options] of [
  ["a strict page", "/strict.html", {}],
  ["a page from right to left", "/right-to-left.html", {}],
  ["a page of 320 px", "/plain.html", { viewport: { width: 320, height: 640 } }],
  // A window of 1280 by 1024 pixels at 400 %.
  ["a page at 400 %", "/plain.html", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ["a page whose style sheet is against frames", "/theme.html", {}],
]) {
  test(`${told}: the screener is whole on each page, and has no fault`, async (t) => {
    const { page, frame, errors } = await visit(t, path, options);
    await assertWhole(frame);
    await begin(frame, { zip: "90012" });
    await assertWhole(frame);
    await answerAll(frame, ADULT, () => assertWhole(frame));
    await toResults(frame);
    await assertWhole(frame);
    await assertAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    assert.deepEqual(errors, []);
  });
}

test("a style sheet of the host changes neither the place nor the size of the frame", async (t) => {
  const { page } = await visit(t, "/theme.html");
  const box = await page.locator("calaim-screener iframe").boundingBox();
  assert.ok(box.width > 1000 && box.height > 800, JSON.stringify(box));
  const element = await page.locator("calaim-screener").evaluate((it) => {
    const { display, opacity, transform, float } = getComputedStyle(it);
    return { display, opacity, transform, float };
  });
  assert.deepEqual(element, { display: "block", opacity: "1", transform: "none", float: "none" });
});

test("a page from right to left has the screener from right to left", async (t) => {
  const { frame } = await visit(t, "/right-to-left.html");
  assert.equal(await frame.locator("html").getAttribute("dir"), "rtl");
});

test("two on one page know nothing of each other", async (t) => {
  const { page } = await visit(t, "/two.html");
  const [one, other] = [await ready(page, "#one"), await ready(page, "#other")];
  const height = (id) => page.locator(`${id} iframe`).evaluate((it) => it.style.height);
  const before = await height("#other");
  assert.ok(await other.locator('input[name="who-for"][value="client"]').isChecked(), "staff help somebody");
  assert.ok(!(await one.locator('input[name="who-for"][value="client"]').isChecked()));
  await choose(one, "who-for", "me");
  await onward(one);
  assert.equal(await one.locator("#county").inputValue(), "alameda");
  assert.equal(await place(other), "");
  assert.equal(await height("#other"), before);
  assert.equal(await other.locator("html").getAttribute("lang"), "es");
  assert.equal(await page.locator("#one iframe").getAttribute("title"), "For members");
});

test("a host that goes away and comes back finds the screener in order", async (t) => {
  const { page, frame, errors } = await visit(t, "/plain.html");
  await choose(frame, "who-for", "me");
  await onward(frame);
  await page.locator("#after").press("Enter");
  await page.waitForURL("**/elsewhere");
  await page.goBack();
  const again = await ready(page);
  await assertWhole(again);
  assert.ok(await again.locator("h1").first().isVisible());
  await page.reload();
  await assertWhole(await ready(page));
  assert.deepEqual(errors, []);
});

test("where storage is blocked it works all the same", async (t) => {
  const block = (page) =>
    page.addInitScript(() => {
      const refuse = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
      if (window !== top) for (const name of ["sessionStorage", "localStorage"]) Object.defineProperty(window, name, refuse);
    });
  const { frame, errors } = await visit(t, "/plain.html", {}, block);
  await begin(frame, { zip: "90012" });
  await answerAll(frame, ADULT);
  await toResults(frame);
  assert.match(await frame.locator("main").innerText(), /You may fit/);
  assert.deepEqual(errors, []);
});

/** Presses a key that moves the focus, and waits until it has: from one page into the other it takes a moment. */
async function moveFocus(page, frame, key) {
  const where = async () =>
    JSON.stringify([
      await page.evaluate(() => [document.activeElement.localName, document.activeElement.id]),
      await frame.evaluate(() => [document.hasFocus(), document.activeElement.outerHTML]),
    ]);
  const isSettled = async () => {
    const inFrame = await frame.evaluate(() => document.hasFocus());
    return inFrame === (await page.evaluate(() => document.activeElement.localName === "calaim-screener"));
  };
  const before = await where();
  await page.keyboard.press(key);
  for (let looks = 0; looks < 100; looks++) {
    if ((await where()) !== before && (await isSettled())) return;
    await new Promise((soon) => setTimeout(soon, 20));
  }
}

test("the focus goes in and out by Tab, and never away from the host by itself", async (t) => {
  const { page, frame } = await visit(t, "/plain.html");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await page.locator("h1 a").focus();
  await moveFocus(page, frame, "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "calaim-screener");
  assert.equal(await frame.evaluate(() => document.activeElement.id), "leave");
  for (let presses = 0; presses < 40; presses++) {
    await moveFocus(page, frame, "Tab");
    if ((await page.evaluate(() => document.activeElement.id)) === "after") break;
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  await moveFocus(page, frame, "Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "calaim-screener");
  assert.equal(await frame.evaluate(() => document.activeElement.textContent), "Start over and erase my answers");
});

test("another page begins where it can be seen", async (t) => {
  const { page, frame } = await visit(t, "/plain.html", { viewport: { width: 360, height: 500 } });
  await choose(frame, "who-for", "me");
  await onward(frame);
  await frame.waitForFunction(() => document.activeElement.tagName === "H1");
  const seen = async () => {
    const { y, height } = await frame.locator("h1").boundingBox();
    return y >= 0 && y + height <= 500;
  };
  for (let tries = 0; tries < 50 && !(await seen()); tries++) await page.waitForTimeout(50);
  assert.ok(await seen(), "the heading is in the window");
});

test("the way out goes along, is reached at any time, and takes the host along", async (t) => {
  const standIn = (page, context) =>
    context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sunny</h1>" }));
  const { page, frame } = await visit(t, "/plain.html", { viewport: { width: 360, height: 500 } }, standIn);
  await page.evaluate(() => scrollTo(0, 900));
  await frame.waitForFunction(() => parseFloat(document.documentElement.style.getPropertyValue("--seen-from")) > 700);
  const box = await frame.locator("#leave").boundingBox();
  assert.ok(box.y >= -20 && box.y < 60, JSON.stringify(box));
  const entries = await page.evaluate(() => history.length);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL(ELSEWHERE);
  assert.equal(await page.evaluate(() => history.length), entries, "the entry of the host was replaced");
});

test("a host that does not leave when asked is left", async (t) => {
  const { page, frame, context } = await visit(t, "/plain.html");
  await context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sunny</h1>" }));
  await page.evaluate(() => addEventListener("message", (event) => event.stopImmediatePropagation(), true));
  await page.evaluate(() => document.querySelector("calaim-screener").disconnectedCallback());
  await frame.locator("#leave").click();
  await page.waitForURL(ELSEWHERE);
});

test("printing from inside prints the page of the screener, and nothing of the host's", async (t) => {
  const { page, frame } = await visit(t, "/plain.html");
  await begin(frame, { zip: "90012" });
  await answerAll(frame, ADULT);
  await toResults(frame);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await frame.evaluate(() => (window.print = () => (window.printed = true)));
  await frame.evaluate(() => (location.hash = "#/sheet"));
  await frame.locator(".sheet").first().waitFor();
  await frame.locator("main button", { hasText: /print/i }).first().click();
  assert.equal(await frame.evaluate(() => window.printed), true);
  assert.equal(await page.evaluate(() => window.printed), undefined);
  await page.emulateMedia({ media: "print" });
  await frame.waitForFunction(() => getComputedStyle(document.documentElement).overflow === "visible");
  for (const hidden of [".leave", ".head"]) assert.equal(await frame.locator(hidden).isVisible(), false, hidden);
});

test("links to pages beside the app open in a window of their own", async (t) => {
  const { frame, context } = await visit(t, "/plain.html");
  await frame.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "county/", textContent: "Counties" });
    document.querySelector(".foot p:has(a)").after(link);
  });
  const [opened] = await Promise.all([context.waitForEvent("page"), frame.locator('a:text-is("Counties")').click()]);
  await opened.waitForURL("**/county/");
  assert.equal(await opened.evaluate(() => opener), null);
});

test("by itself the page of the frame is the site, and keeps the results of a link", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${hosts.embed.url}/frame.html#/about`);
  await page.waitForURL(`${hosts.embed.url}/#/about`);
});

test("a colour below AA is refused, and one above it is taken", async (t) => {
  const path = '/plain.html?accent="%23767676"+accent-dark="%2388aaff"+radius="16"+density="compact"+font="Georgia,+serif"';
  const { frame, warnings } = await visit(t, path);
  const measures = () => {
    const style = getComputedStyle(document.documentElement);
    return ["--accent", "--radius", "--face", "--space-4"].map((name) => style.getPropertyValue(name).trim());
  };
  // 4.54 on white, less on a wash.
  assert.match(warnings.join(), /accent="#767676" is left out: its contrast in the light look is 3\.\d+:1.*AA asks for 4\.5:1/);
  assert.deepEqual(await frame.evaluate(measures), ["#0a5561", "16px", "Georgia, serif, system-ui, sans-serif", "0.75rem"]);
  const dark = await visit(t, path, { colorScheme: "dark" });
  assert.equal((await dark.frame.evaluate(measures))[0], "#88aaff");
  const chosen = await visit(t, '/plain.html?theme="dark"+accent-dark="%2388aaff"');
  assert.equal((await chosen.frame.evaluate(measures))[0], "#88aaff");
  assert.equal(await chosen.frame.evaluate(() => getComputedStyle(document.body).colorScheme), "dark");
});

test("what cannot be is left out, and the console says why", async (t) => {
  const { frame, warnings, errors } = await visit(
    t,
    '/plain.html?county="atlantis"+theme="pink"+radius="99"+density="none"+accent="red;}"+font="a;b{"',
  );
  await choose(frame, "who-for", "me");
  await onward(frame);
  assert.equal(await frame.locator("#county").inputValue(), "");
  const told = warnings.join("\n");
  for (const name of ["county", "theme", "radius", "density", "accent", "font"]) assert.match(told, new RegExp(`${name}=`), name);
  assert.deepEqual(errors, []);
});

test("the page /embed/ gives out lines that work, under the policy that it gives out", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${hosts.embed.url}/embed/`);
  await page.selectOption("#county", "alameda");
  await page.selectOption("#lang", "es");
  await page.fill("#accent", "#ffcc00");
  assert.match(await page.locator('[data-about="accent"]').innerText(), /hard to read: 1\.\d+ to 1/);
  await page.fill("#accent", "#7a1f5c");
  assert.equal(await page.locator('[data-about="accent"]').innerText(), "");
  const preview = await (await page.locator('calaim-screener[accent="#7a1f5c"] iframe').elementHandle()).contentFrame();
  await preview.waitForSelector('html[lang="es"][data-hosted="true"]', { state: "attached" });
  await assertAccessible(page);
  const [snippet, policy] = [await page.inputValue("#snippet"), await page.inputValue("#policy")];
  hosts.made.page = `<!doctype html><html lang="es"><link rel="icon" href="data:,"><title>x</title>${snippet}`;
  hosts.made.policy = policy.replace("Content-Security-Policy: ", "default-src 'none'; img-src data:; ");
  const made = await visit(t, "/made");
  await assertWhole(made.frame);
  assert.equal(await made.frame.locator("html").getAttribute("lang"), "es");
  assert.deepEqual(made.errors, []);
});
