// For Node.js: the engine is read from the disk at once, and `load` has only other languages to fetch.
import { readFileSync } from "node:fs";
import { begin, learn } from "./api.js";
import { initSync } from "./engine.js";

export { brief, counties, nextQuestion, programs, questions, screen, ScreenError } from "./api.js";

initSync({ module: readFileSync(new URL("./engine_bg.wasm", import.meta.url)) });
begin();

export async function load({ languages = [] } = {}) {
  await learn(languages);
}
