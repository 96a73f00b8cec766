// People whom a helper keeps on this device: locked, opened, listed, screened anew, moved to another device; and
// what is damaged is refused, and never written over.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { faults, letPrivateIn, ofKind, openFiles, requested, save, saveRecord, saveTable } from "./files.mjs";
import { assertAccessible, useApp } from "./harness.mjs";
import { PASSPHRASE, keep, open, record, send, store, stored, takeIn, turnOn } from "./people.mjs";
import { fileOf, forged, unseal } from "./sealed.mjs";
import { beginHelping } from "./sections.mjs";
import { assertPages } from "./paper.mjs";
import { goTo, kept, place, turn } from "./walk.mjs";

const app = useApp();
const text = (page) => page.locator("main").innerText();
const said = (page, words) => page.locator("main").getByText(words).first().waitFor();
const bytes = (text) => Buffer.from(text, "latin1");

/** Somebody who helps, with nobody kept so far. */
async function helping(t, options = {}) {
  const visit = await app.visit(t, options);
  await beginHelping(visit.page, {});
  await turnOn(visit.page);
  return visit;
}

/** Somebody who helps, with these people. */
async function withPeople(t, records, options) {
  const visit = await helping(t, options);
  await takeIn(visit.page, fileOf(records, PASSPHRASE));
  await said(visit.page, `New people: ${records.length}.`);
  return visit;
}

const names = (page) => page.locator("main dl dt").allInnerTexts();

test("a person is kept, locked, and opened again by the passphrase alone", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  assert.deepEqual([...(await stored(page)).keys()], [], "who only looks leaves nothing behind");
  await beginHelping(page, {});
  await turnOn(page);
  await keep(page, "Maria Marker");
  assert.match(await text(page), /Screened on/);
  const all = await stored(page);
  assert.deepEqual([...all.keys()].sort(), ["1", "list", "lock"]);
  assert.doesNotMatch([...all.values()].join(""), /Maria|shelter|medi-cal/, "nothing is to be read");
  await goTo(page, "caseload/0");
  await turn(page, () => page.getByRole("button", { name: "Lock", exact: true }).click());
  await page.locator("#passphrase").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Maria/);
  await page.reload();
  await page.locator("#passphrase").waitFor();
  await send(page, { passphrase: "another one entirely" });
  await said(page, "This did not open.");
  await open(page);
  await turn(page, () => page.getByRole("link", { name: "Maria Marker" }).click());
  await page.locator("#notes").waitFor();
  await turn(page, () => page.getByRole("button", { name: "Open the answers" }).click());
  assert.equal(await place(page), "check");
  assert.match(await text(page), /45/);
  await assertQuiet({ keeping: true });
});

test("each seal has its own nonce, and the key costs what OWASP asks for", async (t) => {
  const { page } = await helping(t);
  await keep(page, "Ana");
  const first = await stored(page);
  await send(page, { notes: "Left a message." });
  await said(page, "Saved.");
  const opened = [...first.values(), ...(await stored(page)).values()].map((each) => unseal(bytes(each), PASSPHRASE));
  assert.equal(new Set(opened.map(({ nonce }) => nonce)).size, 5, "the lock stays, the others are sealed anew");
  assert.ok(opened.every(({ rounds }) => rounds === 600_000));
  assert.ok(opened.some(({ text }) => text.includes("note Left a message.")));
});

test("a passphrase that is short or typed otherwise is not taken", async (t) => {
  const { page } = await app.visit(t, { path: "/#/caseload/0" });
  await page.locator("#again").waitFor();
  await assertAccessible(page);
  await send(page, { passphrase: "short", again: "short" });
  await page.locator(".errors").getByText("Use 12 letters or more.").waitFor();
  await send(page, { passphrase: PASSPHRASE, again: `${PASSPHRASE}x` });
  await page.locator(".errors").getByText("The two are not the same.").waitFor();
  await assertAccessible(page);
  assert.equal((await stored(page)).size, 0);
});

