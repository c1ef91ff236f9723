import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { plainStyle } from "./plain-page.mjs";

const words = JSON.parse(readFileSync(new URL("../../messages/en.json", import.meta.url), "utf8"));
const texts = { 403: words.forbidden, 404: words.notFound };
const decoders = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };

/**
 * The page with words for a browser that runs no script. Next answers a page's `forbidden()` and `notFound()` with a document
 * that has nothing in it until its script draws it; one that has its words already stays as it is.
 *
 * @param {Buffer} body as Next sent it
 * @param {{ encoding?: string, status: 403 | 404, nonce: string }} answer `encoding`: its Content-Encoding
 */
export function withoutScript(body, { encoding, status, nonce }) {
  const decode = decoders[encoding];
  const page = (decode ? decode(body) : body).toString("utf8");
  if (!page.includes('id="__next_error__"')) return page;

  const { title, text, back } = texts[status];
  return page.replace(
    /<body[^>]*>/,
    `$&<noscript>${plainStyle(nonce)}<main><h1>${title}</h1><p>${text}</p><p><a href="/">${back}</a></p></main></noscript>`,
  );
}
