// The page /proof/: what this browser keeps for this site, in this tab and on this device.
const table = document.getElementById("kept");
const { nothing, unknown, entries } = table.dataset;

const listed = (storage) => Object.entries(storage).map(([name, value]) => `${name}: ${value}`);

/** Everything in a place, as lines to read. */
const PLACES = {
  tab: () => listed(sessionStorage),
  device: () => listed(localStorage),
  cookies: () => document.cookie.split("; ").filter(Boolean),
  async files() {
    let count = 0;
    for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
    return count ? [entries.replace("{count}", count)] : [];
  },
  databases: async () => (await indexedDB.databases()).map(({ name }) => name),
};

async function look() {
  for (const [place, read] of Object.entries(PLACES)) {
    const found = await Promise.resolve().then(read).catch(() => undefined);
    const lines = found === undefined ? [unknown] : found.length ? found : [nothing];
    document.getElementById(place).replaceChildren(...lines.map(line));
  }
}

function line(text) {
  const shown = document.createElement("p");
  shown.textContent = text;
  return shown;
}

document.getElementById("again").addEventListener("click", look);
look();
