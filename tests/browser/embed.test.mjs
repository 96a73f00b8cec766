// The screener in a page of somebody else with the strictest policy: the main job in every browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSERS } from "./browsers/all.mjs";
import { framed } from "./browsers/framed.mjs";
import { MEANS, askedSince, mainJob } from "./browsers/job.mjs";
import { startHosts } from "./hosts.mjs";

let hosts;
before(async () => (hosts = await startHosts()));
after(() => hosts.close());

/** Runs in a page or frame: from where its files came. */
const sources = () => [...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin))];

/** Runs in the page: waits until the frame is as high as it asked, and tells how high it is. */
async function height() {
  const frame = document.querySelector("calaim-screener").shadowRoot.querySelector("iframe");
  while (!frame.style.height) await new Promise((resolve) => setTimeout(resolve, 20));
  return frame.clientHeight;
}

for (const { name, open, missing } of BROWSERS) {
  for (const [means, { told, size }] of Object.entries(MEANS)) {
    test(`the main job inside a strict page in ${name}, ${told}`, { skip: missing }, async (t) => {
      const browser = await open(size);
      t.after(() => browser.close());
      hosts.embed.asked.length = hosts.reports.length = 0;
      await browser.goto(`${hosts.url}/strict.html`);
      await browser.run(height);
      const frame = framed(browser);
      await frame.run(askedSince);
      await mainJob(frame, means);
      assert.deepEqual(await browser.errors(), [], "no errors");
      assert.deepEqual(await frame.run(askedSince), [], "no request after the frame is ready");
      assert.deepEqual(await frame.run(sources), [hosts.embed.url], "the frame asks its own site alone");
      assert.ok(!hosts.asked.some((path) => path.startsWith("/report")), "no violation of the policy");
      assert.deepEqual(hosts.reports, [], "no violation of the policy");
    });
  }
}
