// What to do next, rights with their dates, and the sheet of paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { assertPages, assertReadable } from "./paper.mjs";
import { answerAll, begin, kept, toResults, unfold } from "./walk.mjs";

const app = useApp();

/** Somebody without a home, with something private to tell. */
const HOMELESS = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "shelter",
  "need-hard-to-manage": "yes",
  conditions: ["diabetes", "stroke"],
  "mental-health-impact": "yes",
};

/** Somebody with a home in which they are not safe. */
const NOT_SAFE = { ...HOMELESS, "sleeping-place": "own-home", "fleeing-violence": "yes" };

/** Somebody for whom nearly everything holds: more than two sides of paper can tell. */
const HEAVY = {
  ...HOMELESS,
  age: 67,
  "medicare-kind": "original",
  "sleeping-place": "own-home",
  "must-leave-within-30-days": "yes",
  "tenancy-trouble": "yes",
  "moved-twice-60-days": "yes",
  "crowded-home": "yes",
  "left-homelessness-24-months": "yes",
  "under-21-in-family": "yes",
  "needs-move-in-money": "yes",
  "has-lease": "yes",
  "place-lined-up": "yes",
  "housing-worker": "yes",
  "leaving-place": ["hospital", "nursing-facility", "recuperative-care"],
  "leaving-when": "soon",
  "nowhere-after-leaving": "yes",
  "er-visits-6-months": "2-3",
  "unplanned-stays-6-months": "1",
  "regular-care-hard-to-get": "yes",
  conditions: ["diabetes", "heart-failure", "stroke", "asthma"],
  "in-ghpp": "yes",
  "daily-help": ["bathing", "dressing", "medicines"],
  "hospital-risk": "yes",
  "recovering-now": "yes",
  "home-needs-changes": "yes",
  "alone-most-of-day": "yes",
  "told-nursing-home-care": "yes",
  "needs-nurse-sometimes": "yes",
  "safe-at-home-with-help": "yes",
  "wants-assisted-living": "yes",
  "has-caregiver": "yes",
  "caregiver-needs-break": "yes",
  "wants-to-leave-facility": "yes",
  "manages-self-care": "yes",
  "mental-health-care-now": "county",
  "substance-use-problem": "now",
  "crisis-care-main-source": "yes",
};

/** Walks to the plan of action. It is Monday, November 23, 2026, at noon. */
async function walk(t, answers = HOMELESS, zip = "90012") {
  const visit = await app.visit(t);
  await visit.page.clock.setFixedTime(new Date("2026-11-23T12:00:00-08:00"));
  await begin(visit.page, { zip });
  await answerAll(visit.page, answers);
  await toResults(visit.page);
  await visit.page.locator('main a.button[href="#/next"]').click();
  await heading(visit.page, "What to do next");
  return visit;
}

const heading = (page, text) => page.locator("main h1", { hasText: text }).waitFor();

async function go(page, place, text) {
  await page.locator(`main a[href="#/${place}"]`).first().click();
  await heading(page, text);
}

test("the first step says whom to call, what to say, and until when", async (t) => {
  const { page, assertQuiet } = await walk(t);
  const step = page.locator('section[data-step="ask-plan"]');
  const text = await step.innerText();
  assert.match(text, /1-888-839-9909/);
  assert.match(text, /TTY/);
  assert.match(await step.locator('a[target="_blank"]').first().getAttribute("href"), /lacare\.org/);
  assert.match(text, /December 2, 2026/, "five working days, Thanksgiving skipped");
  assert.match(text, /You can ask without these/);
  assert.match(await step.locator("textarea").inputValue(), /Enhanced Care Management/);
  assert.ok((await page.locator("main section.call").count()) <= 2, "one or two things first");
  assert.equal(await page.locator("h1").evaluate((h1) => document.activeElement === h1), true);
  await assertAccessible(page);
  await unfold(page);
  await assertAccessible(page);
  await assertQuiet();
});

test("private lines come into the script only when asked, and a changed script stays", async (t) => {
  const { page, assertQuiet } = await walk(t);
  const area = page.locator("#say-ask-plan");
  const before = await area.inputValue();
  await page.locator('section[data-step="ask-plan"] .choice input').check();
  const after = await area.inputValue();
  assert.ok(after.length > before.length, "private lines were added");
  await area.fill("In my own words.");
  await go(page, "sheet", "One sheet of paper");
  assert.match(await page.locator(".side.mine").innerText(), /In my own words/);
  assert.doesNotMatch((await kept(page)) ?? "", /own words/);
  await assertQuiet();
});

test("steps about danger are folded, and are on no paper", async (t) => {
  const { page } = await walk(t, NOT_SAFE);
  assert.doesNotMatch(await page.locator("main").innerText(), /Domestic Violence/);
  const fold = page.locator("details.unprinted");
  await fold.locator("summary").click();
  await page.getByText("National Domestic Violence Hotline").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await fold.isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await go(page, "sheet", "One sheet of paper");
  await page.locator("main .choice input").check();
  assert.doesNotMatch(await page.locator(".sheet").innerText(), /violence|flee/i);
});

