// Answers and results as files for other programs: saved in a real browser, and read by libraries that know
// nothing of this program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, faults, files, letPrivateIn, ofKind, openFiles, readTable, requested, save, saveRecord, saveTable } from "./files.mjs";
import { assertAccessible, useApp } from "./harness.mjs";
import { people, questions, screened } from "./sections.mjs";
import { answerAll, begin, choose, goTo, kept, toResults, turn } from "./walk.mjs";

const app = useApp();

/** Somebody with much that is private. */
const ROSA = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 52,
  "sleeping-place": "outside-or-vehicle",
  "need-hard-to-manage": "yes",
  conditions: ["diabetes", "hiv"],
  "er-visits-6-months": "2-3",
  "unplanned-stays-6-months": "not-sure",
  "mental-health-impact": "yes",
  "custody-release": "last-12-months",
};

/** Walks a person to the results, with the fold of files open. */
async function walk(t, answers = ROSA) {
  const visit = await app.visit(t);
  await begin(visit.page, { zip: "90012" });
  await answerAll(visit.page, answers);
  await toResults(visit.page);
  await openFiles(visit.page);
  return visit;
}

/** Answers of a response by fact, as a person of the named cases tells them. */
function answersOf({ item }) {
  const one = ({ valueInteger, valueCoding }, name) => {
    if (valueInteger !== undefined) return String(valueInteger);
    const way = { "asked-unknown": "not-sure", "asked-declined": "declined" }[valueCoding.code];
    return way ?? valueCoding.code.slice(name.length + 1);
  };
  return Object.fromEntries(
    item.map(({ linkId, answer }) => {
      const name = linkId.replace(/-typed$/, "");
      return [name, answer.map((each) => one(each, name)).join(";")];
    }),
  );
}

/** Puts a named person into the tab, as if they had answered there, and shows their results. */
async function become(page, person, facts) {
  const [mark] = (await kept(page)).split("\n");
  const told = Object.entries(toldBy(person)).map(([id, told]) => `${id}=${asKept(facts.get(id), told)}`);
  const text = [mark, ";;;", ...told].join("\n");
  await page.evaluate((text) => sessionStorage.setItem("answers", text), text);
  await page.goto(`${app.url}/#/results`);
  await page.reload();
  await page.locator("summary", { hasText: "as a file" }).waitFor();
}

const toldBy = ({ county, plan, answers }) => {
  const all = Object.entries({ county, plan, ...answers }).filter(([, told]) => told != null);
  return Object.fromEntries(all);
};

function asKept({ kind, bands }, told) {
  if (told === "not-sure") return "?";
  if (told === "declined") return "!";
  if (kind !== "number") return [told].flat().join(",");
  const band = bands.find(({ id }) => id === told);
  return band ? `${band.from}-${band.to}` : `${told}-${told}`;
}

test("the files of named people say what they told, and are what they claim to be", async (t) => {
  // The tests of the crate have everybody; here are some of each kind, since a browser takes its time.
  const all = people().filter((_, index) => index % 5 === 0);
  const facts = new Map(questions().map((fact) => [fact.id, fact]));
  const { page, assertQuiet } = await app.visit(t);
  await begin(page, { zip: "90012" });
  const said = screened(all, await page.evaluate(() => new Date().toLocaleDateString("en-CA")));
  const kinds = new Set();
  for (const [index, person] of all.entries()) {
    await become(page, person, facts);
    await openFiles(page);
    if ((await page.locator('[name="file-private"]').count()) > 0) await letPrivateIn(page);
    const told = Object.fromEntries(
      Object.entries(toldBy(person)).map(([id, told]) => [id, [told].flat().join(";")]),
    );
    Object.entries(told).forEach(([id, code]) => kinds.add(code === "not-sure" ? code : facts.get(id).kind));

    const bundle = await saveRecord(page);
    assert.deepEqual(faults(bundle), [], person.id);
    const [response] = ofKind(bundle, "QuestionnaireResponse");
    assert.deepEqual(sorted(answersOf(response)), sorted(told), person.id);

    const [row, ...others] = await saveTable(page);
    assert.equal(others.length, 0);
    const inTable = [...facts.keys()].filter((id) => row[id] !== "").map((id) => [id, row[id]]);
    assert.deepEqual(sorted(Object.fromEntries(inTable)), sorted(told), person.id);
    const verdicts = Object.keys(said[index]).map((id) => [id, row[id]]);
    assert.deepEqual(Object.fromEntries(verdicts), said[index], person.id);
  }
  assert.ok(["not-sure", "number", "multi", "choice", "yes-no"].every((kind) => kinds.has(kind)));
  await assertQuiet();
});

