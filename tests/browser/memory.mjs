// Looks for a text in all that a page holds in memory: the objects of JavaScript, and the memories of
// WebAssembly. The text itself is never handed to the page, or it would be found there.

/** Runs in each page of a window that was opened by another: that one keeps track of the memories. */
function noteMemories() {
  const note = ({ instance }, imports) => {
    const values = [instance.exports, ...Object.values(imports ?? {})].flatMap((each) => Object.values(each));
    for (const value of values) {
      // Weakly, and by an object of the other window, so that nothing is kept alive by being looked for.
      if (value instanceof WebAssembly.Memory) opener?.memories.push(new opener.WeakRef(value));
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const made = await before.call(WebAssembly, source, imports);
      note(made.instance ? made : { instance: made }, imports);
      return made;
    };
  }
}

/** Opens a site in a window that another one opened and that keeps track of its memories: `{ page, holder }`. */
export async function openHeld(context, site) {
  const policy = "cross-origin-opener-policy";
  const answer = await context.request.get(site);
  const headers = { "content-type": "text/html", [policy]: answer.headers()[policy] ?? "unsafe-none" };
  const address = new URL("holder", site).href;
  await context.addInitScript(noteMemories);
  // As the site has it, or the two would not know of each other.
  const body = "<title>Holder</title><script>memories = []</script>";
  await context.route(address, (route) => route.fulfill({ headers, body }));
  const holder = await context.newPage();
  await holder.goto(address);
  const opened = holder.waitForEvent("popup");
  await holder.evaluate((site) => void open(site), site);
  const page = await opened;
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  return { page, holder };
}

/** How many memories there are that were noted, and in how many of them a text stands. */
export async function inMemories(holder, text) {
  return holder.evaluate((wanted) => {
    const memories = new Set(window.memories.map((it) => it.deref()).filter(Boolean));
    const stands = ({ buffer }) => {
      const bytes = new Uint8Array(buffer);
      for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
      }
      return false;
    };
    return { memories: memories.size, found: [...memories].filter(stands).length };
  }, [...new TextEncoder().encode(text)]);
}

/** Everything that JavaScript holds in the process of a page, as text. What nobody needs is thrown away before. */
export async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const chunks = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  return chunks.join("");
}
