// Taking results along, opening a link, ways into Medi-Cal, what CalAIM is, and one result step by step.
import jsQR from "jsqr";
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { answerAll, begin, kept, toResults, turn, unfold, verdicts } from "./walk.mjs";

const app = useApp();

const HOMELESS = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "shelter",
  "need-hard-to-manage": "yes",
};

/** Somebody who goes to the emergency room often, but one time short of the number. */
const NEARLY = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "own-home",
  "er-visits-6-months": "2-3",
};

const heading = (page, text) => page.locator("main h1", { hasText: text }).waitFor();
const text = (page) => page.locator("main").innerText();

async function walk(t, answers = HOMELESS, options = {}) {
  const visit = await app.visit(t, options);
  await begin(visit.page, { zip: "90012" });
  await answerAll(visit.page, answers);
  await toResults(visit.page);
  return visit;
}

async function toShare(t, options) {
  const visit = await walk(t, HOMELESS, options);
  await visit.page.locator('main a[href="#/share"]').click();
  await heading(visit.page, "Take the results with you");
  return visit;
}

test("a link holds results and no answer, and is drawn as a code on the device", async (t) => {
  const { page, assertQuiet } = await toShare(t);
  const link = await page.locator("#share-link").inputValue();
  assert.match(link, /^http:\/\/[^/?#]+\/#\/r\/[\w-]{20,60}$/);
  const holds = await page.locator("section.notice").innerText();
  assert.match(holds, /Los Angeles/);
  assert.match(holds, /L\.A\. Care/);
  assert.match(holds, /does not hold an answer, a name/);
  const code = page.locator("img.qr");
  assert.ok((await code.getAttribute("alt")).length > 10);
  assert.equal(await scanned(code), link, "a camera reads the link");
  assert.ok((await page.locator('a[href^="sms:"]').getAttribute("href")).includes(encodeURIComponent(link)));
  const mail = await page.locator('a[href^="mailto:"]').getAttribute("href");
  assert.ok(mail.includes(encodeURIComponent(link)) && mail.length < 2000);
  assert.doesNotMatch(decodeURIComponent(mail.split("http")[0]), /shelter|\bage\b|45/i, "no answer in the mail");
  await assertAccessible(page);
  await unfold(page);
  await assertAccessible(page);
  assert.match(await page.locator("#share-text").inputValue(), /1-888-839-9909/);
  await assertQuiet();
});

/** What somebody else's reader finds in a picture on the page. */
async function scanned(image) {
  const { pixels, side } = await image.evaluate((img) => {
    const side = 600;
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const context = canvas.getContext("2d");
    context.drawImage(img, 0, 0, side, side);
    return { pixels: [...context.getImageData(0, 0, side, side).data], side };
  });
  return jsQR(Uint8ClampedArray.from(pixels), side, side)?.data;
}

test("the link is copied, or marked where the browser does not copy", async (t) => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, assertQuiet } = await toShare(t, { permissions });
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("Copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator("#share-link").inputValue());
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("does not copy by itself").waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString()), copied);
  await assertQuiet();
});

test("a link opens to the same verdicts, in a browser that knows nothing", async (t) => {
  const { page } = await toShare(t);
  const link = await page.locator("#share-link").inputValue();
  await turn(page, () => page.locator(".back").click());
  const own = await verdicts(page);
  const place = link.slice(link.indexOf("#"));
  const other = await app.visit(t, { path: `/${place}` });
  await heading(other.page, "Results from a link");
  const theirs = await other.page.$$eval("article[data-program]", (cards) =>
    cards.map((card) => [card.dataset.program, card.dataset.verdict]),
  );
  assert.ok(theirs.length > 0);
  for (const [program, verdict] of theirs) assert.equal(own[program], verdict, program);
  assert.match(await text(other.page), /Los Angeles County[^]*L\.A\. Care/);
  assert.doesNotMatch(await text(other.page), /rules on this site have changed/);
  assert.equal(await kept(other.page), null, "nothing is kept");
  await assertAccessible(other.page);
  await other.assertQuiet();
});

/** A link as another build would have written it: other rules, or another version. */
function written({ version = "1", mark = 7, county = 0, plan = 0 } = {}) {
  const bytes = [9, 180, 0, 0, 0, mark, county, plan, 0b00100100];
  let hash = 0xcbf29ce484222325n;
  for (const byte of [version.charCodeAt(0), ...bytes]) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  for (let place = 7n; place >= 0n; place--) bytes.push(Number((hash >> (place * 8n)) & 255n));
  return Buffer.from(bytes).toString("base64url") + version;
}

test("a link of other rules says so, and what changed", async (t) => {
  const { page, assertQuiet } = await app.visit(t, { path: `/#/r/${written()}` });
  await heading(page, "Results from a link");
  assert.match(await text(page), /rules on this site have changed/);
  await unfold(page);
  await assertAccessible(page);
  await assertQuiet();
});

