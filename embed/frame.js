// The screener inside another page: what the host wishes, how high the frame must be, the way out. Only
// frame.html has it. Nothing that was told or found leaves by it, but for results that the person shares
// with the host's site by a button of their own. What the two sides say: docs/embed.md. The build puts NAME
// (what the site is called) in.
import { dress } from "./looks.js";
import { keepInView, watchCover } from "./view.js";

const VERSION = 1;
/** How long the host may take for what it was asked, in milliseconds. */
const PATIENCE = 400;
const SHARE = "#share-site button";
const root = document.documentElement;
const wishes = wished();
let host;
let height;
let button;
let isLeft = false;
let place;
let waiting;

// By itself this page is the site: a link to results may have led here.
if (parent === window) location.replace(location.hash.startsWith("#/") ? `./${location.hash}` : "./");
else begin();

/** What the host wishes: in the address at first, then in the window's name, since the app writes places there. */
function wished() {
  const { hash } = location;
  if (hash && !hash.startsWith("#/")) window.name = hash.slice(1);
  return new URLSearchParams(window.name);
}

function begin() {
  dress(root, wishes);
  addEventListener("message", greeted);
  addEventListener("leave", leave);
  addEventListener("resize", secure);
  // Before the scripts that wait for the page: one of them may leave at once.
  document.addEventListener("readystatechange", live, { once: true });
}

function live() {
  const app = document.getElementById("app");
  // A page that is stopped while it loads has no more to show.
  if (!app) return;
  button = document.getElementById("leave");
  const isCovered = watchCover(SHARE);
  new ResizeObserver(measure).observe(root);
  new MutationObserver(() => {
    look();
    isCovered();
  }).observe(app, { childList: true, subtree: true });
  new MutationObserver(share).observe(root, { attributeFilter: ["data-shares"] });
  keepInView(document.querySelector(".leave"), (at) => tell("height", { height, at }));
  addEventListener("click", (event) => isCovered() && stopUnseen(event), true);
  addEventListener("click", openOutside, true);
}

/** The page round this one says that it is there. Whoever speaks first from there is the host. */
function greeted({ source, origin, data }) {
  if (source !== parent || origin === "null" || data?.calaim !== VERSION || data.type !== "ready") return;
  if (host && host !== origin) return;
  host = origin;
  root.dataset.hosted = "true";
  if (wishes.has("results")) root.dataset.results = origin;
  height = undefined;
  tell("ready");
  measure();
  if (isLeft) tell("exit");
}

function tell(type, more) {
  if (host) parent.postMessage({ calaim: VERSION, type, ...more }, host);
}

/** How high the frame must be for everything to be seen. */
function measure() {
  const now = Math.ceil(root.getBoundingClientRect().height);
  if (!host || now === height) return;
  height = now;
  tell("height", { height });
  secure();
}

/** Where the host does not make the frame high enough, a scroll bar is better than a page that is cut. */
function secure() {
  clearTimeout(waiting);
  waiting = setTimeout(() => root.toggleAttribute("data-cut", innerHeight + 1 < height), PATIENCE);
}

/** The page has blanked itself. The host is asked to leave; where it does not, the window is sent elsewhere. */
function leave() {
  const { href } = button;
  isLeft = true;
  tell("exit");
  // Not in the frame: the page elsewhere would stand inside the host's.
  button.href = "#";
  setTimeout(() => {
    try {
      top.location.replace(href);
    } catch {}
    location.replace("about:blank");
  }, PATIENCE);
}

/** What the person shares: the program writes it, here it goes to the host, and nowhere else. */
function share() {
  const { shares } = root.dataset;
  if (shares === undefined) return;
  delete root.dataset.shares;
  if (wishes.has("results")) tell("results", { results: JSON.parse(shares) });
}

/** A press on something that the host has laid its own things over is none. */
function stopUnseen(event) {
  if (!event.target.closest?.(SHARE)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  console.warn("calaim-screener: the button that shares results is covered by something, so that it does nothing");
}

/** Looks at what was drawn: fills in what the host knows, and tells when the results are there. */
function look() {
  // The host has a head, a main part and a foot of its own.
  const parts = document.querySelectorAll("#app > :is(header, main, footer):not([aria-label])");
  parts.forEach((part) => part.setAttribute("aria-label", NAME));
  const { hash } = location;
  if (hash !== place) {
    // Another page begins at its top. The first one waits for the person to come to it.
    if (place !== undefined) tell("height", { height, at: 0 });
    if (hash === "#/results") tell("done");
    place = hash;
  }
  if (wishes.get("mode") === "navigator") preselect("who-for", "client");
  preselect("county", wishes.get("county"));
  preselect("plan", wishes.get("plan"));
}

/** Chooses beforehand where nothing is chosen. It becomes an answer only when the person goes on. */
function preselect(name, value) {
  const fields = [...document.querySelectorAll(`main [name="${name}"]:not([data-seen])`)];
  if (!fields.length) return;
  fields.forEach((field) => (field.dataset.seen = "true"));
  const isChosen = (field) => (field.options ? field.value : field.checked);
  if (!value || fields.some(isChosen)) return;
  fields.forEach((field) => {
    if (field.options) field.value = value;
    else field.checked = field.value === value;
  });
  if (!fields.some(isChosen)) console.warn(`calaim-screener: ${name}="${value}" is not known here`);
}

/** Pages beside the app open in a window of their own: they are not made for a frame. */
function openOutside({ target }) {
  const link = target.closest?.("a[href]");
  if (!link || link.id === "leave" || !/^https?:/.test(link.href)) return;
  if (link.href.split("#")[0] === location.href.split("#")[0]) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}