test("notes, calls and a day to call again stay; filters show whom they name", async (t) => {
  const records = [
    record({ id: "a", name: "Ana", lines: ["follow-up 2026-1-5"] }),
    record({ id: "b", name: "Bo", lines: ["follow-up 2199-1-5"] }),
    record({ id: "c", name: "Cy", lines: ["change cs/medically-tailored-meals not-now likely"] }),
  ];
  const { page, assertQuiet } = await withPeople(t, records);
  assert.deepEqual(await names(page), ["Ana", "Bo", "Cy"]);
  await page.locator('input[name="show"][value="due"]').check();
  assert.deepEqual(await names(page), ["Ana"]);
  await page.locator('input[name="show"][value="changed"]').check();
  assert.deepEqual(await names(page), ["Cy"]);
  await page.locator('input[name="show"][value="all"]').check();
  await page.locator("#find").fill("b");
  assert.deepEqual(await names(page), ["Bo"]);
  await turn(page, () => page.getByRole("link", { name: "Bo" }).click());
  await send(page, { notes: "Has a dog.\nMornings.", call: "2026-11-20", "follow-up": "2026-12-01" });
  await said(page, "Saved.");
  await assertAccessible(page);
  await page.reload();
  await open(page);
  await page.locator("#notes").waitFor();
  assert.equal(await page.locator("#notes").inputValue(), "Has a dog.\nMornings.");
  assert.equal(await page.locator("#follow-up").inputValue(), "2026-12-01");
  assert.match(await text(page), /Calls: November 20, 2026/);
  await goTo(page, "caseload/0");
  await page.locator("main dl").waitFor();
  assert.match(await text(page), /Call on December 1, 2026/);
  await assertAccessible(page);
  await assertQuiet({ keeping: true });
});

test("the list on paper has everybody, and nothing that only works on a screen", async (t) => {
  const people = Array.from({ length: 150 }, (_, at) => record({ id: `p${at}`, name: `Person ${1000 + at}` }));
  const { page } = await withPeople(t, people);
  assert.ok((await names(page)).length < people.length, "a screen shows some of them");
  await page.evaluate(() => (window.print = () => (window.wasPrinted = true)));
  await page.getByRole("button", { name: "Print this list" }).click();
  await page.waitForFunction(() => window.wasPrinted);
  assert.equal((await names(page)).length, people.length);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText("Person 1149").isVisible());
  for (const one of await page.locator("main :is(input, button), .leave, .foot").all()) {
    assert.ok(!(await one.isVisible()), await one.innerText());
  }
  await assertPages(page, "Letter", [2, 12]);
});

