// Leaves this site at once, or puts a page for the next person in place of this one. It stands beside the
// program, because it must work before the program is there and when it never comes. Its words are in the
// page.
const MARK = "left";
const PRESSES = 3;
// So long somebody may take from one press to the next, in milliseconds.
const PATIENCE = 5000;
// So long a page for the next person waits for what should come before it, in milliseconds.
const HURRY = 3000;

const root = document.documentElement;
const button = document.getElementById("leave");
const count = document.getElementById("leave-count");
let presses = 0;
let isAlone = false;
// Where this page has gone, once it has.
let gone;
let waiting;

function leave() {
  wipe({ [MARK]: "1" });
  go(button.href);
}

/** Nothing is to be seen any more, the program forgets, and the tab keeps nothing but this. */
function wipe(kept) {
  // Before anything else.
  document.body.replaceChildren();
  const isKept = withStorage(() => {
    sessionStorage.clear();
    localStorage.clear();
    // No answer: it tells the page that comes next what happened.
    Object.assign(sessionStorage, kept);
    return true;
  });
  // The program forgets what it holds in memory.
  dispatchEvent(new Event("leave"));
  return isKept;
}

function go(address) {
  gone = address;
  location.replace(address);
}

/** Where storage is blocked there is nothing to wipe. */
function withStorage(act) {
  try {
    return act();
  } catch {}
}

/**
 * The next person gets another document in the same language: with this one goes all that was in memory,
 * also what the program had let go of.
 */
async function beginAnew() {
  const language = root.lang;
  const isKept = wipe({ erased: "1", language });
  const address = new URL(location);
  address.hash = "";
  const { searchParams } = address;
  if (!isKept || searchParams.has("lang")) searchParams.set("lang", language);
  const before = [];
  dispatchEvent(new CustomEvent("anew", { detail: before }));
  const hurry = new Promise((over) => setTimeout(over, HURRY));
  await Promise.race([hurry, Promise.allSettled([forgetSteps(address), ...before])]);
  go(address);
}

/** Takes the steps in this document out of the tab's history, where a browser lets a page do so. */
async function forgetSteps(address) {
  const { navigation } = window;
  const first = navigation?.entries().find((entry) => entry.sameDocument);
  if (!first) return;
  if (first.key !== navigation.currentEntry.key) await navigation.traverseTo(first.key).finished;
  history.replaceState(null, "", address);
  // A step forward is the end of all that came after. It is the one that is replaced.
  if (navigation.canGoForward) history.pushState(null, "", address);
}

/** Keeps the back button from bringing the site back. Whoever comes by the address or by a link stays. */
function comeIn() {
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  withStorage(() => {
    if (!sessionStorage.getItem(MARK)) return;
    if (type === "back_forward") leave();
    else sessionStorage.removeItem(MARK);
  });
}

function tell(number) {
  presses = number;
  clearTimeout(waiting);
  count.textContent = [undefined, count.dataset.once, count.dataset.twice][number] ?? "";
  if (number) waiting = setTimeout(tell, PATIENCE, 0);
}

/** Anything but Shift by itself begins anew: capitals, shortcuts, what screen readers do with Shift. */
function interrupt() {
  isAlone = false;
  if (presses) tell(0);
}

function down(event) {
  if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) interrupt();
  else if (!event.repeat) isAlone = true;
}

function up(event) {
  if (event.key !== "Shift" || !isAlone) return;
  isAlone = false;
  if (presses + 1 === PRESSES) leave();
  else tell(presses + 1);
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
addEventListener("click", ({ target }) => target.closest?.("[data-anew]") && beginAnew());
addEventListener("keydown", down, true);
addEventListener("keyup", up, true);
for (const other of ["pointerdown", "focusin", "blur"]) addEventListener(other, interrupt, true);
// A page that the browser kept whole shows nothing, and goes again.
addEventListener("pageshow", (event) => event.persisted && gone && location.replace(gone));
comeIn();
