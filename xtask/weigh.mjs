// Prints the size of each file, as it is and compressed with brotli:
// `64349 23824 app.wasm`, one a line.
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  console.log(bytes.length, brotliCompressSync(bytes).length, file);
}
