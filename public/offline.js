// Keeps this site on the device for use without a network, once the program is ready. The sentences are
// in the foot of each page (src/app.rs); this says which of them is true.
const root = document.documentElement;
const workers = navigator.serviceWorker;
let registration;

const tell = (state) => (root.dataset.offline = state);

async function keep() {
  try {
    registration = await workers.register(address(), { updateViaCache: "none" });
  } catch {
    return tell("failed");
  }
  // Where a browser lets nothing be kept without saying so.
  if (!registration) return;
  registration.addEventListener("updatefound", look);
  look();
}

/** The one address that the site's policy lets become a script (Trusted Types). */
function address() {
  const policy = window.trustedTypes?.createPolicy("worker", { createScriptURL: () => "sw.js" });
  return policy ? policy.createScriptURL("") : "sw.js";
}

/** Looks at how it stands now, and again at each change. */
function look() {
  const { installing, waiting, active } = registration;
  installing?.addEventListener("statechange", look);
  if (waiting && active) root.dataset.update = "waiting";
  if (active) active.postMessage(words());
  else if (!installing && !waiting && !root.dataset.offline) tell("failed");
}

/** The files of words that this page has fetched, whatever language was chosen. */
const words = () =>
  performance.getEntriesByType("resource").flatMap(({ name }) => (/\/words\//.test(name) ? [name] : []));

/** Which static pages were opened is not kept for whoever comes next. */
const forget = () => workers.controller?.postMessage("forget");

/** A person begins anew: now a new version harms nobody. The page for them waits until it has taken over. */
function next({ detail }) {
  const waiting = registration?.waiting;
  if (!waiting) return;
  const isSettled = new Promise((settled) => {
    waiting.addEventListener("statechange", () => waiting.state === "activated" && settled());
    workers.addEventListener("message", ({ data }) => data === "stays" && settled());
  });
  detail.push(isSettled);
  waiting.postMessage("next");
}

// A page inside another site is a guest, and leaves nothing behind.
if (workers && top === window) {
  workers.addEventListener("message", ({ data }) => {
    if (data !== "stays" && (data === "ready" || root.dataset.offline !== "ready")) tell(data);
  });
  addEventListener("leave", forget);
  addEventListener("anew", next);
  const wait = new MutationObserver(() => {
    if (!root.dataset.ready) return;
    wait.disconnect();
    keep();
  });
  wait.observe(root, { attributes: true });
  // Nothing is registered before that, so that the first question waits for nothing.
  if (root.dataset.ready) root.dataset.ready = root.dataset.ready;
}
