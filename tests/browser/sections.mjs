// A helper's way through the sections, for tests: by the names of facts and the codes of answers.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { choose, onward } from "./walk.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const cargo = (args, input = "") =>
  execFileSync("cargo", ["run", "--quiet", ...args], { cwd: ROOT, input, encoding: "utf8", maxBuffer: 1 << 26 });
const lines = (text) => text.trim().split("\n").map((line) => JSON.parse(line));

/** The named people of `cases/people`. */
export const people = () => lines(cargo(["--package", "compiler", "--example", "cases"]));

/** The verdicts of the command line on these people, a map of each. */
export function screened(people, day) {
  const input = people.map((person) => JSON.stringify(person)).join("\n");
  const said = lines(cargo(["--package", "cli", "--", "--as-of", day], input));
  return said.map(({ verdicts }) =>
    Object.fromEntries(Object.entries(verdicts).map(([id, { verdict }]) => [id, verdict])),
  );
}

/** Every fact, as the command line tells of it. */
export const questions = () => JSON.parse(cargo(["--package", "cli", "--", "--questions"]));

/** What a person tells, as the codes that a page offers: counts as their bands. */
export function codes(person) {
  const facts = questions();
  const bands = new Map(facts.map((fact) => [fact.id, fact.bands ?? []]));
  const isPrivate = new Map(facts.map((fact) => [fact.id, fact.sensitive !== "no"]));
  const code = (id, told) => {
    // "Rather not say" is offered where a question is private; elsewhere it is as good as not sure.
    if (told === "declined" && !isPrivate.get(id)) return "not-sure";
    if (id === "age" || typeof told !== "number") return told;
    return bands.get(id).find(({ from, to }) => from <= told && told <= to).id;
  };
  const all = Object.entries({ plan: person.plan, ...person.answers });
  return Object.fromEntries(all.filter(([, told]) => told != null).map(([id, told]) => [id, code(id, told)]));
}

/** From the start page, for somebody whom the helper works with, to the first question. */
export async function beginHelping(page, { way = "sections", county = "los-angeles" } = {}) {
  await choose(page, "who-for", "client");
  await choose(page, "way", way);
  await onward(page);
  await page.locator("#county").selectOption(county);
  await onward(page);
}

/** Goes to a section. */
export async function toSection(page, number) {
  await page.evaluate((number) => (location.hash = `#/section/${number}`), number);
  await page.locator(`nav a[aria-current][href="#/section/${number}"]`).waitFor({ state: "attached" });
}

/** How many sections there are. */
export const sectionCount = (page) => page.locator(".dense > nav li").count();

/**
 * Tells everything that is asked for in any section, until nothing more is. What has no answer stays
 * open, or gets the first of `otherwise` that it offers.
 */
export async function tellSections(page, answers, otherwise = []) {
  const count = await sectionCount(page);
  for (let told = 1, rounds = 0; told > 0; rounds++) {
    if (rounds > 6) throw new Error("the sections do not come to an end");
    told = 0;
    for (let number = 1; number <= count; number++) {
      await toSection(page, number);
      told += await page.evaluate(tellSection, { answers, otherwise });
    }
  }
}

/** Runs in the page: answers what is shown and has no answer yet. Gives back how much that was. */
function tellSection({ answers, otherwise }) {
  const isShown = (field) => !field.closest("[hidden]");
  const inputs = (field) => [...field.querySelectorAll("input")];
  const isTold = (field) => inputs(field).some((input) => input.checked || (input.type === "text" && input.value));
  const open = () => [...document.querySelectorAll("form fieldset")].filter((field) => isShown(field) && !isTold(field));
  const tell = (field) => {
    const [first] = inputs(field);
    const name = first.name.replace(/-typed$/, "");
    const offered = inputs(field).map((input) => input.value);
    const told = answers[name] ?? otherwise.find((code) => offered.includes(code));
    if (told === undefined) return false;
    if (first.type === "text" && typeof told === "number") {
      first.value = String(told);
      for (const event of ["input", "change"]) first.dispatchEvent(new Event(event, { bubbles: true }));
    } else {
      for (const code of [told].flat()) inputs(field).find((input) => input.value === String(code)).click();
    }
    return true;
  };
  let count = 0;
  while (open().some(tell)) count++;
  return count;
}

/** The verdicts beside the questions, by program. */
export async function beside(page) {
  await page.$$eval(".board details", (all) => all.forEach((each) => (each.open = true)));
  await page.waitForFunction(() => !document.querySelector(".board details:not([open])"));
  await page.waitForTimeout(50);
  return page.$$eval(".board [data-program]", (all) =>
    Object.fromEntries(all.map(({ dataset }) => [dataset.program, dataset.verdict])),
  );
}
