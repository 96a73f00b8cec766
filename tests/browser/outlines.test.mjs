// What a screen reader tells of each page of the main job, held against the outlines that are kept as text.
//
// A heading, a name or a state that is lost shows as a line that differs. Where the pages changed on purpose:
//   RENEW_OUTLINES=1 node --test outlines.test.mjs
// writes the outlines anew; look at what changed before it is kept.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { useApp } from "./harness.mjs";
import { outlineOf } from "./outline.mjs";
import { eachPage } from "./pages.mjs";

const app = useApp();
const FOLDER = fileURLToPath(new URL("outlines", import.meta.url));
const HOW = "If that is meant: RENEW_OUTLINES=1 node --test outlines.test.mjs";

test("a screen reader tells each page of the main job as its outline says", async (t) => {
  const { page } = await app.visit(t, { timezoneId: "America/Los_Angeles" });
  const found = new Map();
  await eachPage(page, async (name) => found.set(`${name}.txt`, await outlineOf(page)));
  if (process.env.RENEW_OUTLINES) renew(found);
  const kept = new Map(readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), "utf8")]));
  const files = [...new Set([...found.keys(), ...kept.keys()])];
  const other = files.flatMap((file) => difference(file, kept.get(file) ?? "", found.get(file) ?? ""));
  if (other.length > 0) assert.fail([...other, HOW].join("\n"));
});

function renew(found) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  found.forEach((text, file) => writeFileSync(join(FOLDER, file), text));
}

/** The lines that are in one text only, under the name of the file. */
function difference(file, kept, found) {
  if (kept === found) return [];
  return [`outlines/${file} (- kept, + on the page now):`, ...changes(kept.split("\n"), found.split("\n"))];
}

/** The shortest way from one list of lines to another. */
function changes(before, after) {
  const common = before.map(() => new Array(after.length).fill(0));
  const at = (row, column) => common[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column];
      common[row][column] = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && before[row] === after[column]) [row, column] = [row + 1, column + 1];
    else if (row < before.length && (column >= after.length || at(row + 1, column) >= at(row, column + 1)))
      lines.push(`- ${before[row++]}`);
    else lines.push(`+ ${after[column++]}`);
  }
  return lines;
}
