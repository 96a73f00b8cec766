// Wipes what was told where nobody does anything for a while, after a warning that any key or tap ends. The
// warning stands in each page (src/parts/idle.rs) and is opened and counted here.
const QUIET = 10 * 60;
const WARNING = 2 * 60;
const TICK = 1000;

let isTold = hasAnswers();
let last = Date.now();
// The open warning, and how many seconds are left.
let warning;
let left;

/** Whether this tab kept answers over a reload. */
function hasAnswers() {
  try {
    return sessionStorage.getItem("answers") !== null;
  } catch {
    return false;
  }
}

/**
 * Once a second. In the warning seconds are counted, not looked up: what passes while a device sleeps or
 * another page is in view is nobody's time to answer.
 */
function tick() {
  if (!isTold || document.hidden) return;
  if (warning?.isConnected) count();
  else if (Date.now() - last >= QUIET * TICK) warn();
}

function warn() {
  warning = document.getElementById("idle");
  left = WARNING;
  warning?.showModal();
  show();
}

function count() {
  left -= 1;
  if (left > 0) return show();
  // The work of exit.js, as by a hand.
  document.querySelector("[data-anew]")?.click();
}

/** What is left, as minutes and seconds; aloud at each half minute only. */
function show() {
  const timer = warning?.querySelector("[role=timer]");
  if (!timer) return;
  timer.ariaLive = left % 30 ? "off" : "assertive";
  timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

/** Somebody is there. In the warning that is all that a key or a tap says. */
function stay(event) {
  last = Date.now();
  if (!warning || !["keydown", "click"].includes(event.type) || !event.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
  warning.close();
  warning = undefined;
}

for (const sign of ["keydown", "click", "pointerdown", "pointermove", "scroll", "input"]) {
  addEventListener(sign, stay, { capture: true, passive: false });
}
addEventListener("input", ({ target }) => (isTold ||= Boolean(target.closest("main"))), true);
setInterval(tick, TICK);
