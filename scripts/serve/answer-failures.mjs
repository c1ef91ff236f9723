import { ServerResponse } from "node:http";
import { collectFailure } from "./offered-to-application.mjs";
import { answerPlainly } from "./plain-page.mjs";
import { withoutScript } from "./without-script.mjs";

/** How each reason is answered (RFC 9110, 15.5 and 15.6), and the words for it in the catalogue's `server`. */
const answers = {
  fault: { status: 500, page: "broken" },
  "database-away": { status: 503, page: "databaseAway" },
  busy: { status: 503, page: "busy" },
  "malformed-request": { status: 400, page: "malformed" },
  "cut-short": { status: 400, page: "malformed" },
  "foreign-origin": { status: 403, page: "foreignOrigin" },
};

/** Set by Next beside a bare text where it knows no action by the name that a form gives: of an older build, or a made-up one. */
const namesNoAction = "x-nextjs-action-not-found";

/** Next's own pages for these are empty until their script has run. */
const emptyWithoutScript = new Set([403, 404]);

/**
 * Lets Next answer, but where it would say 500, says what the application reported instead, and gives a browser that
 * asked for a page one that can be read; so too where it does not know the form. A page that says 403 or 404 gets words for those without
 * the script. What a handler says without saying whether it may be kept may not be.
 */
export async function answerWithFailures({ request, response, nonce }, answer) {
  const state = { failure: null, replaced: false, held: null, response };
  replaceFailures(response, state, {
    nonce,
    wantsPage: isForPage(request),
    isForHandler: request.url.startsWith("/api/"),
  });
  await collectFailure(state, answer);
}

function replaceFailures(response, state, { nonce, wantsPage, isForHandler }) {
  const plain = ServerResponse.prototype;

  response.writeHead = (status, ...rest) => {
    if (wantsPage && emptyWithoutScript.has(status)) {
      state.held ??= { status, rest, chunks: [] };
      return response;
    }
    if (isForHandler && !response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    const isUnknownForm = wantsPage && response.hasHeader(namesNoAction);
    if (status !== 500 && !isUnknownForm) return plain.writeHead.call(response, status, ...rest);
    const { reason = isUnknownForm ? "malformed-request" : "fault", id } = state.failure ?? {};
    const { status: better, page } = answers[reason];
    if (better === 503) response.setHeader("Retry-After", "5");
    if (!wantsPage) return plain.writeHead.call(response, better, ...rest);

    state.replaced = true;
    for (const name of ["writeHead", "write", "end", "flushHeaders"]) delete response[name];
    dropEncoding(response);
    // Next's own style and fonts, which this page has no use for.
    response.removeHeader("Link");
    answerPlainly(response, better, page, { nonce, id });
    response.write = swallow;
    response.end = swallow;
    return response;
  };
  response.flushHeaders = () => {
    if (!response.headersSent && !state.held) response.writeHead(response.statusCode);
  };
  response.write = (...chunk) => {
    response.flushHeaders();
    if (state.held) return hold(state.held, chunk);
    return state.replaced ? swallow(...chunk) : plain.write.apply(response, chunk);
  };
  response.end = (...chunk) => {
    response.flushHeaders();
    if (!state.held) return state.replaced ? swallow(...chunk) : plain.end.apply(response, chunk);

    hold(state.held, chunk);
    const { status, rest, chunks } = state.held;
    const encoding = response.getHeader("content-encoding");
    const body = withoutScript(Buffer.concat(chunks), { encoding, status, nonce });
    dropEncoding(response);
    plain.writeHead.call(response, status, ...rest);
    return plain.end.call(response, body);
  };
}

function dropEncoding(response) {
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "ETag"])
    response.removeHeader(name);
}

/** A page opened or a form sent by the browser itself; neither the router's fetches nor the API's callers. */
function isForPage({ url, headers }) {
  const byScript = headers.rsc !== undefined || headers["next-action"] !== undefined;
  return !byScript && !url.startsWith("/api/") && (headers.accept?.includes("text/html") ?? false);
}

function hold(held, [chunk, encoding, ...rest]) {
  if (typeof chunk === "string")
    held.chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8"));
  else if (chunk instanceof Uint8Array) held.chunks.push(Buffer.from(chunk));
  return swallow(chunk, encoding, ...rest);
}

function swallow(...chunk) {
  chunk.findLast((argument) => typeof argument === "function")?.();
  return true;
}
