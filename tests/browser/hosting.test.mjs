// What servers send with the files of the site: each kind of server, with the file that the build makes for
// it, sends exactly what `_headers` says. The other browser tests run under the same headers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { DIST, useApp } from "./harness.mjs";
import { startHosts } from "./hosts.mjs";
import { headersFor, headersOf } from "./server.mjs";

const MADE = fileURLToPath(new URL("../../target/hosting/", import.meta.url));
const made = (name) => readFile(join(MADE, name), "utf8");
const CONTAINER = await readFile(new URL("../../container/nginx.conf", import.meta.url), "utf8");
const groups = await headersOf(DIST);
const app = useApp();

/** Addresses of every kind of file. */
const PATHS = [
  "/",
  "/index.html",
  "/frame.html",
  "/embed/",
  "/rules/",
  "/county/alameda/",
  "/without-network.html",
  "/words/en.json",
  "/idle.js",
  "/book.css",
  ...(await readdir(DIST)).filter((name) => name.startsWith("calaim-screener")).map((name) => `/${name}`),
  ...(await readdir(join(DIST, "embed"))).filter((name) => name.endsWith(".js")).map((name) => `/embed/${name}`),
];

/** Where programs lie; servers often where only an administrator looks. */
const FOLDERS = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];

/** The servers that are tried for real: how each is started with a folder of its own and a port. */
const SERVERS = [
  {
    name: "nginx",
    programs: ["nginx"],
    file: "nginx.conf",
    // The very file of the container, with the places of this test.
    settings: (port, folder) => {
      const places = {
        " /tmp/": ` ${folder}/`,
        "listen 8080;": `listen 127.0.0.1:${port};`,
        "root /site;": `root ${DIST};`,
        "/etc/screener/headers.conf": `${MADE}nginx.conf`,
      };
      return Object.entries(places).reduce((text, [from, to]) => {
        assert.ok(text.includes(from), `${from} in container/nginx.conf`);
        return text.replaceAll(from, to);
      }, CONTAINER);
    },
    args: (settings) => ["-c", settings, "-e", "stderr"],
  },
  {
    name: "Apache",
    programs: ["apache2", "httpd"],
    file: "apache.conf",
    settings: (port, folder) => `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/errors
DefaultRuntimeDir ${folder}
${["mpm_event", "authz_core", "dir", "headers", "mime"].map((it) => `LoadModule ${it}_module /usr/lib/apache2/modules/mod_${it}.so`).join("\n")}
TypesConfig /dev/null
DocumentRoot ${DIST}
DirectoryIndex index.html
<Directory ${DIST}>
  Require all granted
</Directory>
Include ${MADE}apache.conf`,
    args: (settings) => ["-X", "-f", settings],
  },
  {
    name: "Caddy",
    programs: ["caddy"],
    file: "Caddyfile",
    settings: (port) => `
{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * ${DIST}
  import ${MADE}Caddyfile
  file_server
}`,
    args: (settings) => ["run", "--adapter", "caddyfile", "--config", settings],
  },
];

for (const server of SERVERS) {
  const program = server.programs.flatMap((name) => FOLDERS.map((folder) => join(folder, name))).find(existsSync);
  const missing = !program && !process.env.CI && `${server.name} is not installed`;
  test(`${server.name} sends what is said`, { skip: missing }, async (t) => {
    assert.ok(program, `${server.name} is installed`);
    const url = await started(t, server, program);
    for (const path of PATHS) {
      const answer = await fetch(url + path);
      assert.equal(answer.status, 200, path);
      const wanted = Object.entries(headersFor(groups, path));
      assert.ok(wanted.length > 5, path);
      for (const [name, value] of wanted) assert.equal(answer.headers.get(name), value, `${path} ${name}`);
    }
  });
}

