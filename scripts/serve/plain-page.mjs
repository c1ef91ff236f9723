import { preferredLanguage, wordsFor } from "./preferred-language.mjs";

/** How a page looks that has none of the application's own style. */
export const plainStyle = (nonce) => `<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  main { max-inline-size: 34rem; margin: 15vh auto 0; padding-inline: 1.25rem; }
</style>`;

/**
 * Answers, in the browser's language, with one of the few pages that must be there without the application.
 *
 * @param {string} page its words, in the catalogues' `server`
 * @param {{ nonce: string, id?: string }} options `id`: what to name when asking for help
 */
export function answerPlainly(response, status, page, { nonce, id }) {
  const {
    tag,
    direction,
    server: words,
  } = wordsFor(preferredLanguage(response.req?.headers["accept-language"]));
  const { title, text } = words[page];
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.end(`<!doctype html>
<html lang="${tag}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Rollcall</title>
${plainStyle(nonce)}
<main>
  <h1>${title}</h1>
  <p>${text}</p>
  ${id ? `<p>${words.errorId} <code>${escaped(id)}</code></p>` : ""}
  <p><a href="/">${words.toStart}</a></p>
</main>
</html>
`);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