test("screening by new rules shows what changed, until somebody has seen it", async (t) => {
  const before = { "ecm/adult-homelessness": "not-now", "cs/gone-program": "likely" };
  const shelter = ["sleeping-place=shelter", "need-hard-to-manage=yes"];
  const { page } = await withPeople(t, [record({ id: "a", name: "Ana", verdicts: before, answers: shelter })]);
  await page.reload();
  await open(page);
  await said(page, "People not yet screened by them: 1");
  await page.getByRole("button", { name: "Screen everybody again" }).click();
  await said(page, "People with changed results: 1");
  await page.locator('input[name="show"][value="changed"]').check();
  await turn(page, () => page.getByRole("link", { name: "Ana" }).click());
  const notice = page.locator("section.notice", { hasText: "What changed" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /Adults without a home: was “Not shown by these answers”, is now “May fit”/);
  assert.match(await notice.innerText(), /cs\/gone-program/);
  await assertAccessible(page);
  await notice.getByRole("button").click();
  await notice.waitFor({ state: "detached" });
  await goTo(page, "caseload/0");
  await page.locator('input[name="show"][value="changed"]').check();
  assert.deepEqual(await names(page), []);
});

test("answers that changed are kept where the helper says so", async (t) => {
  const { page } = await helping(t);
  await keep(page, "Ana");
  await turn(page, () => page.getByRole("button", { name: "Open the answers" }).click());
  await page.evaluate(() => (location.hash = "#/section/1"));
  await page.locator("#age-typed").fill("70");
  await page.locator("#age-typed").blur();
  assert.match(await kept(page), /age=70-70/);
  await goTo(page, "results");
  await turn(page, () => page.getByRole("link", { name: "Keep this person on this device" }).click());
  await page.getByRole("button", { name: "Keep these answers for Ana" }).click();
  await said(page, "Saved.");
  const { text } = unseal(bytes((await stored(page)).get("1")), PASSPHRASE);
  assert.match(text, /age=70-70/);
});

/** Each way in which a store can be broken: what is done to its bytes, and what is said. */
const BROKEN = {
  "something else": ["lock", () => "{\"people\": []}", "This was not made by this site."],
  "an older form": ["lock", (all) => forged(bytes(all), (it) => (it[8] = 0)).toString("latin1"), "This was made by an older version"],
  "a newer form": ["list", (all) => forged(bytes(all), (it) => (it[8] = 9)).toString("latin1"), "This was made by a newer version"],
  "a list that is cut off": ["list", (all) => all.slice(0, -9), "A part of this is missing."],
  "a lock that is missing": ["lock", () => null, "A part of this is missing."],
  "a list that is missing": ["list", () => null, "A part of this is missing."],
  "a bit that fell over": ["list", (all) => all.slice(0, 60) + String.fromCharCode(all.charCodeAt(60) ^ 1) + all.slice(61), "This was changed or damaged."],
};

for (const [name, [key, damage, words]] of Object.entries(BROKEN)) {
  test(`a store with ${name} is refused, and nothing is written over it`, async (t) => {
    const { page } = await withPeople(t, [record({ id: "a", name: "Ana" })]);
    await store(page, key, damage((await stored(page)).get(key)));
    const before = await stored(page);
    await page.reload();
    await said(page, words);
    await said(page, "We left it as it is. Nothing was written over.");
    assert.equal(await page.locator("#again, #passphrase").count(), 0, "no way to begin anew over it");
    await assertAccessible(page);
    assert.deepEqual(await stored(page), before);
  });
}

test("what was changed with care, by somebody who makes the checksum fit, does not open either", async (t) => {
  const people = ["a", "b"].map((id) => record({ id, name: `Person ${id}` }));
  const { page } = await withPeople(t, people);
  const sound = await stored(page);
  const change = (key) => forged(bytes(sound.get(key)), (it) => (it[55] ^= 1)).toString("latin1");
  const refused = async (key, value, words) => {
    await store(page, key, value);
    const before = await stored(page);
    await page.reload();
    await open(page).catch(() => {});
    await said(page, words);
    assert.deepEqual(await stored(page), before);
    await store(page, key, sound.get(key));
  };
  await page.reload();
  await page.locator("#passphrase").waitFor();
  await store(page, "list", change("list"));
  await send(page, { passphrase: PASSPHRASE });
  await said(page, "This was changed or damaged.");
  await store(page, "list", sound.get("list"));
  await open(page);
  await goTo(page, "caseload/1");
  await refused("1", change("1"), "This was changed or damaged.");
  await refused("1", sound.get("2"), "This was changed or damaged.");
  await refused("1", null, "A part of this is missing.");
});

test("an old record in the place of a newer one is noticed", async (t) => {
  const { page } = await withPeople(t, [record({ id: "a", name: "Ana" })]);
  const old = (await stored(page)).get("1");
  await goTo(page, "caseload/1");
  await send(page, { notes: "Newer." });
  await said(page, "Saved.");
  await store(page, "1", old);
  await goTo(page, "caseload/0");
  await goTo(page, "caseload/1");
  await said(page, "This was changed or damaged.");
});

test("a file moves everybody to another device, once, and nothing that was noted is lost", async (t) => {
  const { page } = await helping(t);
  await keep(page, "Ana");
  await send(page, { notes: "From the first device." });
  await said(page, "Saved.");
  await goTo(page, "caseload/0");
  await page.locator("summary", { hasText: "Move to another device" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    send(page, { "file-passphrase": "words for the road", "file-again": "words for the road" }),
  ]);
  await said(page, "Saved.");
  assert.deepEqual(await page.locator("#file-passphrase, #file-again").evaluateAll((all) => all.map(({ value }) => value)), ["", ""]);
  assert.match(download.suggestedFilename(), /^people-\d{4}-\d{1,2}-\d{1,2}\.sealed$/);
  const file = await readFile(await download.path());
  assert.match(unseal(file, "words for the road").text, /name Ana[^]*From the first device/);
  assert.doesNotMatch(file.toString("latin1"), /Ana|device/);

  const { page: other } = await helping(t);
  for (const [damaged, words] of [
    [file.subarray(0, -20), "A part of this is missing."],
    [forged(file, (it) => (it[8] = 0)), "This was made by an older version"],
    [Buffer.from("name,age\nAna,45\n"), "This was not made by this site."],
    [Buffer.concat([file, file]), "This was changed or damaged."],
  ]) {
    await takeIn(other, damaged, "words for the road");
    await said(other, words);
  }
  await takeIn(other, file, PASSPHRASE);
  await said(other, "This did not open.");
  assert.equal(await other.locator("#their-passphrase").inputValue(), "", "no passphrase is left to be read");
  assert.deepEqual(await names(other), []);
  await takeIn(other, file, "words for the road");
  await said(other, "New people: 1. Changed: 0.");
  assert.deepEqual(await names(other), ["Ana"]);
  await takeIn(other, file, "words for the road");
  await said(other, "New people: 0. Changed: 0.");
  await goTo(other, "caseload/1");
  await send(other, { notes: "From the other device." });
  await said(other, "Saved.");
  await goTo(other, "caseload/0");
  await takeIn(other, file, "words for the road");
  await said(other, "New people: 0. Changed: 1.");
  await goTo(other, "caseload/1");
  await other.locator("#notes").waitFor();
  assert.match(await other.locator("#notes").inputValue(), /From the other device\.\s+From the first device\./);
});

test("everybody, or whoever is shown, is saved as a table and as a record, private answers only when they are let in", async (t) => {
  const private_ = ["sleeping-place=shelter", "need-hard-to-manage=yes", "conditions=hiv", "custody-release=last-12-months"];
  const { page, assertQuiet } = await withPeople(t, [
    record({ id: "a", name: 'Ana "Núñez", Jr.', answers: private_, lines: ["note Knows the way in."] }),
    record({ id: "b", name: "=Bo", answers: ["sleeping-place=shelter"], lines: ["follow-up 2026-1-5"] }),
    record({ id: "c", name: "Cy" }),
  ]);
  await openFiles(page);
  await assertAccessible(page);
  const table = await save(page, "csv");
  await said(page, "Saved. People: 3");
  assert.doesNotMatch(table.text.split("\r\n").slice(1).join(), /\bhiv\b|last-12-months|way in/i);
  const rows = await saveTable(page);
  assert.deepEqual(rows.map(({ person, name }) => [person, name]), [["1", 'Ana "Núñez", Jr.'], ["2", "'=Bo"], ["3", "Cy"]]);
  assert.deepEqual(rows.map(({ age }) => age), ["45", "45", "45"]);
  assert.deepEqual(rows.map((row) => row["sleeping-place"]), ["shelter", "shelter", ""]);
  assert.deepEqual(rows.map((row) => row.private_left_out), ["yes", "no", "no"]);

  const bundle = await saveRecord(page);
  assert.deepEqual(faults(bundle), []);
  assert.deepEqual(ofKind(bundle, "Patient").map(({ name }) => name[0].text), ['Ana "Núñez", Jr.', "=Bo", "Cy"]);
  assert.equal(ofKind(bundle, "QuestionnaireResponse").length, 3);
  assert.ok(requested(bundle).includes("cs/housing-transition-navigation"));
  const told = JSON.stringify(bundle.entry.slice(1));
  assert.doesNotMatch(told, /\bhiv\b|last-12-months|way in|ecm\/adult-justice/i);

  await letPrivateIn(page);
  await page.locator("#file-names").uncheck();
  const [ana] = await saveTable(page);
  assert.deepEqual([ana.conditions, ana["custody-release"], ana.private_left_out, ana.name], ["hiv", "last-12-months", "no", ""]);
  const all = await saveRecord(page);
  assert.deepEqual(faults(all), []);
  assert.match(JSON.stringify(all.entry.slice(1)), /ecm\/adult-justice/);
  assert.ok(ofKind(all, "Patient").every(({ name }) => name === undefined));

  await page.locator('input[name="show"][value="due"]').check();
  const [bo, ...others] = await saveTable(page);
  assert.deepEqual([bo["sleeping-place"], others.length], ["shelter", 0]);
  await said(page, "Saved. People: 1");
  await page.locator("#find").fill("nobody of this name");
  assert.deepEqual(await saveTable(page), []);
  assert.deepEqual(faults(await saveRecord(page)), []);
  await assertQuiet({ keeping: true });
});

test("one person and everybody can be deleted, and then nothing is left", async (t) => {
  const { page } = await withPeople(t, ["a", "b"].map((id) => record({ id, name: `Person ${id}` })));
  await goTo(page, "caseload/1");
  await page.locator("summary", { hasText: "Delete this person" }).click();
  await turn(page, () => page.getByRole("button", { name: "Delete this person" }).click());
  assert.deepEqual(await names(page), ["Person b"]);
  assert.deepEqual([...(await stored(page)).keys()].sort(), ["2", "list", "lock"]);
  await page.locator("summary", { hasText: "Delete everybody" }).click();
  await turn(page, () => page.getByRole("button", { name: "Delete everybody" }).click());
  await page.locator("#again").waitFor();
  assert.equal((await stored(page)).size, 0);
});

test("leaving and starting over lock the people, and keep them", async (t) => {
  const { page } = await withPeople(t, [record({ id: "a", name: "Ana Marker" })]);
  await turn(page, () => page.getByRole("button", { name: "Start over and erase my answers" }).click());
  await goTo(page, "caseload/0");
  await page.locator("#passphrase").waitFor();
  await open(page);
  await page.evaluate(() => dispatchEvent(new Event("leave")));
  await page.locator('input[name="who-for"]').first().waitFor();
  await goTo(page, "about");
  await goTo(page, "caseload/0");
  await page.locator("#passphrase").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Marker/);
  await open(page);
  assert.deepEqual(await names(page), ["Ana Marker"]);
});

