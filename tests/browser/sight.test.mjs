// Pages for people who see little: twice the size, wider spacing, edges that stand out, colors of the
// person's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useApp } from "./harness.mjs";
import { eachPage } from "./pages.mjs";

const app = useApp();

/** The spacing that a page must bear, as WCAG gives it. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;
const TWICE = "html { font-size: 200% !important; }";

/** Runs in the page: what is cut off, or wider than the window. */
function cut() {
  const isCut = (each) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each);
    const wide = overflowX !== "visible" && overflowX !== "auto" && each.scrollWidth > each.clientWidth + 1;
    const high = overflowY !== "visible" && overflowY !== "auto" && each.scrollHeight > each.clientHeight + 1;
    return clipPath === "none" && each.checkVisibility() && (wide || high);
  };
  const cut = [...document.querySelectorAll("body *:not(input, textarea, select, svg *, .sheet *)")].filter(isCut);
  const over = document.documentElement.scrollWidth - innerWidth;
  return [...cut.map((each) => each.outerHTML.slice(0, 80)), ...(over > 0 ? [`${over} px too wide`] : [])];
}

for (const [told, style] of [["wider spacing", SPACED], ["text of twice the size", TWICE]]) {
  test(`with ${told} nothing is cut off on any page`, async (t) => {
    const { page } = await app.visit(t);
    // Not as an element: the policy of the page refuses every style that it does not know.
    await page.evaluate((style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, style);
    await eachPage(page, async (name) => assert.deepEqual(await page.evaluate(cut), [], name));
  });
}

/** Runs in the page: what can be filled in or pressed and has no edge that stands out three to one. */
function faint() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const bytes = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let each = element.parentElement; each; each = each.parentElement) {
      const color = bytes(getComputedStyle(each).backgroundColor);
      if (color[3] === 255) return color;
    }
    return bytes("Canvas");
  };
  const isFaint = (each) => {
    const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(each);
    const ground = behind(each);
    const edge = parseFloat(borderTopWidth) > 0 ? contrast(bytes(borderTopColor), ground) : 1;
    const fill = bytes(backgroundColor);
    return Math.max(edge, fill[3] === 255 ? contrast(fill, ground) : 1) < 3;
  };
  const all = document.querySelectorAll(".choice, input[type=text], select, textarea, .button");
  return [...all].filter((each) => each.checkVisibility() && isFaint(each)).map((each) => each.outerHTML.slice(0, 80));
}

for (const colorScheme of ["light", "dark"]) {
  test(`the edge of each field and button stands out from the page, ${colorScheme}`, async (t) => {
    const { page } = await app.visit(t, { colorScheme });
    await eachPage(page, async (name) => assert.deepEqual(await page.evaluate(faint), [], name));
  });
}

test("in a window that lies on its side, and in colors of the person's own, the main job goes on", async (t) => {
  const viewport = { width: 780, height: 360 };
  const { page, assertQuiet } = await app.visit(t, { viewport, forcedColors: "active" });
  await eachPage(page, async (name) => assert.deepEqual(await page.evaluate(cut), [], name));
  await assertQuiet();
});

test("the page names its language, also before the program has come", async (t) => {
  const { page } = await app.visit(t);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  const file = await (await page.request.get(`${app.url}/`)).text();
  assert.match(file, /<html[^>]* lang="?en\b/);
});