/** A map with its keys in order, and lists of codes too. */
const sorted = (map) =>
  Object.entries(map)
    .map(([id, code]) => [id, code.split(";").sort().join(";")])
    .sort(([one], [other]) => (one < other ? -1 : 1));

test("private answers stay out until they are let in, and the page says so", async (t) => {
  const { page, assertQuiet } = await walk(t);
  // Nobody without a home is asked this; somebody else may have answered it.
  await page.evaluate(() => {
    sessionStorage.setItem("answers", `${sessionStorage.getItem("answers")}\nfleeing-violence=yes`);
  });
  await page.reload();
  await openFiles(page);
  await assertAccessible(page);
  assert.match(await files(page).innerText(), /goes nowhere by itself[^]*They stay out if you leave this empty/);
  const open = { record: await save(page, "fhir"), table: await save(page, "csv") };
  assert.deepEqual([open.record.name, open.table.name], ["answers.json", "answers.csv"]);
  // The questions themselves stand in the record with every answer that they offer.
  const bundle = JSON.parse(open.record.text);
  const [{ fullUrl }] = bundle.entry.splice(0, 1);
  assert.equal(ofKind(bundle, "QuestionnaireResponse")[0].questionnaire, fullUrl);
  const rows = open.table.text.split("\r\n").slice(1).join();
  for (const text of [JSON.stringify(bundle), rows]) {
    assert.doesNotMatch(text, /\bhiv\b|diabetes|last-12-months|fleeing-violence\.|ecm\/adult-smi-sud"/i);
  }
  const [row] = readTable(open.table.text);
  assert.equal(row.private_left_out, "yes");
  assert.deepEqual([row.conditions, row["fleeing-violence"], row["ecm/adult-smi-sud"]], ["", "", ""]);
  assert.match(row["sleeping-place in words"], /car/);

  await letPrivateIn(page);
  const [response] = ofKind(await saveRecord(page), "QuestionnaireResponse");
  const told = answersOf(response);
  assert.equal(told.conditions, "diabetes;hiv");
  assert.equal(told["custody-release"], "last-12-months");
  assert.equal(told["fleeing-violence"], "yes");
  const [all] = await saveTable(page);
  assert.equal(all.private_left_out, "no");
  assert.deepEqual([all.conditions, all["fleeing-violence"]], ["diabetes;hiv", "yes"]);
  assert.notEqual(all["ecm/adult-smi-sud"], "");
  await assertQuiet();
});

test("a record asks for what was chosen, with codes that others publish where the answers show it", async (t) => {
  const { page } = await walk(t);
  const bundle = await saveRecord(page);
  assert.ok(requested(bundle).length > 3);
  const ecm = ofKind(bundle, "ServiceRequest").find(({ code }) => code.coding[0].code === "ecm");
  const groups = codesOf(ecm.reasonCode);
  assert.ok(groups.includes("ecm/adult-homelessness"));
  assert.ok(!groups.includes("ecm/adult-justice"), "a name that is private is not ticked");
  assert.deepEqual(codesOf(ecm.category), ["homelessness"]);
  assert.ok(groups.includes("32911000") && groups.includes("Z59.02") && !groups.includes("Z59.01"));
  assert.equal(ecm.performer[0].display, "L.A. Care Health Plan");
  const meals = ofKind(bundle, "ServiceRequest").find(({ code }) => code.coding[0].code.endsWith("meals"));
  assert.deepEqual(codesOf(meals.reasonCode), [], "nothing was told of food");

  const boxes = page.locator('[name="file-ask"]');
  assert.ok((await boxes.count()) > requested(bundle).length);
  for (const box of await boxes.all()) await box.setChecked(false);
  await choose(page, "file-ask", "cs/housing-transition-navigation");
  assert.deepEqual(requested(await saveRecord(page)), ["cs/housing-transition-navigation"]);
  await choose(page, "file-ask", "ecm/adult-justice");
  assert.deepEqual(requested(await saveRecord(page)), ["ecm", "cs/housing-transition-navigation"]);
});

test("a broken record is refused, however it is broken", async (t) => {
  const { page } = await walk(t);
  const whole = (await save(page, "fhir")).text;
  const broken = {
    "a status that no request has": (bundle) => (ofKind(bundle, "ServiceRequest")[0].status = "hoped"),
    "an intent that no request has": (bundle) => (ofKind(bundle, "ServiceRequest")[0].intent = "wish"),
    "a request for nobody": (bundle) => delete ofKind(bundle, "ServiceRequest")[0].subject,
    "a response without a status": (bundle) => delete ofKind(bundle, "QuestionnaireResponse")[0].status,
    "an item without its name": (bundle) => delete ofKind(bundle, "QuestionnaireResponse")[0].item[0].linkId,
    "a kind of question that there is not": (bundle) => (ofKind(bundle, "Questionnaire")[0].item[0].type = "guess"),
    "a member that FHIR does not know": (bundle) => (ofKind(bundle, "Patient")[0].nickname = "R"),
    "a birth date that is none": (bundle) => (ofKind(bundle, "Patient")[0].birthDate = "spring"),
    "a list in place of one": (bundle) => (ofKind(bundle, "QuestionnaireResponse")[0].item = {}),
    "a number as a text": (bundle) =>
      (ofKind(bundle, "QuestionnaireResponse")[0].item[0].answer = [{ valueInteger: "five" }]),
    "a kind of bundle that there is not": (bundle) => (bundle.type = "heap"),
    "a resource of no kind": (bundle) => (bundle.entry[1].resource.resourceType = "Person of interest"),
  };
  assert.deepEqual(faults(JSON.parse(whole)), []);
  for (const [what, damage] of Object.entries(broken)) {
    const bundle = JSON.parse(whole);
    damage(bundle);
    assert.notDeepEqual(faults(bundle), [], what);
  }
});

test("what is typed for the sheet is in its files, and no formula", async (t) => {
  const { page, assertQuiet } = await walk(t);
  assert.deepEqual(ofKind(await saveRecord(page), "Patient"), [{ resourceType: "Patient" }]);
  await goTo(page, "sheet");
  await page.locator("#sheet-name").fill('=Ana "Núñez", Jr.');
  await page.locator("#sheet-birth-date").fill("4/9/1974");
  await page.locator("#sheet-number").fill("9ABCDEF");
  await openFiles(page);
  await assertAccessible(page);
  const bundle = await saveRecord(page);
  assert.deepEqual(faults(bundle), []);
  const [patient] = ofKind(bundle, "Patient");
  assert.deepEqual(patient.name, [{ text: '=Ana "Núñez", Jr.' }]);
  assert.equal(patient.birthDate, "1974-04-09");
  assert.equal(patient.identifier[0].value, "9ABCDEF");
  const [row] = await saveTable(page);
  assert.deepEqual([row.name, row.birth_date, row.card_number], [`'=Ana "Núñez", Jr.`, "4/9/1974", "9ABCDEF"]);
  assert.doesNotMatch(await kept(page), /Ana/, "nothing typed is kept");
  await turn(page, () => page.evaluate(() => (location.hash = "#/results")));
  await openFiles(page);
  const [without] = await saveTable(page);
  assert.equal(without.name, "");
  await assertQuiet();
});

test("the files are in English, whatever the language of the page", async (t) => {
  const { page } = await walk(t);
  const [record, table] = [await save(page, "fhir"), await save(page, "csv")];
  await page.locator("#language").selectOption("es");
  await page.locator('html[lang="es"]').waitFor({ state: "attached" });
  await files(page).waitFor({ state: "detached" });
  await openFiles(page, "en un archivo");
  assert.equal((await save(page, "fhir")).text, record.text);
  assert.equal((await save(page, "csv")).text, table.text);
});
