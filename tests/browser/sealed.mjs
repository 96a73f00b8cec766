// The sealed form of the people on a device, read and written by Node.js alone, so that tests do not rest on
// the program that they test. See `crates/caseload/src/frame.rs`.
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

const MARK = Buffer.from("\x8fSEALED\n", "latin1");
const HEAD = 50;
const ROUNDS = 600_000;
/** What is sealed. */
export const KINDS = { lock: 1, list: 2, person: 3, file: 4, answers: 5 };

/** FNV-1a, 64 bits. */
function sum(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  const written = Buffer.alloc(8);
  written.writeBigUInt64BE(hash);
  return written;
}

const keyOf = (passphrase, salt, rounds) => pbkdf2Sync(passphrase.normalize("NFC"), salt, rounds, 32, "sha256");

/** Seals a text in a frame. */
export function seal(kind, text, passphrase) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const plain = Buffer.from(text, "utf8");
  const bound = Buffer.concat([MARK, Buffer.from([1, kind]), Buffer.alloc(8), salt, nonce, Buffer.alloc(4)]);
  bound.writeUInt32BE(ROUNDS, 14);
  bound.writeUInt32BE(plain.length + 16, HEAD - 4);
  const cipher = createCipheriv("aes-256-gcm", keyOf(passphrase, salt, ROUNDS), nonce).setAAD(bound);
  const all = Buffer.concat([bound, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([all, sum(all)]);
}

/** Opens a frame: `{ kind, rounds, salt, nonce, text }`. */
export function unseal(frame, passphrase) {
  const bound = frame.subarray(0, HEAD);
  const [salt, nonce] = [bound.subarray(18, 34), bound.subarray(34, 46)];
  const rounds = bound.readUInt32BE(14);
  const end = HEAD + bound.readUInt32BE(HEAD - 4);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(passphrase, salt, rounds), nonce).setAAD(bound);
  decipher.setAuthTag(frame.subarray(end - 16, end));
  const text = Buffer.concat([decipher.update(frame.subarray(HEAD, end - 16)), decipher.final()]).toString("utf8");
  return { kind: bound[9], rounds, salt: salt.toString("hex"), nonce: nonce.toString("hex"), text };
}

/** The frame with something else in it and a checksum that fits: somebody means to deceive. */
export function forged(frame, change) {
  const bytes = Buffer.from(frame.subarray(0, frame.length - 8));
  change(bytes);
  return Buffer.concat([bytes, sum(bytes)]);
}

/** A file with these records. */
export const fileOf = (records, passphrase) =>
  seal(KINDS.file, `people 1\n${records.map((record) => `${Buffer.byteLength(record)}\n${record}`).join("")}`, passphrase);
