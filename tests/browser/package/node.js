// In a project that has the package: screens the sheaves of `people/`, and prints what came of it.
import { readdirSync, readFileSync } from "node:fs";
import * as engine from "calaim-screener";
import { everybody } from "./everybody.js";

const [asOf] = process.argv.slice(2);
const count = readdirSync("people").length;
const sheaves = Array.from({ length: count }, (_, index) => index);
const texts = (function* () {
  for (const index of sheaves) yield readFileSync(`people/${index}.jsonl`, "utf8");
})();
console.log(JSON.stringify(await everybody(engine, texts, asOf)));
