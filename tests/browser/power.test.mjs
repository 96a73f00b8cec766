// The power goes between two writes: the browser is killed at each write that keeping people makes, and started
// again on what is left on the disk. Nothing may be lost but the write that was under way.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { chromiumProgram, DIST, FLAGS, startServer } from "./harness.mjs";
import { PASSPHRASE, open, record, send, stored, takeIn } from "./people.mjs";
import { fileOf, unseal } from "./sealed.mjs";
import { goTo } from "./walk.mjs";

let server;
before(async () => (server = await startServer(DIST)));
after(() => server.close());

/** Chromium on a folder of its own, as a process that can be killed. */
async function start(folder) {
  const flags = [...FLAGS, "--headless", "--no-sandbox", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
  const program = spawn(chromiumProgram(), [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((done) => program.once("exit", done));
  let said = "";
  const address = await new Promise((found) =>
    program.stderr.on("data", (part) => {
      said += part;
      const match = /DevTools listening on (ws:\S+)/.exec(said);
      if (match) found(match[1]);
    }),
  );
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  const page = await context.newPage();
  const kill = async () => {
    program.kill("SIGKILL");
    await gone;
  };
  return { page, kill };
}

/** Runs in the page: says when the write with this number came, and lets nothing else happen after it. */
function stopAtWrite(number) {
  let writes = 0;
  for (const name of ["put", "delete"]) {
    const whole = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      const request = whole.apply(this, given);
      if (++writes === number) {
        console.log("write", number);
        // Nothing of this page goes on: no later write, no end of the transaction.
        for (const end = Date.now() + 60_000; Date.now() < end; );
      }
      return request;
    };
  }
}

const people = ["a", "b", "c"].map((id) => record({ id, name: `Person ${id}`, verdicts: { "ecm/adult-homelessness": "likely" } }));

/** A device with three people, and another one who is not kept yet. */
async function prepared(folder) {
  const { page, kill } = await start(folder);
  await page.goto(`${server.url}/#/caseload/0`);
  await send(page, { passphrase: PASSPHRASE, again: PASSPHRASE });
  await page.locator("#find").waitFor();
  await takeIn(page, fileOf(people, PASSPHRASE));
  await page.getByText("New people: 3.").waitFor();
  const before = await stored(page);
  await page.close();
  await kill();
  return before;
}

const opened = (all) =>
  new Map([...all].map(([key, sealed]) => [key, unseal(Buffer.from(sealed, "latin1"), PASSPHRASE).text]));

/** Everything that writes: what is done, and how many writes it makes. */
const ACTS = {
  "keeping somebody new": [2, async (page) => takeIn(page, fileOf([record({ id: "d", name: "Person d" })], PASSPHRASE))],
  "changing somebody": [
    2,
    async (page) => {
      await goTo(page, "caseload/2");
      await send(page, { notes: "The note that was under way." });
    },
  ],
  "deleting somebody": [
    2,
    async (page) => {
      await goTo(page, "caseload/2");
      await page.locator("summary", { hasText: "Delete this person" }).click();
      await page.getByRole("button", { name: "Delete this person" }).click();
    },
  ],
  "screening everybody": [4, (page) => page.getByRole("button", { name: "Screen everybody again" }).click()],
  "taking in a file": [
    3,
    (page) => takeIn(page, fileOf(["e", "f"].map((id) => record({ id, name: `Person ${id}` })), PASSPHRASE)),
  ],
};

for (const [name, [writes, act]] of Object.entries(ACTS)) {
  test(`the power goes at each of ${writes} writes while ${name}`, async (t) => {
    for (let number = 1; number <= writes; number++) {
      const folder = await mkdtemp(join(tmpdir(), "power-"));
      t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
      const before = opened(await prepared(folder));
      const first = await start(folder);
      await first.page.goto(`${server.url}/#/caseload/0`);
      await first.page.locator("#passphrase").waitFor();
      await open(first.page);
      await first.page.evaluate(stopAtWrite, number);
      const reached = first.page.waitForEvent("console", (message) => message.text() === `write ${number}`);
      act(first.page).catch(() => {});
      await reached;
      await first.kill();

      const second = await start(folder);
      await second.page.goto(`${server.url}/#/caseload/0`);
      await second.page.locator("#passphrase").waitFor();
      assert.deepEqual(opened(await stored(second.page)), before, `write ${number}: all is as before`);
      await open(second.page);
      await second.page.getByText("People: 3").waitFor();
      await goTo(second.page, "caseload/2");
      await second.page.locator("#notes").waitFor();
      await second.kill();
    }
  });
}

test("the power goes while keeping people is turned on: it can be turned on again", async (t) => {
  for (let number = 1; number <= 2; number++) {
    const folder = await mkdtemp(join(tmpdir(), "power-"));
    t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const first = await start(folder);
    await first.page.goto(`${server.url}/#/caseload/0`);
    await first.page.locator("#again").waitFor();
    await first.page.evaluate(stopAtWrite, number);
    const reached = first.page.waitForEvent("console", (message) => message.text() === `write ${number}`);
    send(first.page, { passphrase: PASSPHRASE, again: PASSPHRASE }).catch(() => {});
    await reached;
    await first.kill();
    const second = await start(folder);
    await second.page.goto(`${server.url}/#/caseload/0`);
    await second.page.locator("#again").waitFor();
    assert.equal((await stored(second.page)).size, 0);
    await send(second.page, { passphrase: PASSPHRASE, again: PASSPHRASE });
    await second.page.locator("#find").waitFor();
    await second.kill();
  }
});