test("people are locked when nobody is there, and what was typed is kept", async (t) => {
  const visit = await app.visit(t);
  await visit.page.clock.install();
  const { page } = visit;
  await beginHelping(page, {});
  await turnOn(page);
  await takeIn(page, fileOf([record({ id: "a", name: "Ana Marker" })], PASSPHRASE));
  await said(page, "New people: 1.");
  await goTo(page, "caseload/1");
  await page.locator("#notes").fill("Half a sen");
  await page.clock.fastForward("04:00");
  assert.match(await text(page), /Ana Marker/);
  await page.clock.fastForward("01:30");
  await page.locator("#passphrase").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Marker/);
  await open(page);
  await page.locator("#notes").waitFor();
  assert.equal(await page.locator("#notes").inputValue(), "Half a sen");
});

test("a tab with an older list writes nothing over a newer one", async (t) => {
  const { page, context } = await withPeople(t, [record({ id: "a", name: "Ana" })]);
  const other = await context.newPage();
  await other.goto(`${app.url}/#/caseload/1`);
  await other.locator("#passphrase").waitFor();
  await open(other);
  await send(other, { notes: "From the other tab." });
  await said(other, "Saved.");
  await takeIn(page, fileOf([record({ id: "b", name: "Bo" })], PASSPHRASE));
  await said(page, "another tab changed it");
  const { text } = unseal(bytes((await stored(page)).get("list")), PASSPHRASE);
  assert.match(text, /Ana/);
  assert.doesNotMatch(text, /Bo/);
});

test("a browser that keeps nothing says so, and loses nothing", async (t) => {
  const { page } = await withPeople(t, [record({ id: "a", name: "Ana" })]);
  const before = await stored(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await goTo(page, "caseload/1");
  await send(page, { notes: "Too much." });
  await said(page, "This browser does not keep it.");
  assert.deepEqual(await stored(page), before);
  const denied = await app.visit(t, { path: "/#/caseload/0", ready: false });
  await denied.page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  await denied.page.reload();
  await said(denied.page, "This browser does not keep it.");
});
