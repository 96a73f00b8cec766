// Spoilt inputs for the ways in that only a browser or Node.js has, by fast-check: `cargo xtask fuzz words embed
// package`. What is held of each stands in docs/fuzzing.md; the same number gives the same inputs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import { DIST, launch, startServer } from "./harness.mjs";
import { startHosts } from "./hosts.mjs";
import { project } from "./package.mjs";
import { answerPage, begin } from "./walk.mjs";

const READY = 'html[data-ready="true"]';
/** How long a page may take for a step, in milliseconds. */
const PATIENCE = 20_000;
/** Texts that hurt readers of texts, markup, numbers and addresses. */
const PIECES = ["", "{", "}", "{count}", "{plan}", "<img src=x onerror=alert(1)>", "&amp;", "\u0000", "\ufffd", "\ue000", "\ue002", "\u202e", "null", "-1", "1e999", "__proto__", "constructor", "../", "javascript:alert(1)", "%", "x".repeat(5000), "🙂", '"', "\\"];
const strange = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, withSparseArray: true, maxDepth: 3 });
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 40 }));

/**
 * Each way: how many inputs are one batch, what they are, what holds of each, and how it ends. A property tells
 * whether the input was taken. Where each takes long, one that breaks it is not made smaller.
 */
const WAYS = { words, embed, package: packaged };

/**
 * Holds a way against spoilt inputs: one batch, or as many as fit in some seconds. The batch after one has the
 * next seed. Gives back how many were taken and refused.
 */
export async function fuzz(name, { seed = 1, seconds = 0 } = {}) {
  const { batch, inputs, property, close, shrinks = true } = await WAYS[name]();
  const tally = { taken: 0, refused: 0 };
  const counted = async (input) => void (tally[(await property(input)) ? "taken" : "refused"] += 1);
  const end = Date.now() + seconds * 1000;
  try {
    for (let now = seed; now === seed || Date.now() < end; now++) {
      const found = await fc.check(fc.asyncProperty(inputs, counted), { seed: now, numRuns: batch, endOnFailure: !shrinks });
      if (found.failed) throw new Error(`${fc.defaultReportMessage(found)}\nagain: cargo xtask fuzz ${name} --seed ${now}`, { cause: found.errorInstance });
    }
  } finally {
    await close();
  }
  console.log(`fuzz ${name}: ${tally.taken + tally.refused} inputs from seed ${seed}, ${tally.taken} taken, ${tally.refused} refused`);
  return tally;
}

/** The files of a language, as the page takes them: the language is spoken, or English, and it is said which. */
async function words() {
  const server = await startServer(DIST);
  const browser = await launch();
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  const files = ["es.json", "es-rest.json", "es-after.json"].map((name) => [name, readFileSync(join(DIST, "words", name), "utf8")]);
  let spoilt;
  await page.route(/\/words\/es(-rest|-after)?\.json$/, (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    const [, whole] = files.find(([each]) => each === name);
    return route.fulfill({ contentType: "application/json", body: name === spoilt.name ? spoilt.body : whole });
  });
  const file = fc.constantFrom(...files);
  const cut = fc.tuple(file, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), piece).map(([[name, text], at, length, put]) => {
    const from = Math.floor(at * text.length);
    return { name, body: text.slice(0, from) + put + text.slice(from + length) };
  });
  const json = fc.oneof(piece, fc.jsonValue({ maxDepth: 2 }), fc.array(piece, { maxLength: 4 }), fc.dictionary(fc.constantFrom("one", "other", "many", "few"), piece));
  const message = fc.tuple(file, fc.array(fc.tuple(fc.nat(), json), { minLength: 1, maxLength: 12 })).map(([[name, text], changes]) => {
    const all = JSON.parse(text);
    for (const [at, value] of changes) all.messages[at % all.messages.length] = value;
    return { name, body: JSON.stringify(all) };
  });
  const head = fc.tuple(file, fc.constantFrom("mark", "messages", "leaving"), json).map(([[name, text], part, value]) => ({ name, body: JSON.stringify({ ...JSON.parse(text), [part]: value }) }));
  const broken = fc.oneof(file.map(([name]) => ({ name, body: "" })), fc.tuple(file, json).map(([[name], value]) => ({ name, body: JSON.stringify(value) })));
  return {
    batch: 12,
    shrinks: false,
    inputs: fc.oneof(cut, { arbitrary: message, weight: 3 }, head, broken),
    async property(input) {
      spoilt = input;
      errors.length = 0;
      await page.goto("about:blank");
      await page.goto(`${server.url}/?lang=es`);
      await page.waitForSelector(READY, { state: "attached" });
      const spoken = await page.evaluate(() => document.documentElement.lang);
      assert.ok(["es", "en"].includes(spoken), spoken);
      for (const place of ["", "about", "safety", "medi-cal", "rights"]) {
        if (place) await page.evaluate((to) => (location.hash = `#/${to}`), place);
        if (place) await page.waitForFunction((to) => location.hash === `#/${to}` && document.querySelector("main h1"), place);
        const seen = await page.evaluate(() => ({ main: document.querySelector("main").innerText, foreign: document.querySelectorAll("main img[src=x]").length, lang: document.documentElement.lang }));
        assert.equal(seen.lang, spoken);
        assert.ok(seen.main.trim().length > 40, `next to nothing is said at "${place}": ${seen.main}`);
        assert.equal(seen.foreign, 0, "a text has become an element");
        assert.doesNotMatch(seen.main, /\[object |undefined|\{[a-z]+\}/);
      }
      assert.deepEqual(errors, []);
      return spoken === "es";
    },
    close: () => Promise.all([browser.close(), server.close()]),
  };
}

