// Leaves this site at once. It stands beside the program, because it must work before the program is
// there and when it never comes. Its words are in the page.
const MARK = "left";
const PRESSES = 3;
// So long somebody may take from one press to the next, in milliseconds.
const PATIENCE = 5000;

const button = document.getElementById("leave");
const count = document.getElementById("leave-count");
let presses = 0;
let isAlone = false;
let isLeaving = false;
let waiting;

function leave() {
  isLeaving = true;
  // Before anything else, nothing is to be seen.
  document.body.replaceChildren();
  withStorage(() => {
    sessionStorage.clear();
    localStorage.clear();
    // No answer: it tells a page reached by the browser's back button that it was left.
    sessionStorage.setItem(MARK, "1");
  });
  // The program forgets what it holds in memory.
  dispatchEvent(new Event("leave"));
  location.replace(button.href);
}

/** Where storage is blocked there is nothing to wipe. */
function withStorage(act) {
  try {
    act();
  } catch {}
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
addEventListener("keydown", down, true);
addEventListener("keyup", up, true);
for (const other of ["pointerdown", "focusin", "blur"]) addEventListener(other, interrupt, true);
// A page that the browser kept whole shows nothing, and leaves again.
addEventListener("pageshow", (event) => event.persisted && isLeaving && leave());
comeIn();
