// Answers that a member keeps on their own device: only where they ask for it, in the clear or locked, found
// again on the first page, and deleted by one button.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { PASSPHRASE, send, store, stored } from "./people.mjs";
import { forged, unseal } from "./sealed.mjs";
import { answerAll, begin, kept, place, toResults, turn } from "./walk.mjs";

const app = useApp();
const SHELTER = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const said = (page, words) => page.locator("main").getByText(words).first().waitFor();
const lasting = (page) => page.evaluate(() => ({ ...localStorage }));

/** A member at the results, with the way to keep answers open. */
async function atResults(t) {
  const visit = await app.visit(t);
  await begin(visit.page, { zip: "90012" });
  await answerAll(visit.page, SHELTER);
  await toResults(visit.page);
  return visit;
}

const unfold = async (page) => {
  await page.locator("summary", { hasText: "Keep the answers on this device" }).click();
  await page.locator("#own-passphrase").waitFor();
};

/** Another visit on the same device: another tab, with nothing from the one before. */
async function another(context) {
  const page = await context.newPage();
  await page.goto(app.url);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  return page;
}

test("nothing stays on the device until somebody asks for it", async (t) => {
  const { page, context, assertQuiet } = await atResults(t);
  assert.deepEqual(await lasting(page), {});
  assert.equal((await stored(page)).size, 0);
  await assertQuiet();
  const later = await another(context);
  assert.equal(await later.locator("main section.notice").count(), 0);
});

test("answers are kept, found on the first page of another visit, and gone on with", async (t) => {
  const { page, context, assertQuiet } = await atResults(t);
  await unfold(page);
  await assertAccessible(page);
  await send(page, { "own-passphrase": "" });
  await said(page, "The answers are kept on this device.");
  await assertQuiet({ keeping: true });
  const later = await another(context);
  await said(later, "The answers are kept on this device.");
  await assertAccessible(later);
  await turn(later, () => later.getByRole("button", { name: "Go on where you stopped" }).click());
  assert.equal(await place(later), "check");
  assert.equal(await kept(later), await kept(page));
});

test("with a passphrase they are sealed, and leaving fast leaves them so", async (t) => {
  const { page, context } = await atResults(t);
  await unfold(page);
  await send(page, { "own-passphrase": "short" });
  await page.getByText("Use 12 letters or more.", { exact: true }).waitFor();
  await send(page, { "own-passphrase": PASSPHRASE });
  await said(page, "The answers are kept on this device, locked.");
  assert.deepEqual(await lasting(page), {});
  const sealed = (await stored(page)).get("answers");
  assert.doesNotMatch(sealed, /shelter/);
  assert.match(unseal(Buffer.from(sealed, "latin1"), PASSPHRASE).text, /sleeping-place=shelter/);
  await leave(page, context);
  const later = await another(context);
  await send(later, { "own-passphrase": "another one entirely" });
  await said(later, "This did not open.");
  await turn(later, () => send(later, { "own-passphrase": PASSPHRASE }));
  assert.equal(await place(later), "check");
  assert.match(await kept(later), /sleeping-place=shelter/);
});

/** Leaves by the button that is on every page. */
async function leave(page, context) {
  const isElsewhere = (url) => !url.href.startsWith(app.url);
  await context.route(isElsewhere, (route) => route.fulfill({ body: "elsewhere" }));
  await page.locator("#leave").click();
  await page.waitForURL(isElsewhere);
}

for (const [how, act] of Object.entries({
  "leaving fast": leave,
  "starting over": (page) =>
    turn(page, () => page.getByRole("button", { name: "Start over and erase my answers" }).click()),
})) {
  test(`${how} deletes what is not locked`, async (t) => {
    const { page, context } = await atResults(t);
    await unfold(page);
    await send(page, { "own-passphrase": "" });
    await said(page, "The answers are kept on this device.");
    await act(page, context);
    const later = await another(context);
    assert.deepEqual(await lasting(later), {});
    assert.equal(await later.getByText("kept on this device").count(), 0);
  });
}

test("one button deletes what is kept, locked or not", async (t) => {
  for (const passphrase of ["", PASSPHRASE]) {
    const { page, context } = await atResults(t);
    await unfold(page);
    await send(page, { "own-passphrase": passphrase });
    await said(page, "The answers are kept on this device");
    const later = await another(context);
    await later.getByRole("button", { name: "Delete what is kept" }).click();
    await said(later, "What was kept is deleted.");
    assert.deepEqual(await lasting(later), {});
    assert.equal((await stored(later)).size, 0);
  }
});

test("what is kept and damaged is said, and stays until somebody deletes it", async (t) => {
  const { page, context } = await atResults(t);
  await unfold(page);
  await send(page, { "own-passphrase": PASSPHRASE });
  await said(page, "locked.");
  const sealed = Buffer.from((await stored(page)).get("answers"), "latin1");
  const faults = [
    [sealed.subarray(0, -3), "A part of this is missing."],
    [forged(sealed, (it) => (it[8] = 0)), "This was made by an older version"],
    [Buffer.from("not ours"), "This was not made by this site."],
  ];
  for (const [damaged, words] of faults) {
    await store(page, "answers", damaged.toString("latin1"));
    const later = await another(context);
    await said(later, words);
    await said(later, "We left it as it is.");
    assert.equal((await stored(later)).get("answers"), damaged.toString("latin1"));
    await later.close();
  }
});
