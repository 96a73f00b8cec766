// People whom a helper keeps on this device: locked, opened, listed, screened anew, moved, and never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { beginHelping, tellSections } from "./sections.mjs";
import { goTo, place, turn } from "./walk.mjs";

const app = useApp();
const PASSPHRASE = "four plain words here";
const SHELTER = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** Fills the fields with these ids, and sends the form they are in. */
async function send(page, fields) {
  for (const [id, value] of Object.entries(fields)) await page.locator(`#${id}`).fill(value);
  await page.locator(`form:has(#${Object.keys(fields)[0]}) button[type=submit]`).click();
}

/** Goes to the people, and begins to keep them. */
async function turnOn(page) {
  await goTo(page, "caseload/0");
  await page.locator("#again").waitFor();
  await turn(page, () => send(page, { passphrase: PASSPHRASE, again: PASSPHRASE }));
}

/** Asks somebody, and keeps them under a name; the page is that of the person then. */
async function keep(page, name, answers = SHELTER) {
  await goTo(page, "section/1");
  await tellSections(page, answers);
  await goTo(page, "caseload/0");
  await turn(page, () => send(page, { "person-name": name }));
  await page.locator("#notes").waitFor();
}

/** Everything that the browser keeps of them, as one text of bytes. */
const stored = (page) =>
  page.evaluate(async () => {
    const open = (name) =>
      new Promise((done, failed) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    const database = await open("kept");
    const all = database.transaction("sealed").objectStore("sealed").getAll();
    await new Promise((done) => (all.onsuccess = done));
    database.close();
    const text = (bytes) => [...bytes].map((byte) => String.fromCharCode(byte)).join("");
    return all.result.map(text);
  });

test("a person is kept, locked, and opened again by the passphrase alone", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await beginHelping(page, {});
  await turnOn(page);
  await keep(page, "Maria Marker");
  assert.match(await page.locator("main").innerText(), /Screened on/);
  const all = await stored(page);
  assert.equal(all.length, 3, "the lock, the list, and one person");
  assert.doesNotMatch(all.join(""), /Maria|shelter|medi-cal/, "nothing is to be read");
  await goTo(page, "caseload/0");
  await turn(page, () => page.getByRole("button", { name: "Lock", exact: true }).click());
  await page.locator("#passphrase").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Maria/);
  await page.reload();
  await page.locator("#passphrase").waitFor();
  await send(page, { passphrase: "another one entirely" });
  await page.getByText("This did not open.").waitFor();
  await turn(page, () => send(page, { passphrase: PASSPHRASE }));
  await turn(page, () => page.getByRole("link", { name: "Maria Marker" }).click());
  await page.locator("#notes").waitFor();
  await turn(page, () => page.getByRole("button", { name: "Open the answers" }).click());
  assert.equal(await place(page), "check");
  assert.match(await page.locator("main").innerText(), /45/);
  await assertQuiet();
});
