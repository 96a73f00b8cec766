// A small static server for what a build left in dist/, as a plain web host
// would serve it: right types, compressed, hashed files kept for ever.
import { createServer } from "node:http";
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
/** What other sites load, held against the hash that they name. */
const SHARED = /embed[\\/]screener-[0-9a-f]{16}\.js$/;
const HASHED = /-[0-9a-f]{16}(_bg)?\.(js|wasm|css)$/;

/** Serves a folder on a free port of this machine: `{ url, asked, close }`, with the paths asked for so far. */
export async function startServer(dist) {
  await stat(join(dist, "index.html")).catch(() => {
    throw new Error(`there is no build in ${dist}: run \`cargo xtask build\` first`);
  });
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(dist, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => closed(server),
  };
}

function closed(server) {
  const done = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  return done;
}

async function answer(dist, request, response) {
  const file = await fileFor(dist, new URL(request.url, "http://localhost").pathname);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const headers = {
    "content-type": type,
    "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    ...(SHARED.test(file) && { "access-control-allow-origin": "*" }),
  };
  const bytes = await readFile(file);
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
  if (brotli && COMPRESSIBLE.test(type)) {
    response.writeHead(200, { ...headers, "content-encoding": "br" });
    response.end(compressed(bytes));
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

/** Quick rather than small: these bytes never leave the machine. */
function compressed(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
