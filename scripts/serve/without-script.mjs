import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { plainStyle } from "./plain-page.mjs";
import { wordsFor } from "./preferred-language.mjs";

/** The document that Next's script will draw has the reader's language; what is sent before that has none. */
const drawnIn = /\\"lang\\":\\"([\w-]+)\\"/;
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

  const { tag, direction, forbidden, notFound } = wordsFor(drawnIn.exec(page)?.[1]);
  const { title, text, back } = status === 403 ? forbidden : notFound;
  return page.replace(
    /<body[^>]*>/,
    `$&<noscript>${plainStyle(nonce)}<main lang="${tag}" dir="${direction}"><h1>${title}</h1><p>${text}</p><p><a href="/">${back}</a></p></main></noscript>`,
  );
}
