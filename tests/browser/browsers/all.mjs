// The browsers in which the main job is walked, each with the same few commands: `goto`, `run` a function
// in the page, `press` a key, `click` or `tap` a point, `errors` so far, `close`.
import { onPath } from "../harness.mjs";
import { openFirefox } from "./bidi.mjs";
import { openChromium } from "./chromium.mjs";
import { openWebKit } from "./webdriver.mjs";

/** Every browser by its name. */
export const BROWSERS = [
  { name: "Chromium", open: openChromium },
  { name: "Firefox", open: (size) => openFirefox({ program: firefox(), ...size }) },
  { name: "WebKit", open: (size) => openWebKit({ program: webKit(), ...size }), missing: noWebKit() },
];

function firefox() {
  return process.env.FIREFOX || onPath(["firefox-esr", "firefox"]);
}

function webKit() {
  return process.env.WEBKIT_DRIVER || onPath(["WebKitWebDriver"]);
}

/** WebKitGTK and its driver are there on Linux only; elsewhere its walk is passed over, and says so. */
function noWebKit() {
  return process.platform === "linux" ? false : "WebKitGTK runs on Linux only";
}
