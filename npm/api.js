// What stands around the engine everywhere: that it is there, its errors, its languages.
import * as engine from "./engine.js";
import { WORDS } from "./words/index.js";
import english from "./words/en.js";

/** Why something could not be said: which field does not fit, and what was expected. */
export class ScreenError extends Error {
  constructor({ id, field, error, expected }) {
    super(`${field === "" ? "" : `${field}: `}${error}; expected ${expected}`);
    this.name = "ScreenError";
    this.id = id;
    this.field = field;
    this.error = error;
    this.expected = expected;
  }
}

let isReady = false;

/** Says that the engine is there, and gives it its words. */
export function begin() {
  engine.takeWords("en", english);
  isReady = true;
}

/** Fetches the words of these languages. */
export async function learn(languages) {
  for (const tag of languages) {
    if (tag !== "en") engine.takeWords(tag, await words(tag));
  }
}

async function words(tag) {
  const known = Object.keys(WORDS);
  if (known.includes(tag)) return (await WORDS[tag]()).default;
  const expected = `one of: en, ${known.join(", ")}`;
  throw new ScreenError({ id: null, field: "languages", error: `no words in "${tag}"`, expected });
}

/** A call of the engine, with its faults as errors. */
const call =
  (ask) =>
  (...said) => {
    if (!isReady) {
      const expected = "`await load()` before the first call";
      throw new ScreenError({ id: null, field: "", error: "the engine is not there yet", expected });
    }
    try {
      return ask(...said);
    } catch (fault) {
      throw typeof fault?.field === "string" ? new ScreenError(fault) : fault;
    }
  };

export const screen = call(engine.screen);
export const brief = call(engine.brief);
export const nextQuestion = call(engine.nextQuestion);
export const programs = call(engine.programs);
export const questions = call(engine.questions);
export const counties = call(engine.counties);
