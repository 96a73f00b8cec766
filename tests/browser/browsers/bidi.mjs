// Firefox by W3C WebDriver BiDi, which it speaks by itself: commands and events over one socket.
// Playwright drives only a Firefox of its own, which no package of a system brings.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { byKey, byPointer } from "./actions.mjs";

/** What a fresh profile would fetch or ask at its first start. */
const SETTINGS = {
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};
const ADDRESS = /WebDriver BiDi listening on (\S+)/;

/** Starts Firefox, and opens one window of the size of a small computer or a phone. */
export async function openFirefox({ program, width, height }) {
  const profile = await mkdtemp(join(tmpdir(), "screener-firefox-"));
  const settings = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  await writeFile(join(profile, "user.js"), settings.join(""));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const firefox = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => firefox.once("exit", resolve));
  process.once("exit", () => firefox.kill());
  const socket = await connect(await address(firefox));
  await socket.send("session.new", { capabilities: {} });
  await socket.send("session.subscribe", { events: ["log.entryAdded"] });
  // The tab of the start has the focus in its address bar; a new one has it in the page.
  const { context } = await socket.send("browsingContext.create", { type: "tab" });
  await socket.send("browsingContext.setViewport", { context, viewport: { width, height } });
  const act = (actions, where = context) => socket.send("input.performActions", { context: where, actions });
  const run = async (where, work, given) => valueOf(await socket.send("script.callFunction", call(where, work, given)));
  const frame = async () => {
    const { contexts } = await socket.send("browsingContext.getTree", { root: context });
    return contexts[0].children.at(-1).context;
  };

  // What happens in a frame of another site must be sent to that frame, in points of its own.
  const point = async (pointer, x, y, inFrame) =>
    inFrame ? act(byPointer(pointer, ...inFrame), await frame()) : act(byPointer(pointer, x, y));

  return {
    goto: (url) => socket.send("browsingContext.navigate", { context, url, wait: "complete" }),
    run: (work, ...given) => run(context, work, given),
    runInFrame: async (work, ...given) => run(await frame(), work, given),
    press: async (key) => act(byKey(key), (await run(context, isInFrame, [])) ? await frame() : context),
    click: (x, y, inFrame) => point("mouse", x, y, inFrame),
    tap: (x, y, inFrame) => point("touch", x, y, inFrame),
    errors: async () => socket.errors,
    async close() {
      await socket.send("browser.close", {}).catch(() => firefox.kill());
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs in the page: whether the focus is in the screener of a page of somebody else. */
const isInFrame = () => document.activeElement.localName === "calaim-screener";

/** The address that Firefox says it listens at. */
function address(firefox) {
  return new Promise((resolve, reject) => {
    createInterface({ input: firefox.stderr }).on("line", (line) => {
      const found = ADDRESS.exec(line);
      if (found) resolve(`${found[1]}/session`);
    });
    firefox.once("error", reject);
    firefox.once("exit", (code) => reject(new Error(`Firefox ended by itself (${code})`)));
  });
}

/** A function of the page with its arguments, as BiDi wants them: the arguments go as one text. */
function call(context, work, given) {
  const told = [{ type: "string", value: JSON.stringify(given) }];
  const functionDeclaration = `async (told) => JSON.stringify(await (${work})(...JSON.parse(told))) ?? "null"`;
  return { functionDeclaration, arguments: told, awaitPromise: true, target: { context } };
}

function valueOf({ type, result, exceptionDetails }) {
  if (type === "exception") throw new Error(`in the page: ${exceptionDetails.text}`);
  return JSON.parse(result.value);
}

/** The socket: each command is answered under its number; errors that pages log are kept. */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  const errors = [];
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.method === "log.entryAdded" && message.params.level === "error") {
      errors.push(message.params.text);
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.type === "success") resolve?.(message.result);
    if (message.type === "error") reject?.(new Error(`${message.error}: ${message.message}`));
  });
  socket.on("close", () => waiting.forEach(({ reject }) => reject(new Error("Firefox hung up"))));
  let id = 0;
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, errors };
}
