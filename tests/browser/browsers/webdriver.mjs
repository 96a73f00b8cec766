// WebKit by W3C WebDriver: one request a command, to the driver that comes with WebKitGTK.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { byKey, byPointer } from "./actions.mjs";

/** The small browser that comes with WebKitGTK, where Debian and Fedora keep it. */
const MINI_BROWSERS = [
  "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
  "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];
/** The frame of the screener in a page of somebody else. */
const FRAME = 'return document.querySelector("calaim-screener").shadowRoot.querySelector("iframe")';
const SETTINGS = {
  // No sandbox as root, and nothing that wants a graphics card.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  LIBGL_ALWAYS_SOFTWARE: "1",
  NO_AT_BRIDGE: "1",
};

/** Starts WebKit on a screen that nobody sees, and opens one window of this size. */
export async function openWebKit({ program, width, height }) {
  const port = await freePort();
  const screen = ["-a", "-s", "-screen 0 1400x1100x24", program, `--port=${port}`];
  const options = { stdio: "ignore", detached: true, env: { ...process.env, ...SETTINGS } };
  const driver = spawn("xvfb-run", screen, options);
  const gone = new Promise((resolve) => driver.once("exit", resolve));
  const stop = () => {
    if (driver.exitCode === null && driver.signalCode === null) process.kill(-driver.pid);
  };
  const end = async () => {
    stop();
    await gone;
  };
  process.once("exit", stop);
  const root = `http://127.0.0.1:${port}`;
  const session = await begin(root).catch(async (error) => {
    await end();
    throw error;
  });
  const send = (path, body) => ask(`${root}/session/${session}/${path}`, body);
  const act = (actions) => send("actions", { actions });
  const run = async (work, ...given) => JSON.parse(await send("execute/async", call(work, given)));
  await send("window/rect", { width, height });

  return {
    async goto(url) {
      await send("url", { url });
      await run(noteErrors);
    },
    run,
    async runInFrame(work, ...given) {
      const frame = await send("execute/sync", { script: FRAME, args: [] });
      await send("frame", { id: frame });
      return run(work, ...given).finally(() => send("frame", { id: null }));
    },
    press: (key) => act(byKey(key)),
    click: (x, y) => act(byPointer("mouse", x, y)),
    // The driver of WebKitGTK makes the press of a mouse of it.
    tap: (x, y) => act(byPointer("touch", x, y)),
    errors: () => run(() => window.noted),
    async close() {
      await ask(`${root}/session/${session}`, undefined, "DELETE").catch(() => {});
      await end();
    },
  };
}

/** Runs in the page: WebDriver itself tells nothing about errors. */
function noteErrors() {
  window.noted = [];
  window.addEventListener("error", (event) => window.noted.push(event.message));
  window.addEventListener("unhandledrejection", (event) => window.noted.push(String(event.reason)));
}

/** Opens a session as soon as the driver answers. */
async function begin(root) {
  const binary = MINI_BROWSERS.find((file) => existsSync(file));
  const browser = { binary, args: ["--automation"] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": browser } };
  for (let tries = 0; ; tries++) {
    try {
      return (await ask(`${root}/session`, { capabilities })).sessionId;
    } catch (error) {
      if (tries === 100 || error.cause?.code !== "ECONNREFUSED") throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Sends a command, and gives the value of its answer. */
async function ask(url, body, method = "POST") {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A function of the page with its arguments, as a script that calls back with a text. */
function call(work, given) {
  const script = `
    const [told, done] = arguments;
    Promise.resolve((${work})(...JSON.parse(told))).then((value) => done(JSON.stringify(value) ?? "null"));`;
  return { script, args: [JSON.stringify(given)] };
}

/** A port on which nobody listens at the moment. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
