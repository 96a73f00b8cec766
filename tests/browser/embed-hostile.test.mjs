// A host that means harm: what it sends, how it changes, removes and covers the screener. It never reads an
// answer, and never breaks the frame.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./harness.mjs";
import { startHosts } from "./hosts.mjs";
import { answerAll, answerPage, begin, choose, onward, place, toResults } from "./walk.mjs";

const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter", "need-hard-to-manage": "yes" };
/** Whatever of an answer or a result could stand in a message. */
const TOLD = /shelter|la-care|los-angeles|adult-homelessness|likely|sleeping/;

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

/** A page of the host that writes down every message and every event. */
async function visit(t, path = "/plain.html", options = {}) {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    if (window !== top) return;
    window.heard = [];
    addEventListener("message", ({ data, origin }) => window.heard.push({ data, origin }), true);
    for (const type of ["ready", "height", "done", "exit", "results"]) {
      document.addEventListener(type, ({ detail }) => window.heard.push({ type, detail }), true);
    }
  });
  await page.goto(hosts.url + path);
  return { page, frame: await ready(page) };
}

async function ready(page) {
  const element = await page.locator("calaim-screener iframe").first().elementHandle();
  await element.scrollIntoViewIfNeeded();
  const frame = await element.contentFrame();
  await frame.waitForSelector('html[data-ready="true"][data-hosted="true"]', { state: "attached" });
  return frame;
}

const heard = (page) => page.evaluate(() => JSON.stringify(window.heard));
const settle = (page) => page.waitForTimeout(500);

test("all that a host hears: ready, height, done, and nothing of the person", async (t) => {
  const { page, frame } = await visit(t);
  await begin(frame, { zip: "90012" });
  await answerAll(frame, ADULT);
  await toResults(frame);
  await page.waitForFunction(() => window.heard.some(({ type }) => type === "done"));
  const messages = await page.evaluate(() => window.heard.filter(({ data }) => data));
  assert.deepEqual([...new Set(messages.map(({ data }) => data.type))].sort(), ["done", "height", "ready"]);
  for (const { data, origin } of messages) {
    assert.equal(origin, hosts.embed.url);
    const names = Object.keys(data).filter((name) => !["calaim", "type", "height", "at"].includes(name));
    assert.deepEqual(names, []);
  }
  assert.doesNotMatch(await heard(page), TOLD);
});

test("nothing that a host sends gets an answer out of the frame, or moves it", async (t) => {
  const { page, frame } = await visit(t);
  await begin(frame, { zip: "90012" });
  await answerPage(frame, ADULT);
  const before = await frame.locator("main").innerText();
  await page.evaluate(() => {
    const inside = document.querySelector("calaim-screener").shadowRoot.querySelector("iframe").contentWindow;
    const types = ["ready", "height", "done", "exit", "results", "answers", "share", "leave", "__proto__"];
    const forged = types.flatMap((type) => [{ calaim: 1, type }, { calaim: 2, type }, { type }, { calaim: 1, type: { type } }]);
    const malformed = [undefined, null, 0, "", "ready", "{", [], [[]], {}, new Map([["type", "ready"]]), new Date(), new ArrayBuffer(8), 1n, { calaim: "1" }, { calaim: 1, type: "ready", results: true, get: "answers" }];
    for (let times = 0; times < 20; times++) [...forged, ...malformed].forEach((data) => inside.postMessage(data, "*"));
  });
  // Of each round two are greetings, which are answered in their turn.
  await page.waitForFunction(() => window.heard.filter(({ data }) => data?.type === "ready").length > 40);
  await settle(page);
  assert.equal(await frame.locator("main").innerText(), before);
  assert.doesNotMatch(await heard(page), TOLD);
  await answerPage(frame, ADULT);
});

