import { ServerResponse } from "node:http";
import { collectFailure } from "./offered-to-application.mjs";
import { answerPlainly } from "./plain-page.mjs";

/** How each reason is answered (RFC 9110, 15.5 and 15.6), and the words for it in the catalogue's `server`. */
const answers = {
  fault: { status: 500, page: "broken" },
  "database-away": { status: 503, page: "databaseAway" },
  "malformed-request": { status: 400, page: "malformed" },
  "foreign-origin": { status: 403, page: "foreignOrigin" },
};

/**
 * Lets Next answer, but where it would say 500, says what the application reported instead, and gives a browser that
 * asked for a page one that can be read: Next's own is empty until its script has run.
 */
export async function answerWithFailures({ request, response, nonce }, answer) {
  const state = { failure: null, replaced: false };
  replaceFailures(response, state, { nonce, wantsPage: isForPage(request) });
  await collectFailure(state, answer);
}

function replaceFailures(response, state, { nonce, wantsPage }) {
  const plain = ServerResponse.prototype;

  response.writeHead = (status, ...rest) => {
    if (status !== 500) return plain.writeHead.call(response, status, ...rest);
    const { reason = "fault", id } = state.failure ?? {};
    const { status: better, page } = answers[reason];
    if (better === 503) response.setHeader("Retry-After", "5");
    if (!wantsPage) return plain.writeHead.call(response, better, ...rest);

    state.replaced = true;
    for (const name of ["writeHead", "write", "end", "flushHeaders"]) delete response[name];
    for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "ETag"])
      response.removeHeader(name);
    answerPlainly(response, better, page, { nonce, id });
    response.write = swallow;
    response.end = swallow;
    return response;
  };
  response.flushHeaders = () => {
    if (!response.headersSent) response.writeHead(response.statusCode);
  };
  response.write = (...chunk) => {
    response.flushHeaders();
    return state.replaced ? swallow(...chunk) : plain.write.apply(response, chunk);
  };
  response.end = (...chunk) => {
    response.flushHeaders();
    return state.replaced ? swallow(...chunk) : plain.end.apply(response, chunk);
  };
}

/** A page opened or a form sent by the browser itself; neither the router's fetches nor the API's callers. */
function isForPage({ url, headers }) {
  const byScript = headers.rsc !== undefined || headers["next-action"] !== undefined;
  return !byScript && !url.startsWith("/api/") && (headers.accept?.includes("text/html") ?? false);
}

function swallow(...chunk) {
  chunk.findLast((argument) => typeof argument === "function")?.();
  return true;
}
