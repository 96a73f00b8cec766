import type { InitInput } from "./engine.js";
import type { Fault, Id } from "./engine.js";
import type { Language } from "./words/index.js";

export { brief, counties, nextQuestion, programs, questions, screen } from "./engine.js";
export type * from "./engine.js";
export type { Language } from "./words/index.js";

/** Why something could not be said: which field does not fit, and what was expected. */
export declare class ScreenError extends Error implements Fault {
    readonly name: "ScreenError";
    /** The person's own id, where it could be read. */
    readonly id: Id;
    /** The way to the field that does not fit, as `answers.age`; empty for the person as a whole. */
    readonly field: string;
    /** What is wrong with it. */
    readonly error: string;
    /** What was expected in its place. */
    readonly expected: string;
}

/** What to load. */
export interface LoadOptions {
    /** The file `engine_bg.wasm`, where it lies elsewhere or was fetched already. Node.js needs none. */
    engine?: InitInput | Promise<InitInput>;
    /** Languages besides English in which to list questions and programs. */
    languages?: Language[];
}

/**
 * Fetches the engine, once, and the words of other languages. In a browser, wait for it before any other
 * call; in Node.js the engine is there at once, and only other languages need it.
 */
export declare function load(options?: LoadOptions): Promise<void>;
