// The two files that people can save, read by libraries that know nothing of this program: `csv-parse` reads the
// table, `fhir` holds the record against the definitions of FHIR R4, with its value sets, offline.
import { parse } from "csv-parse/sync";
import fhir from "fhir";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { choose } from "./walk.mjs";

const validator = new fhir.Fhir();

export const files = (page) => page.locator("details", { has: page.locator('[name="file-kind"]') });
const button = (page) => files(page).locator("button[type=submit]");

/** Opens the fold with these words on it. */
export async function openFiles(page, words = "as a file") {
  await page.locator("summary", { hasText: words }).click();
  await button(page).waitFor();
}

/** Saves a file of this kind, and gives back its name and text. */
export async function save(page, kind) {
  await choose(page, "file-kind", kind);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

export const letPrivateIn = (page) => choose(page, "file-private", "file-private");
export const saveRecord = async (page) => JSON.parse((await save(page, "fhir")).text);
export const readTable = (text) => parse(text, { columns: true, bom: true, record_delimiter: "\r\n" });
export const saveTable = async (page) => readTable((await save(page, "csv")).text);

/** What the library has against a resource. */
export function faults(resource) {
  const { valid, messages } = validator.validate(resource, { errorOnUnexpected: true });
  const found = messages.filter(({ severity }) => ["error", "fatal"].includes(severity));
  assert.equal(valid, found.length === 0);
  return found.map(({ location, message }) => `${location}: ${message}`);
}

export const ofKind = (bundle, kind) =>
  bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === kind);
export const codesOf = (concepts = []) => concepts.flatMap(({ coding }) => coding.map(({ code }) => code));
export const requested = (bundle) => ofKind(bundle, "ServiceRequest").map(({ code }) => code.coding[0].code);
