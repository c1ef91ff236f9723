import { IncomingMessage } from "node:http";

/** The largest body of a page's form: what Next takes for a server action, beyond which it would answer 500. */
export const largestBody = 1024 * 1024;

/** How much of a refused body is still taken in, so that a browser gets to the answer before the connection ends. */
const largestRefused = 32 * 1024 * 1024;

/**
 * Holds bodies sent to pages to the limit, whether their length is declared or not; handlers below /api/ set their own.
 *
 * @returns {Promise<IncomingMessage | null>} the request to hand on, or null when its body is too large
 */
export async function withinLimit(request) {
  if (request.url.startsWith("/api/")) return request;
  if (request.headers["transfer-encoding"] === undefined) {
    const declared = Number(request.headers["content-length"] ?? 0);
    if (declared <= largestBody) return request;
    discard(request);
    return null;
  }
  return readWhole(request);
}

/** A body of undeclared length is read first: once Next reads it, it is too late to say that it is too long. */
async function readWhole(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > largestBody) {
      discard(request);
      return null;
    }
  }
  return sameRequest(request, Buffer.concat(chunks));
}

function sameRequest(request, body) {
  const whole = new IncomingMessage(request.socket);
  const { "transfer-encoding": _, ...headers } = request.headers;
  whole.method = request.method;
  whole.url = request.url;
  whole.httpVersion = request.httpVersion;
  whole.httpVersionMajor = request.httpVersionMajor;
  whole.httpVersionMinor = request.httpVersionMinor;
  whole.headers = { ...headers, "content-length": String(body.length) };
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}

function discard(request) {
  let taken = 0;
  request.on("error", () => undefined);
  request.on("data", (chunk) => {
    taken += chunk.length;
    if (taken > largestRefused) request.destroy();
  });
}