/** Starts a server with the file made for it, and waits until it answers. */
async function started(t, { file, settings, args }, program) {
  assert.ok((await made(file)).length > 0);
  const folder = await mkdtemp(join(tmpdir(), "hosting-"));
  const port = await freePort();
  const written = join(folder, "settings");
  await writeFile(written, settings(port, folder));
  let said = "";
  const running = spawn(program, args(written), { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: folder } });
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise((end) => running.on("exit", end));
  t.after(async () => {
    running.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; running.exitCode === null && tries < 100; tries++) {
    if (await fetch(url).then(() => true, () => false)) return url;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  return assert.fail(`${program} does not answer: ${said}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

test("the function for CloudFront sets what is said", async () => {
  const script = await made("cloudfront.js");
  assert.ok(script.length < 10_240, "CloudFront takes functions of at most 10 kB");
  for (const path of PATHS) {
    const event = { request: { uri: path }, response: { headers: {} } };
    const { headers } = runInNewContext(`${script}; handler(${JSON.stringify(event)})`);
    for (const [name, value] of Object.entries(headersFor(groups, path))) {
      assert.equal(headers[name.toLowerCase()]?.value, value, `${path} ${name}`);
    }
  }
});

test("the file for IIS sets what is said", async (t) => {
  const text = await made("web.config");
  const page = await app.browser.newPage();
  t.after(() => page.close());
  const { conditions, rules } = await page.evaluate(readRules, text);
  for (const path of PATHS) {
    const set = rules.filter(({ condition }) => new RegExp(conditions[condition]).test(path));
    const found = set.map(({ variable, value }) => [variable.replace("RESPONSE_", "").toLowerCase(), value]);
    const wanted = Object.entries(headersFor(groups, path)).map(([name, value]) => [name.replaceAll("-", "_").toLowerCase(), value]);
    assert.deepEqual(found, wanted, path);
  }
});

/** Runs in a page, which reads XML: the outbound rules of an IIS. */
function readRules(text) {
  const file = new DOMParser().parseFromString(text, "application/xml");
  const all = (selector) => [...file.querySelectorAll(selector)];
  const conditions = all("preCondition").map((each) => [each.getAttribute("name"), each.firstElementChild.getAttribute("pattern")]);
  const rules = all("outboundRules > rule").map((rule) => ({
    condition: rule.getAttribute("preCondition"),
    variable: rule.querySelector("match").getAttribute("serverVariable"),
    value: rule.querySelector("action").getAttribute("value"),
  }));
  return { conditions: Object.fromEntries(conditions), rules };
}

test("a page refuses what its policy does not name", async (t) => {
  const { page } = await app.visit(t);
  const found = await page.evaluate(async () => {
    const refused = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
    const script = document.createElement("script");
    script.append("window.stranger = 1");
    document.head.append(script);
    const image = new Image();
    image.src = "https://elsewhere.example/a.png";
    await fetch("https://elsewhere.example/").catch(() => {});
    let markup;
    try {
      document.createElement("p").innerHTML = "<b>x</b>";
    } catch (refusal) {
      markup = refusal.name;
    }
    await new Promise((soon) => setTimeout(soon, 200));
    return { refused: refused.sort(), markup, stranger: window.stranger };
  });
  assert.equal(found.stranger, undefined);
  assert.equal(found.markup, "TypeError");
  for (const each of ["connect-src", "img-src", "require-trusted-types-for"]) {
    assert.ok(found.refused.includes(each), `${each} in ${found.refused}`);
  }
});

test("only the frame is shown inside another page", async (t) => {
  const hosts = await startHosts();
  t.after(() => hosts.close());
  const page = await app.browser.newPage();
  t.after(() => page.close());
  const mains = async (path) => {
    Object.assign(hosts.made, { page: `<iframe src="${hosts.embed.url}${path}"></iframe>`, policy: "default-src *" });
    await page.goto(`${hosts.url}/made`);
    return page.frames()[1].locator("main").count();
  };
  assert.equal(await mains("/frame.html"), 1);
  for (const path of ["/", "/rules/", "/county/alameda/", "/embed/"]) assert.equal(await mains(path), 0, path);
});

test("the frame stands in a page that shows only what agrees to it", async (t) => {
  const hosts = await startHosts();
  t.after(() => hosts.close());
  const page = await app.browser.newPage();
  t.after(() => page.close());
  Object.assign(hosts.made, {
    page: `<iframe src="${hosts.embed.url}/frame.html"></iframe>`,
    policy: "default-src *",
    headers: { "cross-origin-embedder-policy": "require-corp" },
  });
  await page.goto(`${hosts.url}/made`);
  await page.frames()[1].waitForSelector('html[data-ready="true"]', { state: "attached" });
});
