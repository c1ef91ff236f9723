import { IncomingMessage } from "node:http";

/** The largest body but of an upload: what Next takes for a server action, beyond which it answers 500 and leaves the rest unread. */
export const largestBody = 1024 * 1024;

export const largestUpload = 10 * 1024 * 1024 + 64 * 1024;
/** The handlers that take a file, each with its largest body: a file of 10 MiB, or of 1 MiB, with the words of its form. */
const uploads = new Map([
  ["/api/recordings", largestUpload],
  ["/api/logo", 1024 * 1024 + 64 * 1024],
]);

/** How much of a refused body is still taken in, so that a browser gets to the answer before the connection ends. */
const largestRefused = 32 * 1024 * 1024;
const largestRefusedUpload = 1024 * 1024 * 1024;

/**
 * Holds bodies to the limit, whether their length is declared or not and whatever the address, since Next reads forms sent to what is
 * not there too; handlers may set a lower one. An upload that is too large is handed on without its body and with `x-rollcall-too-large`,
 * since who sent it is to read so on the own page.
 *
 * @returns {Promise<IncomingMessage | null>} the request to hand on, or null when its body is too large
 */
export async function withinLimit(request) {
  const [path] = request.url.split("?");
  const upload = uploads.get(path);
  if (upload !== undefined) {
    const limits = { largest: upload, largestRefused: largestRefusedUpload };
    return (
      (await held(request, limits)) ?? sameRequest(request, Buffer.alloc(0), { "x-rollcall-too-large": "1" })
    );
  }
  return held(request, { largest: largestBody, largestRefused });
}

/** Null when the body is too large; what is left of it is read and forgotten. */
async function held(request, limits) {
  if (request.headers["transfer-encoding"] !== undefined) return readWhole(request, limits);
  if (Number(request.headers["content-length"] ?? 0) <= limits.largest) return request;
  discard(request, limits);
  return null;
}

/** A body of undeclared length is read first: once Next reads it, it is too late to say that it is too long. */
async function readWhole(request, limits) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limits.largest) {
      discard(request, limits);
      return null;
    }
  }
  return sameRequest(request, Buffer.concat(chunks));
}

function sameRequest(request, body, more = {}) {
  const whole = new IncomingMessage(request.socket);
  const { "transfer-encoding": _, ...headers } = request.headers;
  whole.method = request.method;
  whole.url = request.url;
  whole.httpVersion = request.httpVersion;
  whole.httpVersionMajor = request.httpVersionMajor;
  whole.httpVersionMinor = request.httpVersionMinor;
  whole.headers = { ...headers, ...more, "content-length": String(body.length) };
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}

function discard(request, { largestRefused: most }) {
  let taken = 0;
  request.on("error", () => undefined);
  request.on("data", (chunk) => {
    taken += chunk.length;
    if (taken > most) request.destroy();
  });
}
