// The policy book and the county pages: reached from the results, readable without JavaScript, silent.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, assertAccessible, useApp } from "./harness.mjs";
import { answerAll, begin, toResults, unfold } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** Every link of the page to a page of this site. */
const inward = (page) =>
  page.$$eval("a[href]", (links) =>
    links.map((link) => link.getAttribute("href")).filter((href) => /^(rules|county)\//.test(href)),
  );

test("each result leads to its rule, and the county to its page", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  await toResults(page);
  await unfold(page);
  const links = await inward(page);
  assert.ok(links.includes("rules/ecm/adult-homelessness/"), `${links.length} links, none to the rule`);
  assert.ok(links.includes("county/los-angeles/"), "no link to the county's page");
  for (const link of new Set(links.map((link) => link.split("#")[0]))) {
    assert.ok(existsSync(join(DIST, link, "index.html")), `${link} is not there`);
  }
  // Unfolded, the part that keeps answers on the device has come too.
  await assertQuiet({ keeping: true });
});

for (const path of ["rules/", "rules/ecm/birth-equity/", "rules/sources/", "county/", "county/kern/"]) {
  test(`/${path} asks nobody else for anything and has no accessibility faults`, async (t) => {
    const { page } = await app.visit(t);
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url())));
    const home = new URL(page.url()).origin;
    await page.goto(`${home}/${path}`);
    assert.ok(await page.locator("h1").isVisible());
    const foreign = asked.filter((url) => url.origin !== home);
    assert.deepEqual(foreign.map(String), []);
    await assertAccessible(page);
  });
}
