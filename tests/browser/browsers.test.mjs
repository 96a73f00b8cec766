// The main job in Chromium, Firefox and WebKit, by finger, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSERS } from "./browsers/all.mjs";
import { MEANS, askedSince, mainJob } from "./browsers/job.mjs";
import { DIST, startServer } from "./harness.mjs";

let server;
before(async () => (server = await startServer(DIST)));
after(() => server.close());

for (const { name, open, missing } of BROWSERS) {
  for (const [means, { told, size }] of Object.entries(MEANS)) {
    test(`the main job in ${name}, ${told}`, { skip: missing }, async (t) => {
      const browser = await open(size);
      t.after(() => browser.close());
      await browser.goto(`${server.url}/`);
      await browser.run(askedSince);
      await mainJob(browser, means);
      assert.deepEqual(await browser.errors(), [], "no errors");
      assert.deepEqual(await browser.run(askedSince), [], "no request after the page is ready");
    });
  }
}
