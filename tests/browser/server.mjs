// A small static server for what a build left in dist/, as a web host would serve it: right types,
// compressed, and with each file exactly the headers that `_headers` in it says.
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const COMPRESSIBLE = /^text\/|json|javascript|wasm|svg|xml/;
/**
 * Serves a folder on a free port of this machine: `{ url, asked, close }`, with the paths asked for so far. With
 * a certificate it speaks HTTP/2; `quality` is that of the compression, from 4 (quick) to 11 (small).
 */
export async function startServer(dist, { certificate, quality = 4 } = {}) {
  await stat(join(dist, "index.html")).catch(() => {
    throw new Error(`there is no build in ${dist}: run \`cargo xtask build\` first`);
  });
  const asked = [];
  const groups = await headersOf(dist);
  const compressed = compressing(quality);
  const server = serverWith(certificate, (request, response) => {
    asked.push(request.url);
    answer(dist, groups, compressed, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `${certificate ? "https" : "http"}://127.0.0.1:${server.address().port}`,
    asked,
    close: () => closed(server),
  };
}

const serverWith = (certificate, answers) =>
  certificate ? createSecureServer({ ...certificate, allowHTTP1: true }, answers) : createServer(answers);

function closed(server) {
  const done = new Promise((resolve) => server.close(resolve));
  // One that speaks HTTP/2 has no such list; its connections end with the browser.
  server.closeAllConnections?.();
  return done;
}

/**
 * The headers of a build: `[{ path, headers }]`, where a path may end in `*`. A build for the work on it
 * (`cargo xtask parts`) has none.
 */
export async function headersOf(dist) {
  const text = await readFile(join(dist, "_headers"), "utf8").catch(() => "");
  return text.split("\n\n").filter(Boolean).map((group) => {
    const [path, ...lines] = group.trim().split("\n");
    return { path, headers: Object.fromEntries(lines.map((line) => /^ {2}([^:]+): (.*)$/.exec(line).slice(1))) };
  });
}

/** The headers for an address; every address of the build has some. */
export function headersFor(groups, path) {
  const isFor = (group) => (group.path.endsWith("*") ? path.startsWith(group.path.slice(0, -1)) : path === group.path);
  const found = groups.filter(isFor);
  if (groups.length && found.length !== 1) throw new Error(`${found.length} groups of headers are for ${path}`);
  return found[0]?.headers ?? {};
}

async function answer(dist, groups, compressed, request, response) {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = await fileFor(dist, path);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const headers = { "content-type": type, ...headersFor(groups, path) };
  const bytes = await readFile(file);
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
  if (brotli && COMPRESSIBLE.test(type)) {
    response.writeHead(200, { ...headers, "content-encoding": "br" });
    response.end(compressed(file, bytes));
  } else {
    response.writeHead(200, headers).end(bytes);
  }
}

/** The file that a path names; a folder stands for its index page. */
async function fileFor(dist, path) {
  const wanted = normalize(join(dist, decodeURIComponent(path)));
  if (wanted !== dist && !wanted.startsWith(dist + sep)) return undefined;
  const file = (await isFolder(wanted)) ? join(wanted, "index.html") : wanted;
  return (await isFile(file)) ? file : undefined;
}

const isFolder = (path) => stat(path).then((it) => it.isDirectory(), () => false);
const isFile = (path) => stat(path).then((it) => it.isFile(), () => false);

/** Compresses each file once. */
function compressing(quality) {
  const done = new Map();
  return (file, bytes) => {
    const known = done.get(file);
    if (known?.bytes.equals(bytes)) return known.small;
    const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    done.set(file, { bytes, small });
    return small;
  };
}
