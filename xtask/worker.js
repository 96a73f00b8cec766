// Gives the files of one version from the device. VERSION, FILES (path and digest) and WORDS (files of
// languages) are written above this by xtask/precache.mjs. One version never gives a file of another.
const scope = registration.scope;
const name = `${scope} ${VERSION}`;
const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });
const ours = async () => (await windows()).filter(({ url }) => url.startsWith(scope));
const earlier = async () => (await caches.keys()).filter((key) => key.startsWith(`${scope} `) && key !== name);

const isListed = (path) => FILES.some(([it]) => it === path);

/** A file under a name of its own cannot be another version's; every other is asked for anew. */
const ask = ([path, integrity]) =>
  new Request(path, { integrity, cache: /-[0-9a-f]{16}/.test(path) ? "default" : "no-cache" });

async function tell(state) {
  for (const client of await ours()) client.postMessage(state);
}

const trouble = (fault) => tell(fault.name === "QuotaExceededError" ? "full" : "failed");

/** All or nothing. The languages that were chosen before come along. */
async function install() {
  try {
    const chosen = new Set();
    for (const key of await earlier()) {
      for (const { url } of await (await caches.open(key)).keys()) chosen.add(url.slice(scope.length));
    }
    const words = WORDS.filter((path) => chosen.has(path)).map((path) => [path, ""]);
    const cache = await caches.open(name);
    await cache.addAll([...FILES, ...words].map(ask));
  } catch (fault) {
    await caches.delete(name).catch(() => {});
    await trouble(fault);
    throw fault;
  }
}

async function activate() {
  const old = await earlier();
  await Promise.all(old.map((key) => caches.delete(key)));
  // The first visit goes on without a network too. Later, a page keeps the version it began with.
  if (!old.length) await clients.claim();
}

/** Keeps the files of the languages that a page has chosen, then says that all is there. */
async function keep(urls) {
  try {
    const cache = await caches.open(name);
    for (const file of FILES) if (!(await cache.match(file[0]))) await cache.add(ask(file));
    for (const path of urls.map((url) => url.slice(scope.length))) {
      if (WORDS.includes(path) && !(await cache.match(path))) await cache.add(ask([path, ""]));
    }
    await tell("ready");
  } catch (fault) {
    await trouble(fault);
  }
}

async function give(path, request) {
  const cache = await caches.open(name);
  const kept = await cache.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && WORDS.includes(path)) await cache.put(path, answer.clone()).catch(trouble);
  return answer;
}

/** A page of the book or of a county, or what these look like. */
const isStatic = (path) => /^(rules|county)\/|^book\.css$/.test(path);

/** As it is today; without a network, as it was when it was opened, or a page that says why not. */
async function show(path, request) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(path, answer.clone()).catch(() => {});
    return answer;
  } catch (fault) {
    const kept = await cache.match(path);
    if (!kept && request.mode !== "navigate") throw fault;
    return kept ?? Response.redirect(`${scope}without-network.html`);
  }
}

/** Which pages somebody opened is nothing for the next person. */
async function forget() {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) {
    const path = request.url.slice(scope.length);
    if (isStatic(path) && !isListed(path)) await cache.delete(request);
  }
}

/** Takes out what was damaged on the device, so that it is fetched anew. */
async function mend() {
  const cache = await caches.open(name);
  for (const [path, integrity] of FILES) {
    const kept = await cache.match(path);
    const found = kept && (await crypto.subtle.digest("SHA-256", await kept.arrayBuffer()));
    if (found && integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(found)))}`) await cache.delete(path);
  }
}

/** Only where no other tab is still at work with the version before. */
async function next() {
  if ((await ours()).length === 1) await skipWaiting();
  else await tell("stays");
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(({ next, forget }[event.data] ?? keep)(event.data)));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  const place = url.slice(scope.length).split(/[?#]/)[0];
  const path = place.replace(/(^|\/)index\.html$/, "$1") || "./";
  if (isStatic(path)) event.respondWith(show(path, event.request));
  else if (WORDS.includes(path) || isListed(path)) event.respondWith(give(path, event.request));
  if (path === "./") event.waitUntil(mend());
});
