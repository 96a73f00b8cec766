// People whom a helper keeps on a device, for tests: through the pages, and under them.
import { tellSections } from "./sections.mjs";
import { goTo, turn } from "./walk.mjs";

export const PASSPHRASE = "four plain words here";
export const SHELTER = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** Fills the fields with these ids, and sends the form they are in. */
export async function send(page, fields) {
  for (const [id, value] of Object.entries(fields)) await page.locator(`#${id}`).fill(value);
  await page.locator(`form:has(#${Object.keys(fields)[0]}) button[type=submit]`).click();
}

/** Goes to the people, and begins to keep them. */
export async function turnOn(page) {
  await goTo(page, "caseload/0");
  await page.locator("#again").waitFor();
  await turn(page, () => send(page, { passphrase: PASSPHRASE, again: PASSPHRASE }));
}

/** Opens what is locked; the page of the people is in view. */
export const open = (page, passphrase = PASSPHRASE) => turn(page, () => send(page, { passphrase }));

/** Asks somebody, and keeps them under a name; the page is that of the person then. */
export async function keep(page, name, answers = SHELTER) {
  await goTo(page, "section/1");
  await tellSections(page, answers);
  await goTo(page, "caseload/0");
  await turn(page, () => send(page, { "person-name": name }));
  await page.locator("#notes").waitFor();
}

/** Takes a file in, on the page of everybody. */
export async function takeIn(page, buffer, passphrase = PASSPHRASE) {
  await page.evaluate(() => (document.querySelector("details:has(#people-file)").open = true));
  await page.locator("#people-file").setInputFiles({ name: "people.sealed", mimeType: "", buffer });
  await send(page, { "their-passphrase": passphrase });
}

/** The record of somebody who was screened by older rules, for a file. */
export function record({ id, name, verdicts = {}, answers = [], lines = [] }) {
  const told = ["who-for=client", "county=los-angeles", "medi-cal-status=yes", "plan=la-care", "age=45-45", ...answers];
  const found = Object.entries(verdicts).map(([program, verdict]) => `verdict ${program} ${verdict}`);
  const head = ["person 1", `id ${id}`, "revision 1", `name ${name}`, ...lines, "screened 2026-1-2 1", ...found];
  return [...head, "answers", "of another build", ";;;", ...told].join("\n");
}

/** What lies in the browser's database: keys with their bytes as text of one letter a byte. */
export async function stored(page) {
  const all = await page.evaluate(async () => {
    const name = "kept";
    if (!(await indexedDB.databases()).some((each) => each.name === name)) return [];
    const asked = indexedDB.open(name);
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const store = database.transaction("sealed").objectStore("sealed");
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    await new Promise((done) => (store.transaction.oncomplete = done));
    database.close();
    const text = (bytes) => [...bytes].map((byte) => String.fromCharCode(byte)).join("");
    return keys.result.map((key, place) => [String(key), text(values.result[place])]);
  });
  return new Map(all);
}

/** Puts bytes, as text of one letter a byte, in the place of what lies under a key. */
export const store = (page, key, text) =>
  page.evaluate(
    async ([key, text]) => {
      const asked = indexedDB.open("kept");
      const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
      const all = database.transaction("sealed", "readwrite").objectStore("sealed");
      const name = /^\d+$/.test(key) ? Number(key) : key;
      if (text === null) all.delete(name);
      else all.put(Uint8Array.from(text, (letter) => letter.charCodeAt(0)), name);
      await new Promise((done) => (all.transaction.oncomplete = done));
      database.close();
    },
    [key, text],
  );
