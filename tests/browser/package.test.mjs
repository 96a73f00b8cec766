// The npm package as somebody else meets it: packed, installed into a fresh project, used in Node.js, by a
// bundler, and in a page without one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { launch } from "./harness.mjs";
import { DAY, byCommandLine, inBrowser, inNode, project, projectOfPeople } from "./package.mjs";

const PEOPLE = 2000;
const PERSON = {
  id: "x",
  county: "los-angeles",
  plan: "la-care",
  answers: { "medi-cal-status": "yes", age: 45, "er-visits-6-months": 5 },
};
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
<title>fresh</title><pre></pre><script type="module" src="/main.js"></script></html>`;
const SCRIPT = `
  import { load, nextQuestion, questions, screen, ScreenError } from "calaim-screener";
  const said = {};
  try { screen({}); } catch (error) { said.early = [error instanceof ScreenError, error.expected]; }
  load({ languages: ["es"] }).then(() => {
    const person = ${JSON.stringify(PERSON)};
    const report = screen(person, { as_of: "${DAY}" });
    said.verdict = report.verdicts["ecm/adult-avoidable-utilization"].verdict;
    said.next = nextQuestion(person);
    said.spanish = questions("es").find(({ id }) => id === "age").question;
    try { screen({ answers: { age: 300 } }); } catch (error) { said.field = error.field; }
    document.querySelector("pre").textContent = JSON.stringify(said);
    document.documentElement.dataset.done = "true";
  });
