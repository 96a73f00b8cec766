// The command line's verdicts on the answers that a page keeps: both must say the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs `screen` with these arguments and this line; gives back what it prints. */
const screen = (args, input = "") =>
  JSON.parse(
    execFileSync("cargo", ["run", "--quiet", "--package", "cli", "--", ...args], { cwd: ROOT, input }),
  );

/** The verdicts, by program, on the answers that a tab keeps as text. */
export function byCommandLine(kept, day) {
  const facts = new Map(screen(["--questions"]).map((fact) => [fact.id, fact]));
  const person = { county: null, plan: null, answers: {} };
  for (const line of kept.split("\n").slice(2)) {
    const [id, told] = line.split("=");
    const isPlace = id === "county" || (id === "plan" && !/^(in-a-plan|no-plan|[?!~])/.test(told));
    if (isPlace) person[id] = told;
    else person.answers[id] = answer(facts.get(id), told);
  }
  const { verdicts } = screen(["--as-of", day], JSON.stringify(person));
  return new Map(Object.entries(verdicts).map(([id, said]) => [id, said.verdict]));
}

function answer(fact, told) {
  if (told === "?" || told === "~") return "not-sure";
  if (told === "!") return "declined";
  if (fact.kind === "multi") return told.split(",");
  if (fact.kind !== "number") return told;
  const [from, to] = told.split("-").map(Number);
  return from === to ? from : fact.bands.find((band) => band.from === from && band.to === to).id;
}

/** Fails unless every verdict on the page is that of the command line. */
export function assertAgrees(found, kept) {
  const said = byCommandLine(kept, new Date().toLocaleDateString("en-CA"));
  const ids = Object.keys(found);
  assert.ok(ids.length >= 20, `only ${ids.length} verdicts on the page`);
  const there = Object.fromEntries(ids.map((id) => [id, said.get(id)]));
  assert.deepEqual(found, there, "the page and the command line differ");
}