test("a host cannot look into the frame", async (t) => {
  const { page } = await visit(t);
  const seen = await page.evaluate(() => {
    const inside = document.querySelector("calaim-screener").shadowRoot.querySelector("iframe");
    const tries = [() => inside.contentDocument, () => inside.contentWindow.document, () => inside.contentWindow.sessionStorage, () => inside.contentWindow.location.href, () => inside.contentWindow.name];
    return tries.map((look) => {
      try {
        return look() ?? null;
      } catch ({ name }) {
        return name;
      }
    });
  });
  assert.deepEqual(seen, [null, ...Array(4).fill("SecurityError")]);
});

test("messages from the wrong window or the wrong site change nothing on the page", async (t) => {
  const { page } = await visit(t);
  const url = page.url();
  const height = () => page.locator("calaim-screener iframe").evaluate((it) => it.style.height);
  const before = await height();
  await page.evaluate(async (embed) => {
    const forged = [{ calaim: 1, type: "height", height: 7 }, { calaim: 1, type: "exit" }, { calaim: 1, type: "results", results: {} }];
    // The host itself; another frame of the host's site; the right site in the wrong window.
    forged.forEach((data) => postMessage(data, "*"));
    const frames = ["/elsewhere", `${embed}/rules/`].map((src) => {
      const frame = document.createElement("iframe");
      frame.src = src;
      document.body.append(frame);
      return new Promise((loaded) => (frame.onload = () => loaded(frame)));
    });
    await Promise.all(frames);
    const origins = [location.origin, embed];
    for (const origin of origins) {
      for (const data of forged) dispatchEvent(new MessageEvent("message", { data, origin, source: window }));
    }
  }, hosts.embed.url);
  for (const frame of page.frames().slice(-2)) {
    await frame.evaluate(() => {
      for (const [type, height] of [["height", 7], ["exit"], ["results"]]) parent.postMessage({ calaim: 1, type, height }, "*");
    });
  }
  await settle(page);
  assert.equal(page.url(), url);
  assert.equal(await height(), before);
  assert.doesNotMatch(await heard(page), /"type":"results","detail"/);
});

test("malformed messages from the frame's own window are dropped", async (t) => {
  const { page, frame } = await visit(t);
  const height = () => page.locator("calaim-screener iframe").evaluate((it) => it.style.height);
  const before = await height();
  const url = page.url();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await frame.evaluate(() => {
    const heights = [-1, 0, NaN, null, undefined, "", "x", {}, [], "7px; position: fixed"];
    heights.forEach((height) => parent.postMessage({ calaim: 1, type: "height", height }, "*"));
    const others = [null, 1, "exit", { type: "exit" }, { calaim: 2, type: "exit" }, { calaim: 1, type: "go", to: "javascript:alert(1)" }];
    others.forEach((data) => parent.postMessage(data, "*"));
  });
  await settle(page);
  assert.equal(await height(), before);
  assert.equal(page.url(), url);
  await frame.evaluate(() => parent.postMessage({ calaim: 1, type: "height", height: 1e300 }, "*"));
  await page.waitForFunction(() => document.querySelector("calaim-screener").shadowRoot.querySelector("iframe").style.height === "100000px");
  assert.deepEqual(errors, []);
});