const TYPES = ["ready", "height", "done", "exit", "results"];
/** Whatever of an answer or a result could stand in a message. */
const TOLD = /shelter|la-care|los-angeles|adult-homelessness|likely|sleeping/;

/** Messages, attributes and addresses for a running frame, by a host that means harm. */
async function embed() {
  const hosts = await startHosts();
  const browser = await launch();
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    if (window !== top) return;
    window.heard = [];
    addEventListener("message", ({ data, origin }) => window.heard.push({ data, origin }), true);
    for (const type of ["ready", "height", "done", "exit", "results"]) document.addEventListener(type, ({ detail }) => window.heard.push({ type, detail }), true);
  });
  await page.goto(`${hosts.url}/plain.html`);
  const ready = async () => {
    const element = await page.locator("calaim-screener iframe").first().elementHandle();
    await element.scrollIntoViewIfNeeded();
    const frame = await element.contentFrame();
    await frame.waitForSelector(`${READY}[data-hosted="true"]`, { state: "attached" });
    return frame;
  };
  const frame = await ready();
  await begin(frame, { zip: "90012" });
  await answerPage(frame, { "medi-cal-status": "yes", plan: "la-care", age: 45 });
  const data = fc.jsonValue({ maxDepth: 2 });
  const forged = fc.record({ calaim: fc.oneof(fc.constant(1), data), type: fc.oneof(fc.constantFrom(...TYPES, "answers", "leave", "__proto__"), data), height: data, at: data, results: data }, { requiredKeys: [] });
  const message = fc.oneof(forged, data, fc.constantFrom(undefined, NaN, -0, 1n, new Date(0)));
  // A frame that says that the person leaves is believed: that is what it is for. `results` too.
  const reply = message.filter((data) => !["exit", "results"].includes(data?.type));
  const name = fc.constantFrom("county", "plan", "mode", "theme", "accent", "accent-dark", "font", "radius", "density", "results", "lang", "label");
  const value = fc.oneof(piece, fc.constantFrom("alameda", "la-care", "navigator", "dark", "#0a5561", "#fff", "serif", "24", "compact", "es", "fa", "xx"));
  const places = fc.oneof(piece, fc.constantFrom("/", "/county", "/results", "/check", "/r/", "/r/AAAA1", "/ask/1", "/ask/999999999999", "/section/0", "/why/1", "/caseload/0", "/private/0", "/share", "county=kern&results="));
  const action = fc.oneof(
    { weight: 5, arbitrary: fc.record({ post: message }) },
    { weight: 3, arbitrary: fc.record({ reply }) },
    { weight: 1, arbitrary: fc.record({ set: fc.tuple(name, fc.option(value)) }) },
    { weight: 2, arbitrary: fc.record({ hash: places }) },
  );
  return {
    batch: 12,
    shrinks: false,
    inputs: fc.array(action, { minLength: 4, maxLength: 24 }),
    async property(actions) {
      errors.length = 0;
      const url = page.url();
      let inside = await ready();
      for (const { post, reply, set, hash, ...each } of actions) {
        if (set) {
          await page.evaluate(([name, value]) => {
            const element = document.querySelector("calaim-screener");
            if (value === null) element.removeAttribute(name);
            else element.setAttribute(name, value);
            // The element makes its frame anew a moment later, before this one is over.
            return new Promise((over) => setTimeout(over));
          }, set);
          inside = await ready();
        } else if (hash !== undefined) await inside.evaluate((hash) => (location.hash = hash), hash);
        else if (reply !== undefined) await inside.evaluate((data) => parent.postMessage(data, "*"), reply);
        else await page.evaluate((data) => document.querySelector("calaim-screener").shadowRoot.querySelector("iframe").contentWindow.postMessage(data, "*"), post);
      }
      inside = await ready();
      await inside.waitForFunction(() => document.querySelector("main h1")?.innerText.trim());
      const height = await page.locator("calaim-screener iframe").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
      assert.equal(height.length, 1, "one frame");
      assert.ok(height[0] > 0 && height[0] <= 1e5, `${height[0]} pixels`);
      assert.equal(page.url(), url, "the host's page stays");
      const heard = await page.evaluate(() => window.heard.splice(0));
      const events = heard.filter(({ type }) => type);
      assert.ok(events.every(({ type, detail }) => TYPES.includes(type) && detail === null), "an event of another kind, or with something in it");
      const said = JSON.stringify(heard, (_, value) => (typeof value === "bigint" ? String(value) : value));
      assert.doesNotMatch(said, TOLD);
      assert.deepEqual(errors, []);
      return actions.some(({ set, hash }) => set || hash !== undefined);
    },
    close: () => Promise.all([browser.close(), hosts.close()]),
  };
}

