import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, request as send } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressBuiltFiles } from "../start/compress-built-files.mjs";
import { temporaryFolder } from "../test/temporary-folder.mjs";
import { readCompressedFiles } from "./compressed-files.mjs";

const script = "export const words = 'said again and again'; ".repeat(200);
let folder;
let server;

beforeAll(async () => {
  folder = await temporaryFolder("compressed");
  await mkdir(join(folder, "static", "chunks"), { recursive: true });
  await writeFile(join(folder, "secret.js"), script);
  await writeFile(join(folder, "static", "chunks", "a.js"), script);
  await writeFile(join(folder, "static", "chunks", "a.css"), "a { color: red }");
  await writeFile(join(folder, "static", "chunks", "a.woff2"), "font");
  await compressBuiltFiles(folder);
  const answer = await readCompressedFiles(join(folder, "static"));
  server = createServer((request, response) => {
    if (!answer(request, response)) response.end("left to Next");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** The address goes out as it stands here: `fetch` would tidy it up before. */
function ask(path, { accepts, method = "GET" } = {}) {
  const headers = accepts === undefined ? {} : { "Accept-Encoding": accepts };
  return new Promise((resolve, reject) => {
    const asked = send({ port: server.address().port, path, method, headers });
    asked.on("response", async (answer) => resolve({ headers: answer.headers, body: await buffer(answer) }));
    asked.on("error", reject);
    asked.end();
  });
}

test.each([
  ["br", "gzip, deflate, br, zstd", brotliDecompressSync],
  ["br", "BR;q=0.5 , gzip", brotliDecompressSync],
  ["gzip", "gzip, deflate", gunzipSync],
  ["gzip", "br;q=0, gzip;q=1.0", gunzipSync],
])("a script comes in %s to whoever takes %s", async (coding, accepts, decompress) => {
  const { headers, body } = await ask("/_next/static/chunks/a.js?v=1", { accepts });
  expect(headers).toMatchObject({
    "content-encoding": coding,
    "content-type": "application/javascript; charset=UTF-8",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(decompress(body).toString()).toBe(script);
  expect(body.length).toBeLessThan(script.length / 10);
});

test("a style is one", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a.css", { accepts: "br" });
  expect(headers["content-type"]).toBe("text/css; charset=UTF-8");
  expect(brotliDecompressSync(body).toString()).toBe("a { color: red }");
});

test("HEAD gives the length without the body", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a.js", { accepts: "br", method: "HEAD" });
  expect(Number(headers["content-length"])).toBeGreaterThan(0);
  expect(body).toHaveLength(0);
});

test.each([
  ["takes no coding", "/_next/static/chunks/a.js", {}],
  ["takes another", "/_next/static/chunks/a.js", { accepts: "zstd, br;q=0, gzip;q=0.000" }],
  ["takes any by a star", "/_next/static/chunks/a.js", { accepts: "*" }],
  ["posts", "/_next/static/chunks/a.js", { accepts: "br", method: "POST" }],
  ["asks for a font, which is compressed by itself", "/_next/static/chunks/a.woff2", { accepts: "br" }],
  ["asks for what is not there", "/_next/static/chunks/b.js", { accepts: "br" }],
  ["asks for a copy by its own name", "/_next/static/chunks/a.js.br", { accepts: "br" }],
  ["asks for what stands beside the folder", "/_next/static/../secret.js", { accepts: "br" }],
  ["hides that", "/_next/static/%2e%2e/secret.js", { accepts: "br" }],
  ["asks for a page", "/agents", { accepts: "br" }],
  ["names a property that every object has", "/_next/static/constructor", { accepts: "br" }],
])("who %s is left to Next", async (_, path, options) => {
  expect((await ask(path, options)).body.toString()).toBe("left to Next");
});
