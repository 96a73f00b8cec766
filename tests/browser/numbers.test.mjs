// Telephone numbers: none is on any page but those that were seen in a source.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST, useApp } from "./harness.mjs";
import { answerAll, begin, goTo, toResults, unfold } from "./walk.mjs";

const app = useApp();
const TABLES = fileURLToPath(new URL("../../crates/content/tables", import.meta.url));
const NUMBER = /(?:1-)?\d{3}-\d{3}-\d{4}/g;

/** The numbers in a text, each without the 1 that may stand before it. */
const numbers = (text) => [...new Set(text.match(NUMBER))].map((number) => number.replace(/^1-/, ""));

/** The rows of a table, each a map from column to cell. */
function rows(name) {
  const text = readFileSync(join(TABLES, name), "utf8");
  const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((cell) => cell[1]);
  const [head, ...lines] = text.trim().split("\n");
  const columns = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, place) => [columns[place], cell])));
}

/** The numbers of a table that were seen: those of rows that do not rest on memory alone. */
function seen(name, columns, confidence) {
  const rested = rows(name).filter((row) => row[confidence] !== "recall");
  return rested.flatMap((row) => columns.flatMap((column) => numbers(row[column] ?? "")));
}

const SEEN = new Set([
  ...seen("statewide-contacts.csv", ["phone", "phone_alt", "tty"], "confidence"),
  ...seen("plans.csv", ["member_phone", "member_phone_alt", "tty", "nurse_line", "nurse_tty", "referral_phone"], "confidence"),
  ...seen("counties.csv", ["medi_cal_phone", "medi_cal_phone_alt", "medi_cal_tty"], "medi_cal_confidence"),
  ...seen("counties.csv", ["bh_phone", "bh_phone_alt", "bh_tty", "bh_sud_phone"], "bh_confidence"),
]);

function assertSeen(text, where) {
  assert.deepEqual(numbers(text).filter((number) => !SEEN.has(number)), [], where);
}

test("every number in what is built was seen in a source", () => {
  assert.ok(SEEN.size > 100, `only ${SEEN.size} numbers were seen`);
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const texts = files.filter((file) => /\.(html|json|wasm|js)$/.test(file.name));
  assert.ok(texts.length > 60, "the county pages and the policy book are there");
  const found = texts.map((file) => {
    const text = readFileSync(join(file.parentPath, file.name), "latin1");
    assertSeen(text, file.name);
    return numbers(text).length;
  });
  assert.ok(Math.max(...found) > 50, "numbers were found at all");
});

for (const [zip, plan] of [["90012", "la-care"], ["96120", "not-sure"]]) {
  test(`every number on the pages for somebody in ${zip} was seen in a source`, async (t) => {
    const { page } = await app.visit(t);
    await begin(page, { zip });
    await answerAll(page, { "medi-cal-status": "yes", plan, age: 45, "sleeping-place": "shelter", "need-hard-to-manage": "yes" });
    await toResults(page);
    for (const place of ["results", "next", "rights", "sheet", "share", "medi-cal", "about"]) {
      await goTo(page, place);
      await unfold(page);
      const text = await page.evaluate(() =>
        [document.body.innerText, ...[...document.querySelectorAll("textarea")].map((area) => area.value)].join("\n"),
      );
      assertSeen(text, place);
    }
  });
}
