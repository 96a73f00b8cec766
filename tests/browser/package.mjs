// The packed npm package in a project of its own, and people who are screened by it, by a browser, and by
// the command line.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKED = join(ROOT, "target/npm");
const SHARED = fileURLToPath(new URL("package", import.meta.url));
/** How many people are marked together. */
const SHEAF = 250;
export const DAY = "2026-11-22";

/** The packed file. */
export function packed() {
  const files = existsSync(PACKED) ? readdirSync(PACKED) : [];
  const file = files.find((name) => name.endsWith(".tgz"));
  if (!file) throw new Error(`there is no package in ${PACKED}: run \`cargo xtask package\` first`);
  return join(PACKED, file);
}

/** A fresh project with the packed file installed, and these files beside it. */
export function project(files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "screener-package-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = ["--offline", "--no-audit", "--no-fund", "--silent"];
  execFileSync(npm, ["install", ...options, packed()], { cwd: folder });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A project with so many random people in it. */
export function projectOfPeople(count) {
  const { folder, remove } = project({ "index.html": "<!doctype html><title>people</title>" });
  cpSync(SHARED, folder, { recursive: true });
  mkdirSync(join(folder, "people"));
  const lines = people(count).split("\n").slice(0, count);
  for (let from = 0; from < count; from += SHEAF) {
    const text = `${lines.slice(from, from + SHEAF).join("\n")}\n`;
    writeFileSync(join(folder, "people", `${from / SHEAF}.jsonl`), text);
  }
  writeFileSync(join(folder, "people.jsonl"), `${lines.join("\n")}\n`);
  return { folder, remove, sheaves: Math.ceil(count / SHEAF) };
}

function people(count) {
  const [program, ...args] = cargoRun("PEOPLE", ["--package", "screening", "--example", "people"]);
  const options = { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 30 };
  return execFileSync(program, [...args, String(count)], options);
}

/** A program that was built already and is named in the environment, else by cargo. */
function cargoRun(name, which) {
  const built = process.env[name];
  return built ? [built] : ["cargo", "run", "--quiet", ...which, "--"];
}

/** Everybody of the project, screened in Node.js. */
export function inNode({ folder }) {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 };
  return JSON.parse(execFileSync(process.execPath, ["node.js", DAY], options));
}

/** Everybody of the project, screened in a page of this browser, with no bundler. */
export async function inBrowser({ folder, sheaves }, browser) {
  const server = await startServer(folder);
  const page = await browser.newPage();
  try {
    await page.goto(server.url);
    return await page.evaluate(screenInPage, { sheaves, asOf: DAY });
  } finally {
    await page.close();
    await server.close();
  }
}

async function screenInPage({ sheaves, asOf }) {
  const engine = await import("/node_modules/calaim-screener/index.js");
  const { everybody } = await import("/everybody.js");
  const texts = (async function* () {
    for (let index = 0; index < sheaves; index += 1) {
      yield await (await fetch(`/people/${index}.jsonl`)).text();
    }
  })();
  return everybody(engine, texts, asOf);
}

/** Everybody of the project, screened by the command line: the marks of its sheaves. */
export async function byCommandLine({ folder }) {
  const [program, ...args] = cargoRun("SCREEN", ["--package", "cli"]);
  const file = join(folder, "people.jsonl");
  const command = spawn(program, [...args, "--as-of", DAY, file], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const marks = sheafMarks();
  for await (const bytes of command.stdout) marks.take(bytes);
  return marks.done();
}

/** The digests of each sheaf of lines. */
function sheafMarks() {
  const marks = [];
  let [hash, lines] = [createHash("sha256"), 0];
  const close = () => {
    marks.push(hash.digest("hex"));
    [hash, lines] = [createHash("sha256"), 0];
  };
  return {
    take(bytes) {
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) {
        lines += 1;
        if (lines < SHEAF) continue;
        hash.update(bytes.subarray(from, end + 1));
        close();
        from = end + 1;
      }
      hash.update(bytes.subarray(from));
    },
    done() {
      if (lines > 0) close();
      return marks;
    },
  };
}
