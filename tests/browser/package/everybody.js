// Screens everybody with the package, in Node.js and in browsers alike: `{ marks, rates }`. A mark is the
// digest of a sheaf's reports as the command line would write them.

/** `sheaves` gives texts of JSON lines, one after the other. */
export async function everybody(engine, sheaves, asOf) {
  const { load, screen, brief, ScreenError } = engine;
  const options = { as_of: asOf };
  /** What the engine says, or why it cannot read the person. */
  const said = (ask, person, line) => {
    try {
      return ask(person, options);
    } catch (fault) {
      if (!(fault instanceof ScreenError)) throw fault;
      const { id, field, error, expected } = fault;
      return { id, line, field, error, expected };
    }
  };
  await load();
  const time = { full: 0, brief: 0 };
  const marks = [];
  let count = 0;
  for await (const text of sheaves) {
    const people = text.trimEnd().split("\n").map((person) => JSON.parse(person));
    time.full += spent(() => people.forEach((person) => said(screen, person)));
    time.brief += spent(() => people.forEach((person) => said(brief, person)));
    const lines = people.map((person, index) => JSON.stringify(said(screen, person, count + index + 1)));
    marks.push(await mark(`${lines.join("\n")}\n`));
    count += people.length;
  }
  const rate = (time) => (count / time) * 1000;
  return { marks, rates: { full: rate(time.full), brief: rate(time.brief) } };
}

/** How long something takes, in milliseconds. */
function spent(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function mark(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
