// The picture in README.md: results on a phone beside the sections of whoever helps, of the app as it is in dist/.
// `node picture.mjs FILE`; `cargo xtask shots --readme` builds before and gives the file.
import { writeFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { DIST, launch, startServer } from "./harness.mjs";
import { beginHelping, sectionCount, tellSections, toSection } from "./sections.mjs";
import { answerAll, begin, toResults } from "./walk.mjs";

const HEIGHT = 620;
/** How many colours a PNG with a list of them can have. */
const MOST = 256;
const PHONE = { width: 360, height: HEIGHT };
const TABLET = { width: 800, height: HEIGHT };
/** Somebody made up. */
const ANSWERS = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter", "need-hard-to-manage": "yes" };
/** The section that is shown: where somebody sleeps. */
const SHOWN = 'input[name="sleeping-place"]';

const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node picture.mjs FILE");
const server = await startServer(DIST);
const browser = await launch();
const [results, sections] = [await seen(PHONE, toEnd), await seen(TABLET, toSections)];
await writeFile(file, await together([results, sections]));
await browser.close();
await server.close();

/** What a window of this size shows after these steps, as a picture in base64. */
async function seen(viewport, steps) {
  const context = await browser.newContext({ viewport, colorScheme: "light", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  await steps(page);
  const picture = await page.screenshot();
  await context.close();
  return picture.toString("base64");
}

async function toEnd(page) {
  await begin(page, { zip: "90012" });
  await answerAll(page, ANSWERS);
  await toResults(page);
  await page.evaluate(() => document.querySelector("main").scrollIntoView());
}

async function toSections(page) {
  await beginHelping(page);
  await tellSections(page, ANSWERS);
  const count = await sectionCount(page);
  for (let number = 1; number <= count; number++) {
    await toSection(page, number);
    if (await page.locator(SHOWN).first().isVisible()) break;
  }
  await page.evaluate(() => document.querySelector("main").scrollIntoView());
}

/** The pictures side by side, each in a thin frame. */
async function together(pictures) {
  const page = await browser.newPage();
  const { width, height, points } = await page.evaluate(draw, { pictures, height: HEIGHT, gap: 16 });
  return png(width, height, Buffer.from(points, "base64"));
}

/** Runs in a page: draws them, and gives back red, green and blue of each point. */
async function draw({ pictures, height, gap }) {
  const loaded = pictures.map((picture) => Object.assign(new Image(), { src: `data:image/png;base64,${picture}` }));
  await Promise.all(loaded.map((image) => image.decode()));
  const width = loaded.reduce((sum, image) => sum + image.width + gap, gap);
  const canvas = Object.assign(document.createElement("canvas"), { width, height: height + 2 * gap });
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, canvas.height);
  context.strokeStyle = "#444";
  context.lineWidth = 3;
  let left = gap;
  for (const image of loaded) {
    context.strokeRect(left, gap, image.width, height);
    context.drawImage(image, left, gap);
    left += image.width + gap;
  }
  const points = context.getImageData(0, 0, width, canvas.height).data.filter((_, index) => index % 4 < 3);
  let text = "";
  for (let at = 0; at < points.length; at += 4096) text += String.fromCharCode(...points.subarray(at, at + 4096));
  return { width, height: canvas.height, points: btoa(text) };
}

/** A PNG with a list of its colours: a third of what a browser writes, which has no such list. */
function png(width, height, points) {
  const colour = (point) => points.readUIntBE(point * 3, 3);
  const counts = new Map();
  for (let point = 0; point < width * height; point++) counts.set(colour(point), (counts.get(colour(point)) ?? 0) + 1);
  const listed = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, MOST);
  const places = new Map([...counts.keys()].map((each) => [each, nearest(each, listed)]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let point = 0; point < width * height; point++) {
    lines[point + Math.floor(point / width) + 1] = places.get(colour(point));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(listed.flatMap(parts))),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Red, green and blue. */
function parts(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Where the colour that is most like this one stands in a list. */
function nearest(colour, listed) {
  const own = parts(colour);
  const far = (other) => parts(other).reduce((sum, part, index) => sum + (part - own[index]) ** 2, 0);
  return listed.reduce((best, each, place) => (far(each) < far(listed[best]) ? place : best), 0);
}

function chunk(kind, data) {
  const inside = Buffer.concat([Buffer.from(kind), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(inside));
  return Buffer.concat([length, inside, sum]);
}

/** CRC-32, bit by bit. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
