// Pages of other people with the screener in them, each served from a site of its own: `hosts/*.html`, with
// the snippet as the page /embed/ gives it out.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { DIST, startServer } from "./harness.mjs";

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml" };
/** Another page of the host, to go away to. */
const ELSEWHERE = "<!doctype html><html lang=en><link rel=icon href=data:,><title>Elsewhere</title><h1>Elsewhere</h1>";

/** What the build says of its loader: where it lies, and the hash of its bytes. */
async function loader() {
  const page = await readFile(new URL("../../dist/embed/index.html", import.meta.url), "utf8");
  const [, path] = /data-loader="([^"]+)"/.exec(page);
  const [, integrity] = /data-integrity="([^"]+)"/.exec(page);
  return { path, integrity };
}

/**
 * Serves the app and, as another site, the pages of hosts: `{ embed, url, reports, asked, made, close }`.
 * What browsers report against a policy is in `reports`, what they ask of the host in `asked`; `/made` is
 * `made.page` under `made.policy`, with `made.headers`.
 */
export async function startHosts() {
  const embed = await startServer(DIST);
  const { path, integrity } = await loader();
  const script = `<script src="${embed.url}/${path}" integrity="${integrity}" crossorigin="anonymous" defer></script>`;
  const strict = [
    "default-src 'none'",
    `script-src '${integrity}'`,
    `frame-src ${embed.url}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "report-uri /report",
  ].join("; ");
  const reports = [];
  const made = {};
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const { pathname, search } = new URL(request.url, "http://localhost");
    if (pathname === "/report") {
      for await (const part of request) reports.push(String(part));
      return response.writeHead(204).end();
    }
    if (pathname === "/made") {
      const headers = { "content-type": TYPES[".html"], "content-security-policy": made.policy, ...made.headers };
      return response.writeHead(200, headers).end(made.page);
    }
    if (pathname === "/elsewhere") return response.writeHead(200, { "content-type": "text/html" }).end(ELSEWHERE);
    const file = await readFile(new URL(`hosts${pathname}`, import.meta.url), "utf8").catch(() => undefined);
    if (file === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(pathname)];
    const headers = { "content-type": type, ...(pathname === "/strict.html" && { "content-security-policy": strict }) };
    const attributes = decodeURIComponent(search.slice(1)).replaceAll("+", " ");
    const page = file.replaceAll("{{script}}", script).replaceAll("{{embed}}", embed.url).replaceAll("{{attributes}}", attributes);
    response.writeHead(200, headers).end(page);
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  return {
    embed,
    reports,
    asked,
    made,
    url: `http://localhost:${server.address().port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, embed.close()]);
    },
  };
}
