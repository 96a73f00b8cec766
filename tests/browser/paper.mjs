// The sheet of paper: how many pages a printer makes of it, and whether they can be read.
import assert from "node:assert/strict";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/** Fails unless the sheet has so many pages on paper of this format, each with text on it. */
export async function assertPages(page, format, [least, most], name = format, text = 10) {
  const texts = textsOf(await pdf(page, format, name));
  assert.ok(texts.length >= least && texts.length <= most, `${texts.length} pages of ${name}`);
  texts.forEach((shown, place) => assert.ok(shown > text, `page ${place + 1} of ${name} is not blank`));
}

/** Fails if a side is cut, small, or needs colour to be read. */
export async function assertReadable(page, large) {
  const [mine, plan] = await page.evaluate(sidesOnPaper);
  assert.ok(!mine.cut && !plan.cut, "no text is cut");
  assert.ok(mine.points >= large, `the person's side is in large type: ${mine.points}`);
  assert.ok(plan.points >= 9, `the plan's side can be read: ${plan.points}`);
  assert.deepEqual([mine.colours, plan.colours], [["rgb(0, 0, 0)"], ["rgb(0, 0, 0)"]]);
}

/** The page as a PDF. `SHEET_PDFS` names a folder to keep it in, for looking at it. */
async function pdf(page, format, name) {
  const folder = process.env.SHEET_PDFS;
  return page.pdf({ format, ...(folder && { path: join(folder, `sheet-${name}.pdf`) }) });
}

/** How many pieces of text each page of a PDF shows. */
function textsOf(pdf) {
  const file = pdf.toString("latin1");
  const pages = file.match(/\/Type\s*\/Page\b(?!s)[^]*?endobj/g) ?? [];
  return pages.map((page) => {
    const [, number] = page.match(/\/Contents (\d+) 0 R/);
    const start = file.indexOf(`\n${number} 0 obj`);
    const from = file.indexOf("stream\n", start) + "stream\n".length;
    const content = inflateSync(pdf.subarray(from, file.indexOf("endstream", from)));
    return content.toString("latin1").match(/\bT[jJ]\b/g)?.length ?? 0;
  });
}

/** Runs in the page: whether a side is cut when printed, the size of its type, and its colours. */
function sidesOnPaper() {
  window.dispatchEvent(new Event("beforeprint"));
  const sides = [...document.querySelectorAll(".side")].map((side) => ({
    cut: side.scrollHeight > side.clientHeight || side.scrollWidth > side.clientWidth,
    points: Math.round(parseFloat(getComputedStyle(side).fontSize) * 7.5) / 10,
    colours: [...new Set([side, ...side.querySelectorAll("*")].map((each) => getComputedStyle(each).color))],
  }));
  window.dispatchEvent(new Event("afterprint"));
  return sides;
}
