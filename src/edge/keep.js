// What stays on this device over visits, and how it is sealed. The program asks by `window.keep`, which loads
// this file (see Trunk.toml): in the program itself, each of these calls of the browser would be on the way to
// everybody's first question. Nothing in here decides anything, and nothing leaves the device.
import { openDB } from "idb";

const NAME = "kept";
const STORE = "sealed";
/** How often it is looked whether somebody is there, in milliseconds. */
const STEP = 5000;
/** What somebody does who is there. */
const SIGNS = ["pointerdown", "keydown", "input", "scroll"];

let database;

/** The database; asked for anew where that failed, or where the browser closed it. */
async function shelf() {
  const forget = () => (database = undefined);
  const upgrade = (made) => void made.createObjectStore(STORE);
  database ??= openDB(NAME, 1, { upgrade, terminated: forget });
  return database.catch((fault) => {
    forget();
    throw fault;
  });
}

/** Whether anything was ever written. Only looking leaves no trace on a device. */
async function isThere() {
  if (database || !indexedDB.databases) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}

const isBegin = (begin, bytes) => begin.every((byte, place) => bytes[place] === byte);
const algorithm = (iv, additionalData) => ({ name: "AES-GCM", iv, additionalData });
const subtle = () => crypto.subtle;

const ACTS = {
  /** What lies under a key. */
  get: async (key) => ((await isThere()) ? (await shelf()).get(STORE, key) : undefined),
  /** What lies under the numbers from one to another, in order. */
  range: async (from, to) => (await shelf()).getAll(STORE, IDBKeyRange.bound(from, to)),
  /** Some of the keys under which anything lies. */
  keys: async () => ((await isThere()) ? (await shelf()).getAllKeys(STORE, undefined, 4) : []),
  /**
   * Writes values under their keys, or takes away what is `undefined`: all of it or nothing, and nothing
   * unless what lies under `key` begins with `begin`; `undefined`: unless nothing lies there. Says whether.
   */
  write: async (key, begin, ...changes) => {
    const { store, done } = (await shelf()).transaction(STORE, "readwrite");
    const before = await store.get(key);
    if (begin && before ? !isBegin(begin, before) : begin || before) return done.then(() => false);
    const written = [];
    for (let at = 0; at < changes.length; at += 2) {
      const [name, value] = changes.slice(at, at + 2);
      written.push(value ? store.put(value, name) : store.delete(name));
    }
    await Promise.all([...written, done]);
    return true;
  },
  /** Writes one value, or takes it away. */
  put: async (key, value) => {
    const database = await shelf();
    await (value ? database.put(STORE, value, key) : database.delete(STORE, key));
    return true;
  },
  /** Takes away what lies under two keys and under any number. */
  clear: async (one, other) => {
    const { store, done } = (await shelf()).transaction(STORE, "readwrite");
    const numbers = IDBKeyRange.upperBound(Infinity);
    await Promise.all([store.delete(one), store.delete(other), store.delete(numbers), done]);
    return true;
  },
  /** Bytes by chance. */
  chance: (length) => crypto.getRandomValues(new Uint8Array(length)),
  /** The key that a passphrase gives. No program can read it. */
  key: async (passphrase, iterations, salt) => {
    // The same letters however they were typed.
    const letters = new TextEncoder().encode(passphrase.normalize("NFC"));
    const base = await subtle().importKey("raw", letters, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", iterations, salt };
    return subtle().deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  },
  seal: async (key, nonce, bound, text) =>
    new Uint8Array(await subtle().encrypt(algorithm(nonce, bound), key, new TextEncoder().encode(text))),
  open: async (key, nonce, bound, sealed) =>
    new TextDecoder().decode(await subtle().decrypt(algorithm(nonce, bound), key, sealed)),
  /** The bytes of the file that was chosen in a field. */
  file: async (id) => new Uint8Array(await document.getElementById(id).files[0].arrayBuffer()),
  /** Empties fields, where they are still there. */
  empty: (...ids) => {
    for (const id of ids) Object.assign(document.getElementById(id) ?? {}, { value: "" });
  },
  /** Offers bytes as a file: to the browser's own downloads, and nowhere else. */
  offer: (download, bytes) => {
    const href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    Object.assign(document.createElement("a"), { href, download }).click();
    URL.revokeObjectURL(href);
    return true;
  },
  /** Sends the form that has something that fits, as its button does. */
  send: (selector) => document.querySelector(selector)?.closest("form").requestSubmit(),
  pause: (time) => new Promise((done) => setTimeout(done, time, true)),
  /** Comes back once nobody was there for so long. A device that slept counts its sleep. */
  idle: (after) =>
    new Promise((done) => {
      let seen = Date.now();
      const see = () => (seen = Date.now());
      for (const sign of SIGNS) addEventListener(sign, see, true);
      const timer = setInterval(() => {
        if (Date.now() - seen < after) return;
        clearInterval(timer);
        for (const sign of SIGNS) removeEventListener(sign, see, true);
        done(true);
      }, STEP);
    }),
};

/** Does what is asked for by its name; what it needs follows. */
export default async ([name, ...given]) => ACTS[name](...given);
