// For browsers and bundlers: `load` fetches the engine, once.
import { begin, learn } from "./api.js";
import start from "./engine.js";

export { brief, counties, nextQuestion, programs, questions, screen, ScreenError } from "./api.js";

let starting;

export async function load({ engine, languages = [] } = {}) {
  starting ??= fetched(engine);
  try {
    await starting;
  } catch (error) {
    starting = undefined; // It may be asked for again.
    throw error;
  }
  await learn(languages);
}

async function fetched(engine = new URL("./engine_bg.wasm", import.meta.url)) {
  await start({ module_or_path: engine });
  begin();
}
