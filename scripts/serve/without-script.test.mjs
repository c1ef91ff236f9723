import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { withoutScript } from "./without-script.mjs";

const empty =
  '<!DOCTYPE html><html id="__next_error__"><head></head><body><div hidden=""></div><script></script></body></html>';
const drawn = '<!DOCTYPE html><html lang="en"><body><h1>Page not found</h1></body></html>';

describe("a refusal without the script", () => {
  it.each([
    {
      why: "403 says that it is not allowed",
      body: Buffer.from(empty),
      encoding: undefined,
      status: 403,
      says: "<h1>Not allowed</h1>",
    },
    {
      why: "404 says that nothing is there",
      body: Buffer.from(empty),
      encoding: undefined,
      status: 404,
      says: "<h1>Page not found</h1>",
    },
    {
      why: "a compressed page is opened first",
      body: gzipSync(empty),
      encoding: "gzip",
      status: 403,
      says: "<noscript>",
    },
    {
      why: "whatever it was compressed with",
      body: brotliCompressSync(empty),
      encoding: "br",
      status: 403,
      says: "<noscript>",
    },
  ])("$why", ({ body, encoding, status, says }) => {
    const page = withoutScript(body, { encoding, status, nonce: "n0" });
    expect(page).toContain(says);
    expect(page).toContain('<a href="/">');
    expect(page).toContain('<style nonce="n0">');
    expect(page).toContain("<script>");
  });

  it("a page that has its words already stays as it is", () => {
    expect(withoutScript(Buffer.from(drawn), { status: 404, nonce: "n0" })).toBe(drawn);
  });
});
