// A person at a browser who has a finger, a mouse or a keyboard, and nothing else. Nothing is set by a
// script: what cannot be reached by that one means is a fault.
import assert from "node:assert/strict";

/** What is answered where a test says nothing: that it does not apply. */
const NOT_SO = ["none", "no", "never", "none-of-these", "0", "0-1"];
const MOST_PRESSES = 120;

/** A person who uses one means: `tap`, `click` or `keys`. */
export function person(browser, means) {
  const { run } = browser;
  const self = {
    /** Where the browser stands, with what the window is called. */
    place: () => run(() => location.hash.slice(2)),

    /** Goes to a thing on the page and uses it, as one follows a link or ticks a box. */
    use: (selector) => (means === "keys" ? byKeys(selector) : byPoint(selector)),

    /** Types into a field. */
    async type(selector, text) {
      await (means === "keys" ? tabTo(selector) : byPoint(selector));
      for (const sign of text) await browser.press(sign);
    },

    /** Uses what leads to another page, and waits until that page has taken the focus. */
    async follow(selector) {
      const before = await run(inView);
      await self.use(selector);
      const after = await run(arrived, before);
      assert.match(after.focus, /^(H1|MAIN)$/, `the focus goes to the heading of #/${after.place}`);
      assert.notEqual(after.title, before.title, `#/${after.place} has a title of its own`);
      return after;
    },

    /** Answers the page in view, and goes on. What stands before the first private question is passed. */
    async answerPage(answers) {
      if (await run(isIntroduction)) {
        await self.use("form .button:not(.second)");
        assert.ok(await run(isPassed), "the question follows, under a title of its own");
      }
      for (const field of await run(fields)) await answer(field, answers[field.name]);
      return self.follow("form .button:not(.second)");
    },
  };
  return self;

  async function answer({ name, codes }, told) {
    if (typeof told === "number") return self.type(`#${name}-typed`, String(told));
    const chosen = told ?? codes.find((code) => NOT_SO.includes(code)) ?? "not-sure";
    for (const code of [chosen].flat()) await self.use(`input[name="${name}"][value="${code}"]`);
  }

  async function byPoint(selector) {
    const [x, y] = await run(pointOf, selector);
    await browser[means](x, y);
  }

  async function byKeys(selector) {
    const { type, checked } = await tabTo(selector);
    if (type === "radio" && checked) return;
    await browser.press(type === "radio" || type === "checkbox" ? "Space" : "Enter");
  }

  /** Presses Tab until the focus is there; among radio buttons the arrow keys lead on. */
  async function tabTo(selector) {
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      const at = await run(focusOf, selector);
      assert.ok(at.ringed, `the focus is seen on ${at.what}`);
      if (at.there) return at;
      await browser.press(at.among ? "ArrowDown" : "Tab");
    }
    assert.fail(`the keyboard never gets to ${selector}`);
  }
}

// What follows runs in the page.

const isIntroduction = () => document.querySelector("form[data-introduction]") !== null;

/** Waits until the question stands in the place of its introduction, with the focus and a new title. */
async function isPassed() {
  const isThere = () => document.querySelector("form fieldset") && document.activeElement.tagName === "H1";
  for (let tries = 0; tries < 500 && !isThere(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Boolean(isThere()) && /^Question/.test(document.title);
}

function inView() {
  return { place: location.hash.slice(2), title: document.title, focus: document.activeElement.tagName };
}

/**
 * Waits until another page is in view and has the focus; after ten seconds it tells what there is. The address
 * changes before the page does, so that the title, which comes with the page, must be another one too.
 */
async function arrived(before) {
  const now = () => ({
    place: location.hash.slice(2),
    title: document.title,
    focus: document.activeElement.tagName,
  });
  for (let tries = 0; tries < 500; tries++) {
    const { place, title, focus } = now();
    if (place !== before.place && title !== before.title && (focus === "H1" || focus === "MAIN")) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return now();
}

/** The middle of a thing, scrolled into view; of a choice, the middle of its whole line. */
async function pointOf(selector) {
  let found;
  for (let tries = 0; tries < 500 && !found; tries++) {
    found = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
    if (!found) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (!found) throw new Error(`there is no ${selector}`);
  const shown = found.closest("label") ?? found;
  // In a page of somebody else it is that page which scrolls: see framed.mjs.
  if (parent === window) shown.scrollIntoView({ block: "center", behavior: "instant" });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const { x, y, width, height } = shown.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

/**
 * Whether the focus is on a thing, or among the radio buttons of its name, and whether a ring shows where
 * it is. The heading has none: it got the focus by a change of page.
 */
function focusOf(selector) {
  const { activeElement } = document;
  const wanted = document.querySelector(selector);
  const { tagName, type, name, checked } = activeElement;
  const among = type === "radio" && name === wanted?.name;
  const shown = [activeElement, activeElement.closest(".choice")].filter(Boolean);
  const isRinged = (each) => getComputedStyle(each).outlineStyle !== "none";
  const ringed = /^(BODY|H1|MAIN)$/.test(tagName) || shown.some(isRinged);
  const what = activeElement.outerHTML.slice(0, 80);
  return { there: activeElement === wanted, among, type, checked, ringed, what };
}

/** The questions on the page in view, each with the codes that may be chosen. */
function fields() {
  return [...document.querySelectorAll("main fieldset")].map((field) => {
    const inputs = [...field.querySelectorAll("input:not([type=text])")];
    return { name: inputs[0].name, codes: inputs.map((input) => input.value) };
  });
}
