// Writes `sw.js` into a built site: the worker with the list of its files. The version is a digest of all
// of it, so the same files always give the same worker, and any other byte another one.
// `node precache.mjs ESBUILD`, in the folder of the site.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const digest = (bytes, form) => createHash("sha256").update(bytes).digest(form);
const entry = (path) => [
  path === "index.html" ? "./" : path,
  `sha256-${digest(readFileSync(path), "base64")}`,
];
const isEnglish = (name) => /^en[.-]/.test(name);

// The page inside other sites registers no worker, and needs none.
const OTHERS = ["frame.html", "sw.js"];
const top = readdirSync(".").filter((name) => /\.(css|html|js|wasm|svg|webmanifest)$/.test(name) && !OTHERS.includes(name));
const words = readdirSync("words").sort();
const FILES = [...top.sort(), ...words.filter(isEnglish).map((name) => `words/${name}`)].map(entry);
const WORDS = words.filter((name) => !isEnglish(name)).map((name) => `words/${name}`);
const others = WORDS.map((path) => digest(readFileSync(path), "hex")).join();

const worker = execFileSync(process.argv[2], ["--minify", "--log-level=warning"], {
  input: readFileSync(new URL("worker.js", import.meta.url)),
  encoding: "utf8",
});
const lists = `const FILES=${JSON.stringify(FILES)},WORDS=${JSON.stringify(WORDS)};`;
const version = digest(lists + others + worker, "hex").slice(0, 16);
writeFileSync("sw.js", `const VERSION="${version}";${lists}${worker}`);
