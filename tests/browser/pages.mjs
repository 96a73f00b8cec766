// Every page of the main job, one after the other, for checks that hold for each of them.
import { answerPage, begin, choose, onward, pastIntroduction, place, toResults, turn } from "./walk.mjs";

const ANSWERS = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "shelter",
  "need-hard-to-manage": "yes",
};
/** A day to which the rules apply, so that dates on the pages are always the same. */
const DAY = new Date("2026-11-23T12:00:00-08:00");

/** Walks from the start page to the sheet of paper, and calls `look` with the name of each page. */
export async function eachPage(page, look) {
  await page.clock.setFixedTime(DAY);
  await look("start");
  await page.locator('main form button[type="submit"]').click();
  await isTold(page);
  await look("start-faults");
  await choose(page, "who-for", "me");
  await onward(page);
  await look("county");
  await page.locator("#zip").fill("10001");
  await page.locator("form .button.second").click();
  await isTold(page);
  await look("county-faults");
  await page.goBack();
  await begin(page, { zip: "90012" });
  while ((await place(page)) !== "check") {
    if (await page.locator("form[data-introduction]").count()) await look("before-private");
    await pastIntroduction(page);
    await look(`ask-${await firstFact(page)}`);
    await answerPage(page, ANSWERS);
  }
  await look("check");
  await toResults(page);
  await look("results");
  for (const next of ["next", "sheet"]) {
    await turn(page, () => page.locator(`main a.button[href="#/${next}"]`).click());
    await look(next);
  }
}

/** The list of faults is there, and has the focus. */
const isTold = (page) => page.waitForFunction(() => document.activeElement.className === "errors");

const firstFact = (page) => page.locator("main fieldset input:not([type=text])").first().getAttribute("name");