/** What JavaScript gives to the package: a report, or an error of its own kind that names the field. */
async function packaged() {
  const { folder, remove } = project();
  const engine = await import(pathToFileURL(join(folder, "node_modules/calaim-screener/node.js")));
  const { screen, brief, nextQuestion, questions, counties, programs, ScreenError } = engine;
  const facts = questions();
  const codes = [...new Set(facts.flatMap(({ options = [], bands = [] }) => [...options, ...bands.map(({ id }) => id)]))];
  const sane = { id: "sane", county: "los-angeles", plan: "la-care", answers: { "medi-cal-status": "yes", age: 45 } };
  const before = JSON.stringify(screen(sane, { as_of: "2026-11-22" }));
  const own = new Error("the caller's own");
  const hostile = fc.constantFrom(
    () => {},
    Symbol("person"),
    Object.defineProperty({}, "id", { enumerable: true, get: () => { throw own; } }),
    { toJSON: () => { throw own; } },
    { toJSON: () => sane },
    new Proxy({}, { ownKeys: () => { throw own; } }),
    new Proxy({ as_of: "2026-11-22" }, { get: () => { throw own; } }),
    (() => { const circle = {}; circle.answers = circle; return circle; })(),
    (() => { let deep = {}; for (let each = 0; each < 5000; each++) deep = { answers: deep }; return deep; })(),
  );
  const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...codes, "yes", "no", "not-sure", "declined", 0, 5, 45, 120, 121, -1, 0.5, 45.0) }, fc.array(fc.constantFrom(...codes), { maxLength: 4 }), piece, strange);
  const fitting = ({ kind, options = [], bands = [], range = [0, 9] }) => {
    const code = fc.constantFrom("not-sure", "declined", null, ...options, ...bands.map(({ id }) => id), ...(kind === "date" ? ["2026-11-22"] : []));
    if (kind === "multi") return fc.array(fc.constantFrom(...options), { minLength: 1, maxLength: 1 });
    return kind === "number" ? fc.oneof(code, fc.integer({ min: range[0], max: range[1] })) : code;
  };
  const answer = fc.constantFrom(...facts.filter(({ id }) => !["county", "plan"].includes(id))).chain((fact) => fc.tuple(fc.constant(fact.id), fc.oneof({ weight: 30, arbitrary: fitting(fact) }, value)));
  const answers = fc.oneof({ weight: 9, arbitrary: fc.array(answer, { maxLength: 12 }).map(Object.fromEntries) }, fc.dictionary(piece, value, { maxKeys: 3 }));
  const some = (list) => fc.oneof({ weight: 30, arbitrary: fc.constantFrom(null, undefined, ...list.map(({ id }) => id)) }, piece, strange);
  const plans = [...new Set(counties().flatMap(({ plans }) => plans.map(({ id }) => id)))].map((id) => ({ id }));
  const told = fc.record({ id: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 9, arbitrary: fc.integer() }, strange), county: some(counties()), plan: some(plans), answers: fc.oneof({ weight: 30, arbitrary: answers }, strange) }, { requiredKeys: [] });
  const day = fc.oneof({ weight: 9, arbitrary: fc.constantFrom("2026-11-22", "2024-01-01", "2099-12-31", "2026-02-30", "1-1-1", "+262142-12-31") }, piece, strange);
  const options = fc.oneof({ weight: 20, arbitrary: fc.record({ as_of: day }, { requiredKeys: [] }) }, { weight: 9, arbitrary: fc.constant(undefined) }, strange, hostile);
  return {
    batch: 500,
    inputs: fc.tuple(fc.oneof({ weight: 8, arbitrary: told }, strange, hostile), options),
    async property([person, options]) {
      let taken = false;
      for (const ask of [screen, brief, nextQuestion]) {
        try {
          const report = ask(person, options);
          taken = true;
          if (ask === nextQuestion) assert.ok(report === null || facts.some(({ id }) => id === report), report);
          else assert.equal(Object.keys(report.verdicts).length, programs().length);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          if (error === own) continue;
          assert.ok(error instanceof ScreenError, `${error?.stack ?? error}`);
          for (const part of ["field", "error", "expected"]) assert.equal(typeof error[part], "string", part);
          assert.ok(error.error && error.expected);
        }
      }
      assert.equal(JSON.stringify(screen(sane, { as_of: "2026-11-22" })), before, "the engine goes on as before");
      return taken;
    },
    close: async () => remove(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , name] = process.argv;
  await fuzz(name, { seed: Number(process.env.FUZZ_SEED ?? 1), seconds: Number(process.env.FUZZ_SECONDS ?? 0) });
}