test("attributes that change all the time leave one frame that works", async (t) => {
  const { page } = await visit(t);
  await page.evaluate(async () => {
    const element = document.querySelector("calaim-screener");
    const values = ["alameda", "<script>", "\u0000", "javascript:alert(1)", "x".repeat(5000), "../../", "%", ""];
    for (let times = 0; times < 400; times++) {
      for (const name of ["county", "plan", "mode", "theme", "accent", "results", "lang"]) {
        if (times % 3 === 0) element.removeAttribute(name);
        else element.setAttribute(name, values[times % values.length]);
      }
      if (times % 40 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
    element.setAttribute("county", "alameda");
  });
  await page.waitForTimeout(200);
  assert.equal(await page.locator("calaim-screener iframe").count(), 1);
  const frame = await ready(page);
  await choose(frame, "who-for", "me");
  await onward(frame);
  assert.equal(await frame.locator("#county").inputValue(), "alameda");
});

test("taken out and put in again, here and there, it works", async (t) => {
  const { page } = await visit(t);
  await page.evaluate(async () => {
    const element = document.querySelector("calaim-screener");
    const places = [document.body, document.querySelector("main")];
    for (let times = 0; times < 50; times++) {
      element.remove();
      places[times % 2].append(element);
      if (times % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(element);
  });
  assert.equal(await page.locator("calaim-screener iframe").count(), 1);
  const frame = await ready(page);
  await begin(frame, { zip: "90012" });
  assert.notEqual(await place(frame), "county");
});

/** Walks to the page on which results are shared. */
async function toShare(frame) {
  await begin(frame, { zip: "90012" });
  await answerAll(frame, ADULT);
  await toResults(frame);
  await frame.evaluate(() => (location.hash = "#/share"));
  await frame.waitForFunction(() => document.activeElement.tagName === "H1" && location.hash === "#/share");
}

/** Scrolls to the button that shares, until the browser tells that it is truly seen. */
async function seen(frame) {
  const button = frame.locator("#share-site button");
  const isSeen = async () => (await button.getAttribute("data-covered")) === "false";
  for (let tries = 0; tries < 100 && !(await isSeen()); tries++) {
    await button.scrollIntoViewIfNeeded();
    await frame.waitForTimeout(50);
  }
  return button;
}

/** Presses the button that shares until it says that it did: a press that nobody could see is none. */
async function share(frame) {
  const told = frame.locator("#share-site [role=status]");
  for (let tries = 0; tries < 5 && !(await told.innerText()); tries++) {
    await (await seen(frame)).click();
    await frame.waitForTimeout(100);
  }
}

test("a host that does not ask gets no results, and nobody is asked", async (t) => {
  const { page, frame } = await visit(t);
  await toShare(frame);
  assert.equal(await frame.locator("#share-site").count(), 0);
  await frame.evaluate(() => document.documentElement.setAttribute("data-shares", '{"a":"likely"}'));
  await settle(page);
  assert.doesNotMatch(await heard(page), TOLD);
});

test("a host that asks gets results when the person has read what would go and presses, and no answer", async (t) => {
  const { page, frame } = await visit(t, "/plain.html?results");
  await toShare(frame);
  const asked = await frame.locator("#share-site").innerText();
  assert.ok(asked.includes(hosts.url), "it is said who would get them");
  assert.match(asked, /date, the county, the plan/);
  assert.doesNotMatch(await heard(page), TOLD);
  await share(frame);
  await frame.locator("#share-site [role=status]", { hasText: hosts.url }).waitFor();
  await page.waitForFunction(() => window.heard.some(({ type }) => type === "results"));
  const { detail } = await page.evaluate(() => window.heard.find(({ type }) => type === "results"));
  assert.equal(detail.county, "los-angeles");
  assert.equal(detail.plan, "la-care");
  assert.equal(detail.verdicts["ecm/adult-homelessness"], "likely");
  assert.deepEqual(Object.keys(detail).sort(), ["asOf", "county", "plan", "verdicts"]);
  assert.doesNotMatch(JSON.stringify(detail), /shelter|sleeping|45/);
});

test("a press that a host has stolen by laying something over the button shares nothing", async (t) => {
  const { page, frame } = await visit(t, "/plain.html?results");
  await toShare(frame);
  const button = await seen(frame);
  await page.evaluate(() => {
    const cover = document.createElement("div");
    cover.textContent = "Win a prize";
    cover.style.cssText = "position: fixed; inset: 0; background: white; pointer-events: none";
    document.body.append(cover);
  });
  await frame.locator('[data-covered="true"]').waitFor();
  const { x, y } = await button.boundingBox();
  await page.mouse.click(x + 10, y + 10);
  await settle(page);
  assert.doesNotMatch(await heard(page), TOLD);
  await page.evaluate(() => document.body.lastElementChild.remove());
  await share(frame);
  await page.waitForFunction(() => window.heard.some(({ type }) => type === "results"));
});
