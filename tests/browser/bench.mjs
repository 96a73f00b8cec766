// How long a page takes from a tap or a key until it shows what came of it, on a slow phone: Chromium with
// its processor throttled four times, on every page of the main job. A benchmark, no test: it prints the
// worst of each page, in the best of three walks, against a target of 100 ms; and how long it takes until
// the next page is drawn, which comes a picture after the tap is answered.
import { launch, startServer, DIST } from "./harness.mjs";
import { SLOWER, walked } from "./taps.mjs";

const TARGET = 100;
const WALKS = 3;

const server = await startServer(DIST);
const browser = await launch();
try {
  const walks = [];
  while (walks.length < WALKS) walks.push(await measured());
  const pages = [...walks[0].keys()].map((page) => ({ page, ...best(walks.map((walk) => walk.get(page))) }));
  console.log("      tap   program  next page");
  for (const { page, time, program, drawn, what } of pages) {
    const times = [time, program, drawn].map((figure) => `${String(figure).padStart(6)} ms`).join(" ");
    console.log(`${times}  ${time > TARGET ? "over" : "    "}  ${page.padEnd(36)} ${what}`);
  }
  const over = pages.filter(({ time }) => time > TARGET).length;
  console.log(`\n${over} of ${pages.length} pages take more than ${TARGET} ms on a processor ${SLOWER} times slower`);
} finally {
  await browser.close();
  await server.close();
}

/** The shortest: what else the machine does can only add to it. */
function best(all) {
  return all.reduce((one, other) => (other.time < one.time ? other : one));
}

/** The longest interaction of each page. */
async function measured() {
  const pages = await walked(browser, server.url);
  const none = { time: 0, program: 0, what: "" };
  const longest = (taps) => taps.reduce((one, other) => (other.time > one.time ? other : one), none);
  const entry = ([page, { taps, drawn }]) => [page, { ...longest(taps), drawn: Math.max(0, ...drawn) }];
  return new Map([...pages].map(entry));
}