test("each fault of a link has its own words, above the first page", async (t) => {
  const faults = [
    ["x", /damaged/],
    ["<script>alert(1)</script>", /damaged/],
    ["a".repeat(5000), /damaged/],
    [written().slice(1), /damaged/],
    [written({ version: "2" }), /another version/],
    [written({ county: 200 }), /county/],
    [written({ plan: 250 }), /health plan/],
  ];
  const { page, assertQuiet } = await app.visit(t);
  for (const [code, words] of faults) {
    await page.evaluate((code) => (location.hash = `#/r/${code}`), code);
    await page.locator("[data-fault]").waitFor();
    const told = await page.locator("[data-fault]").innerText();
    assert.match(told, words, code.slice(0, 40));
    assert.match(told, /says nothing about what help there is/);
    await heading(page, "Find extra help");
    await page.evaluate(() => (location.hash = "#/about"));
    await heading(page, "What is CalAIM?");
  }
  await page.evaluate((code) => (location.hash = `#/r/${code}`), "x");
  await page.locator("[data-fault]").waitFor();
  await assertAccessible(page);
  await assertQuiet();
});

test("ways into Medi-Cal stand beside dated limits, and nothing told is kept", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await page.clock.setFixedTime(new Date("2026-11-26T12:00:00-08:00"));
  await page.locator('main a[href="#/medi-cal"]').first().click();
  await heading(page, "Getting Medi-Cal or a plan");
  const before = await text(page);
  assert.match(before, /talk for free to a qualified immigration legal aid group/);
  assert.match(before, /January 1, 2027/);
  assert.match(before, /Hospital Presumptive Eligibility/);
  assert.match(before, /1-800-300-1506/);
  assert.doesNotMatch(before, /safe to apply|you qualify|you are eligible|no asset limit/i);
  await assertAccessible(page);

  await page.locator("#size").selectOption("0");
  await page.locator("#income").selectOption({ label: "$1,001 to $1,500" });
  await page.locator("#age-now").selectOption("2");
  await page.locator("form .button").click();
  await page.locator('[data-door="adults"]').waitFor();
  const adults = () => page.locator('[data-door="adults"]').innerText();
  assert.match(await adults(), /\$1,836[^]*You may qualify/);
  await page.locator("#income").selectOption({ label: "$1,901 to $2,100" });
  await page.locator("form .button").click();
  await page.getByText("worth applying").first().waitFor();
  assert.match(await adults(), /worth applying/);
  await assertAccessible(page);
  assert.equal(await kept(page), null, "nothing is kept");
  assert.doesNotMatch(page.url(), /2100|1901/);
  await page.clock.setFixedTime(new Date("2027-01-02T12:00:00-08:00"));
  await page.locator("form .button").click();
  await page.getByText("being updated").first().waitFor();
  await assertQuiet();
});

test("somebody without Medi-Cal is led there from the results", async (t) => {
  const { page } = await walk(t, { "medi-cal-status": "no" });
  await page.locator('main a[href="#/medi-cal"]').click();
  await heading(page, "Getting Medi-Cal or a plan");
});

test("what CalAIM is: two halves, a timeline with today in it, sources", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await page.locator('footer a[href="#/about"]').click();
  await heading(page, "What is CalAIM?");
  assert.equal(await page.locator(".halves article").count(), 2);
  assert.equal(await page.locator(".timeline .today").count(), 1);
  assert.equal(await page.locator('main a[href^="rules/sources/#source-"]').count(), 5);
  assert.equal(await page.locator("h1").evaluate((h1) => document.activeElement === h1), true);
  await assertAccessible(page);
  await assertQuiet();
});

test("another answer is tried, moves results, and is kept only when asked", async (t) => {
  const { page, assertQuiet } = await walk(t, NEARLY);
  const own = await verdicts(page);
  const card = page.locator('article[data-program="ecm/adult-avoidable-utilization"]');
  await card.locator('a[href^="#/why/"]').click();
  await page.locator(".steps").waitFor();
  assert.match(await text(page), /The answer was 3\. The rule starts at/);
  assert.equal(await page.locator(".steps").getAttribute("data-verdict"), own["ecm/adult-avoidable-utilization"]);
  await assertAccessible(page);

  const answer = page.locator('details[data-fact="er-visits-6-months"]');
  await answer.locator("summary").first().click();
  await answer.locator('input[value="5-or-more"]').check();
  const before = await kept(page);
  await answer.locator("form .button").click();
  const moved = page.locator('[data-moved="ecm/adult-avoidable-utilization"]');
  await moved.waitFor();
  assert.match(await moved.innerText(), /before, “Not shown by these answers”. After, “May fit”/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "moved");
  assert.equal(await kept(page), before, "a trial changes nothing");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Leave it as it was" }).click();
  await moved.waitFor({ state: "detached" });

  await answer.locator("form .button").click();
  await page.getByRole("button", { name: "Keep the new answer" }).click();
  await page.locator('.steps[data-verdict="likely"]').waitFor();
  assert.match(await kept(page), /er-visits-6-months=5-99/);
  await assertQuiet();
});

test("a result that there is not leads to the results", async (t) => {
  const { page } = await walk(t, NEARLY);
  await page.evaluate(() => (location.hash = "#/why/999"));
  await page.waitForFunction(() => location.hash === "#/results");
});