`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs a script in a fresh project; gives back what it prints, as JSON. */
function inFreshNode(t, script) {
  const { folder, remove } = project({ "main.js": script });
  t.after(remove);
  const options = { cwd: folder, encoding: "utf8" };
  return JSON.parse(execFileSync(process.execPath, ["main.js"], options));
}

/** What the fresh page says, and every address that it asked for. */
async function visit(url) {
  const page = await browser.newPage();
  const [asked, errors] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  await page.waitForSelector("html[data-done]", { state: "attached" });
  const said = JSON.parse(await page.textContent("pre"));
  await page.close();
  assert.deepEqual(errors, []);
  const foreign = asked.filter((address) => !address.startsWith(url) && !address.startsWith("data:"));
  assert.deepEqual(foreign, [], "the page asked somebody else");
  return said;
}

function assertSaid({ early, ...said }) {
  assert.equal(early[0], true, "a call before load() is an error of its own");
  assert.match(early[1], /load\(\)/);
  assert.deepEqual(said, {
    verdict: "likely",
    next: "who-for",
    spanish: "¿Cuántos años tiene usted?",
    field: "answers.age",
  });
}

test("a script of Node.js has every function at once", (t) => {
  const said = inFreshNode(
    t,
    `import { brief, counties, load, nextQuestion, programs, questions, screen } from "calaim-screener";
     const person = ${JSON.stringify(PERSON)}, options = { as_of: "${DAY}" };
     const full = screen(person, options), short = brief(person, options);
     await load({ languages: ["es", "zh-Hant"] });
     console.log(JSON.stringify({
       full, short, next: nextQuestion(person, options), programs: programs(), spanish: programs("es"),
       chinese: questions("zh-Hant"), questions: questions(), counties: counties(),
     }));`,
  );
  assert.equal(said.full.next_question, said.next);
  for (const [id, { verdict }] of Object.entries(said.full.verdicts)) {
    assert.equal(said.short.verdicts[id], verdict, id);
  }
  assert.equal(said.programs.length, Object.keys(said.full.verdicts).length);
  for (const list of [said.programs, said.spanish]) {
    for (const { id, title, short, who } of list) assert.ok(title && short && who, id);
  }
  for (const list of [said.questions, said.chinese]) {
    for (const { id, question, label } of list) assert.ok(question && label, id);
  }
  assert.notEqual(said.spanish[0].title, said.programs[0].title);
  assert.notEqual(said.chinese[0].question, said.questions[0].question);
  assert.equal(said.counties.length, 58);
  assert.ok(said.counties.every(({ plans }) => plans.length > 0));
});

test("an error names the field, what is wrong, and what was expected", (t) => {
  const faults = inFreshNode(
    t,
    `import { load, questions, screen, ScreenError } from "calaim-screener";
     const circle = {};
     circle.answers = circle;
     const tries = [
       () => screen({ id: 7, answers: { age: 300 } }),
       () => screen({ county: "nowhere" }),
       () => screen({ name: "somebody" }),
       () => screen(circle),
       () => screen(),
       () => screen({}, { as_of: "tomorrow" }),
       () => screen({}, { day: "${DAY}" }),
       () => questions("es"),
       () => load({ languages: ["xx"] }),
     ];
     const faults = [];
     for (const attempt of tries) {
       try { await attempt(); faults.push(null); } catch (fault) {
         const { name, id, field, error, expected, message } = fault;
         faults.push({ known: fault instanceof ScreenError, name, id, field, error, expected, message });
       }
     }
     console.log(JSON.stringify(faults));`,
  );
  const fields = ["answers.age", "county", "name", "", "", "options.as_of", "options.day", "language", "languages"];
  assert.deepEqual(faults.map((fault) => fault?.field), fields);
  for (const { known, name, error, expected, message } of faults) {
    assert.ok(known && name === "ScreenError", message);
    assert.ok(error && expected && message.includes(error) && message.includes(expected), message);
  }
  assert.equal(faults[0].id, 7);
});

test("the types know the codes, and refuse what the engine refuses", (t) => {
  const { folder, remove } = project({
    "main.ts": `
      import { load, nextQuestion, screen, ScreenError, type Person, type VerdictCode } from "calaim-screener";
      await load({ languages: ["es"] });
      const person: Person = { county: "kern", answers: { age: "26-59", conditions: ["stroke"] } };
      const verdict: VerdictCode = screen(person).verdicts["ecm/birth-equity"].verdict;
      const next: string | null = nextQuestion(person, { as_of: "${DAY}" });
      try { screen(person); } catch (error) {
        if (error instanceof ScreenError) console.log(error.field.length, verdict, next);
      }
      // @ts-expect-error: no such county
      screen({ county: "nowhere" });
      // @ts-expect-error: no such fact
      screen({ answers: { "shoe-size": 9 } });
      // @ts-expect-error: no such answer
      screen({ answers: { "medi-cal-status": "perhaps" } });
      // @ts-expect-error: no such option
      screen({}, { day: "${DAY}" });
      // @ts-expect-error: no such language
      await load({ languages: ["xx"] });
    `,
  });
  t.after(remove);
  const compiler = join(import.meta.dirname, "node_modules/typescript/bin/tsc");
  for (const way of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    const options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"];
    const [module, resolution] = way;
    const args = [compiler, ...options, "--module", module, "--moduleResolution", resolution, "main.ts"];
    execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
});

test("a fresh Vite project has it in what it builds", async (t) => {
  const { folder, remove } = project({ "index.html": PAGE, "main.js": SCRIPT });
  t.after(remove);
  await build({ root: folder, configFile: false, logLevel: "silent" });
  const server = await preview({ root: folder, configFile: false, logLevel: "silent", preview: { port: 0 } });
  t.after(() => server.close());
  assertSaid(await visit(server.resolvedUrls.local[0]));
});

test("a fresh Vite project has it while somebody works on it", async (t) => {
  const { folder, remove } = project({ "index.html": PAGE, "main.js": SCRIPT });
  t.after(remove);
  const server = await createServer({ root: folder, configFile: false, logLevel: "silent", server: { port: 0 } });
  await server.listen();
  t.after(() => server.close());
  assertSaid(await visit(server.resolvedUrls.local[0]));
});

test("Node.js, a browser without a bundler, and the command line say the same to the letter", async (t) => {
  const everybody = projectOfPeople(PEOPLE);
  t.after(everybody.remove);
  const said = await byCommandLine(everybody);
  assert.equal(said.length, everybody.sheaves);
  assert.equal(new Set(said).size, said.length);
  assert.deepEqual(inNode(everybody).marks, said, "Node.js and the command line differ");
  assert.deepEqual((await inBrowser(everybody, browser)).marks, said, "the browser and the command line differ");
});

test("the package has all that its description names, and nothing of this machine", (t) => {
  const { folder, remove } = project();
  t.after(remove);
  const root = join(folder, "node_modules/calaim-screener");
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = [...Object.values(about.exports).flatMap((way) => Object.values(Object(way))), about.types, about.customElements];
  for (const file of ["README.md", ...named.filter((file) => file.length > 1 && !file.includes("*"))]) {
    assert.ok(existsSync(join(root, file)), file);
  }
  for (const name of ["person", "report", "brief", "fault", "questions", "programs", "counties"]) {
    const schema = JSON.parse(readFileSync(join(root, `schema/${name}.json`), "utf8"));
    assert.match(schema.$schema, /2020-12/, name);
  }
  const engine = readFileSync(join(root, "engine_bg.wasm"), "latin1");
  assert.ok(!/\/(home|root|Users|tmp)\//.test(engine), "the engine names a folder of this machine");
});

const LOADER = fileURLToPath(new URL("../../embed/loader.js", import.meta.url));

test("the manifest of elements names what the embed observes", { skip: !existsSync(LOADER) }, () => {
  const manifest = JSON.parse(readFileSync(new URL("../../npm/custom-elements.json", import.meta.url), "utf8"));
  const named = manifest.modules[0].declarations[0].attributes.map(({ name }) => name);
  const text = readFileSync(LOADER, "utf8");
  const list = (start) => text.split(start)[1].split("]")[0].match(/"[a-z-]+"/g).map((name) => JSON.parse(name));
  const observed = [...list("observedAttributes = ["), ...list("WISHES = [")];
  assert.deepEqual(named.sort(), observed.sort());
});