test("help nearby is told about, and not decided", async (t) => {
  const { page } = await walk(t);
  await page.locator("main details", { hasText: "Show this help" }).locator("summary").click();
  await page.locator("main details article").first().waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, /does not decide about these/);
  assert.match(text, /It can run beside Enhanced Care Management/);
});

test("help nearby says what was seen in the county, and what is in place of a care manager", async (t) => {
  const older = { "told-nursing-home-care": "yes", age: 71, "medicare-kind": "original" };
  const { page } = await walk(t, { ...HOMELESS, ...older, "custody-release": "last-12-months" });
  await page.locator("main details", { hasText: "Show this help" }).locator("summary").click();
  const aside = (program) => page.locator(`[data-aside="neighbour/${program}"]`).innerText();
  assert.match(await aside("pace"), /AltaMed[^]*takes the place of the health plan/);
  assert.match(await aside("home-waiver"), /this or Enhanced Care Management, not both/);
  assert.match(await aside("reentry"), /State prisons began this on February 3, 2025/);
  assert.doesNotMatch(await aside("reentry"), /Los Angeles/, "not seen is not said");
});

test("a letter's last days are worked out, and go into a calendar", async (t) => {
  const { page, assertQuiet } = await app.visit(t, { path: "/#/rights" });
  await page.clock.setFixedTime(new Date("2026-11-23T12:00:00-08:00"));
  await page.locator("form .button").click();
  await page.locator(".errors").waitFor();
  await page.locator('input[value="ending"]').check();
  await page.locator("#dated").fill("2027-11-20");
  await page.locator("form .button").click();
  await page.getByText("still to come").first().waitFor();
  await assertAccessible(page);

  await page.locator("#dated").fill("2026-11-18");
  await page.locator("#ends").fill("2026-11-25");
  await page.locator("form .button").click();
  await page.locator("#found").waitFor();
  const day = (right) => page.locator(`[data-right="${right}"] .glance`).innerText();
  assert.match(await day("keep-service"), /November 24, 2026/, "before the service stops");
  assert.match(await day("appeal"), /January 17, 2027/);
  assert.match(await page.locator('[data-right="appeal"]').innerText(), /Do it by January 15, 2027/);
  await assertAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "calendar" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "dates.ics");
  const file = readFileSync(await download.path(), "utf8");
  assert.match(file, /^BEGIN:VCALENDAR\r\n/);
  assert.match(file, /DTSTART;VALUE=DATE:20270115\r\n/);
  assert.match(file, /SUMMARY:Last day: Appeal to the plan/);
  assert.equal(await kept(page), null, "nothing is kept");
  await assertQuiet();
});

test("the sheet has two sides on A4 and on Letter, and no text is cut", async (t) => {
  const { page, assertQuiet } = await walk(t);
  await go(page, "sheet", "One sheet of paper");
  await page.locator("#sheet-name").fill("Maria Example");
  await page.locator("#sheet-birth-date").fill("May 5, 1981");
  await page.locator("#sheet-number").fill("9ABCDEF");
  await page.locator("main .choice input").check();
  await page.locator(".side.plan", { hasText: "Maria Example" }).waitFor();
  await assertAccessible(page);
  assert.match(await page.locator(".side.mine").innerText(), /1-888-839-9909[^]*In danger: 911/);
  assert.match(await page.locator(".side.plan").innerText(), /Enhanced Care Management Policy Guide[^]*Rules [0-9a-f]{8}, checked/);
  for (const format of ["A4", "Letter"]) await assertPages(page, format, [2, 2]);
  await assertReadable(page, 11);
  await assertQuiet();
});

test("a side with more to tell takes another page, in type that can be read", async (t) => {
  const { page } = await walk(t, HEAVY);
  await go(page, "sheet", "One sheet of paper");
  await page.locator("main .choice input").check();
  const plan = page.locator(".side.plan");
  assert.match(await plan.innerText(), /May fit[^]*Met: [^]*To verify: /);
  for (const format of ["A4", "Letter"]) await assertPages(page, format, [3, 4], `heavy-${format}`);
  await assertReadable(page, 10);
});

test("what is typed for the sheet is gone with the page", async (t) => {
  const { page } = await walk(t);
  await go(page, "sheet", "One sheet of paper");
  await page.locator("#sheet-name").fill("Maria Example");
  assert.doesNotMatch((await kept(page)) ?? "", /Maria/);
  await page.locator(".back").click();
  await heading(page, "What to do next");
  await go(page, "sheet", "One sheet of paper");
  assert.equal(await page.locator("#sheet-name").inputValue(), "");
  assert.doesNotMatch(await page.locator(".sheet").innerText(), /Maria/);
});
