// The engine in three places: the same people screened by the command line, in Node.js and in a browser.
// Prints people a second side by side and what the package weighs, and fails where two say otherwise.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism, devNull } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { launch } from "./harness.mjs";
import { DAY, byCommandLine, inBrowser, inNode, packed, projectOfPeople } from "./package.mjs";

const count = Number(process.argv[2] ?? 100_000);
const everybody = projectOfPeople(count);
try {
  await compare();
} finally {
  everybody.remove();
}

async function compare() {
  const native = { all: nativeRates(), one: nativeRates("--threads", "1") };
  console.log(`command line: ${count} people screened`);
  const said = await byCommandLine(everybody);
  const node = inNode(everybody);
  console.log(`Node.js ${process.version}: ${count} people screened`);
  const browser = await launch();
  const page = await inBrowser(everybody, browser).finally(() => browser.close());
  console.log(`Chromium ${browser.version()}: ${count} people screened\n`);
  rates([
    ["command line, one thread", native.one],
    [`command line, ${availableParallelism()} threads`, native.all],
    [`Node.js ${process.version}`, node.rates],
    [`Chromium ${browser.version()}`, page.rates],
  ]);
  weights();
  agreed(said, { "Node.js": node.marks, Chromium: page.marks });
}

/** People a second from text to text, with and without reasons. */
function nativeRates(...options) {
  const file = join(everybody.folder, "people.jsonl");
  const rate = (...more) => {
    const start = performance.now();
    const args = ["--as-of", DAY, "--quiet", "--output", devNull, ...options, ...more, file];
    try {
      execFileSync(process.env.SCREEN, args, { stdio: "ignore" });
    } catch (error) {
      if (error.status !== 1) throw error; // Some people cannot be read, on purpose.
    }
    return (count / (performance.now() - start)) * 1000;
  };
  return { full: rate(), brief: rate("--brief") };
}

function rates(rows) {
  const base = rows[0][1];
  console.log(`${"people a second".padEnd(32)} ${"reports".padStart(9)}         ${"verdicts".padStart(9)}`);
  for (const [name, { full, brief }] of rows) {
    const cell = (rate, to) => `${Math.round(rate).toString().padStart(9)} ${(rate / to).toFixed(2).padStart(6)}x`;
    console.log(`${name.padEnd(32)} ${cell(full, base.full)} ${cell(brief, base.brief)}`);
  }
}

/** What a page fetches of the package, as it is and compressed, and what npm fetches. */
function weights() {
  const root = join(everybody.folder, "node_modules/calaim-screener");
  const loaded = ["engine_bg.wasm", "engine.js", "api.js", "index.js", "words/index.js", "words/en.js"];
  const other = readdirSync(join(root, "words"))
    .filter((name) => name.endsWith(".js") && !loaded.includes(`words/${name}`))
    .map((name) => `words/${name}`);
  console.log(`\n${"bytes".padStart(9)} ${"brotli".padStart(9)}  npm package`);
  const weigh = (name) => {
    const bytes = readFileSync(join(root, name));
    const weight = [bytes.length, brotliCompressSync(bytes).length];
    console.log(`${weight.map((size) => size.toString().padStart(9)).join(" ")}  ${name}`);
    return weight;
  };
  const sum = loaded.map(weigh).reduce((sum, [raw, brotli]) => [sum[0] + raw, sum[1] + brotli], [0, 0]);
  console.log(`${sum.map((size) => size.toString().padStart(9)).join(" ")}  in all, in English`);
  other.forEach(weigh);
  console.log(`${readFileSync(packed()).length.toString().padStart(9)} ${"".padStart(9)}  as packed for npm\n`);
}

/** Fails unless all say the same about everybody, to the letter. */
function agreed(said, others) {
  for (const [name, marks] of Object.entries(others)) {
    const other = said.findIndex((mark, index) => mark !== marks[index]);
    if (other >= 0 || marks.length !== said.length) {
      throw new Error(`${name} and the command line differ in sheaf ${other} of the people`);
    }
  }
  console.log(`${count} people, ${said.length} sheaves: all three say the same to the letter`);
}
