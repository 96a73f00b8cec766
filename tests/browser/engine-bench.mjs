// What the engine takes for a person, beside what it may by budgets.json: natively, as criterion measured it
// before, and as WebAssembly in Chromium, over the same people; how that grows with the number of programs; and
// a million people on all processors by the command line. A benchmark, no test: `cargo xtask bench-engine`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, devNull, loadavg } from "node:os";
import { join } from "node:path";
import { launch, startServer } from "./harness.mjs";

const BUDGETS = JSON.parse(readFileSync(new URL("../../budgets.json", import.meta.url), "utf8"));
const [MOST, GROWTH] = [
  BUDGETS["engine, microseconds a person"],
  BUDGETS["engine, growth of time with ten times the programs"],
];
const { ENGINE, PEOPLE, SCREEN } = process.env;
const DAY = "2026-11-22";
/** The first rounds only make the browser compile what runs often. */
const [ROUNDS, WARM] = [15, 5];
/** How often the file of people is screened. */
const OVER = 10;

const load = () => loadavg()[0].toFixed(2);
const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const before = load();
const { version, works, times, figures } = await inChromium();
/** Where it was measured: microseconds a person, and how many times as long with so many times the programs. */
const places = {
  natively: {
    takes: (work) => criterion("a person", work),
    grows: (work, many) => criterion(`times the programs, ${work}`, many) / criterion(`times the programs, ${work}`, 1),
  },
  "in Chromium": {
    takes: (work) => median(figures[work][0]),
    grows: (work, many) => median(figures[work][many].map((taken, round) => taken / figures[work][1][round])),
  },
};
let over = 0;
table();
await everybody();
console.log(`\nChromium ${version}; load of the machine ${before} before, ${load()} after`);
console.log(over ? `${over} over the budget` : "all within the budget");

/** The median that criterion found, in microseconds. */
function criterion(group, name) {
  const file = join(ENGINE, "criterion", group, String(name), "new/estimates.json");
  return JSON.parse(readFileSync(file, "utf8")).median.point_estimate / 1000;
}

function table() {
  row("median, microseconds a person", Object.keys(places).map((place) => place.padStart(18)));
  for (const work of works) row(work, cells(({ takes }, most) => [takes(work), most[work]]));
  for (const many of times.slice(1)) {
    console.log(`\ntimes as long with ${many} times the programs`);
    const most = many === times.at(-1) ? GROWTH : undefined;
    for (const work of works) row(work, cells(({ grows }) => [grows(work, many), most]));
  }
}

function row(what, cells) {
  console.log(`${what.padEnd(32)}${cells.join("  ")}`);
}

function cells(of) {
  return Object.entries(places).map(([name, place]) => cell(...of(place, MOST[name])));
}

/** A figure beside what it may be. */
function cell(figure, most) {
  const isOver = most !== undefined && figure > most;
  if (isOver) over += 1;
  return `${isOver ? "!" : " "}${figure.toFixed(2).padStart(9)}${(most === undefined ? "" : `of ${most}`).padStart(8)}`;
}

/** The same people as natively, in a page. */
async function inChromium() {
  writeFileSync(join(ENGINE, "index.html"), "<!doctype html><title>engine</title>");
  const server = await startServer(ENGINE);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    return { version: browser.version(), ...(await page.evaluate(measure, { rounds: ROUNDS, warm: WARM })) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs in the page: microseconds a person, for each work by how many times the programs there are. */
async function measure({ rounds, warm }) {
  const { default: start, Crowd, works, times } = await import("/bench.js");
  await start({ module_or_path: "/bench_bg.wasm" });
  const people = { whole: 2_000, growing: 300 };
  const crowds = [[0, people.whole], ...[...times()].map((many) => [many, people.growing])];
  const made = crowds.map(([many, count]) => ({ many, count, crowd: new Crowd(count, many) }));
  const figures = Object.fromEntries(works().map((work) => [work, Object.fromEntries(crowds.map(([many]) => [many, []]))]));
  for (let round = 0; round < rounds + warm; round++) {
    for (const work of works()) {
      for (const { many, count, crowd } of made) {
        const begin = performance.now();
        crowd.work(work);
        const taken = ((performance.now() - begin) * 1000) / count;
        if (round >= warm) figures[work][many].push(taken);
      }
    }
  }
  return { works: works(), times: [...times()], figures };
}

/** A million people on all processors, from text to text. */
async function everybody() {
  const lines = readFileSync(PEOPLE);
  const people = lines.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0) * OVER;
  console.log(`\n${people.toLocaleString("en")} people by the command line, ${availableParallelism()} threads`);
  for (const [what, ...options] of [["verdicts, next question", "--brief"], ["with reasons"]]) {
    const seconds = await screened(lines, options);
    const rate = Math.round(people / seconds).toLocaleString("en");
    console.log(`${what.padEnd(32)}${seconds.toFixed(1).padStart(10)} s ${rate.padStart(12)} people a second`);
  }
}

async function screened(lines, options) {
  const args = ["--as-of", DAY, "--quiet", "--output", devNull, ...options];
  const begin = performance.now();
  const screen = spawn(SCREEN, args, { stdio: ["pipe", "ignore", "ignore"] });
  const closed = once(screen, "close");
  for (let time = 0; time < OVER; time++) {
    if (!screen.stdin.write(lines)) await once(screen.stdin, "drain");
  }
  screen.stdin.end();
  const [status] = await closed;
  if (![0, 1].includes(status)) throw new Error(`screen ended with ${status}`); // Some cannot be read, on purpose.
  return (performance.now() - begin) / 1000;
}
