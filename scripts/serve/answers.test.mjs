import { createServer, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerWithFailures } from "./answer-failures.mjs";
import { largestBody, largestUpload, withinLimit } from "./body-limit.mjs";
import { answerPlainly } from "./plain-page.mjs";

const { failed } = globalThis[Symbol.for("rollcall.server")];
const nonce = "bm9uY2U=";
let server;

/** In the place of Next: says how long the body was, or fails for the reason that the address names. */
async function application(request, response) {
  const reason = new URL(request.url, "http://x").searchParams.get("fail");
  if (reason) {
    await new Promise(setImmediate);
    failed({ reason, id: "<id>" });
    response.statusCode = 500;
    response.write("what Next would have said");
    response.end();
    return;
  }
  if (request.url.startsWith("/unknown")) {
    response.setHeader("x-nextjs-action-not-found", "1");
    response.setHeader("Content-Type", "text/plain");
    response.statusCode = 409;
    response.end("what Next would have said");
    return;
  }
  if (request.url.endsWith("/kept")) response.setHeader("Cache-Control", "private, no-cache");
  let length = 0;
  for await (const chunk of request) length += chunk.length;
  response.end(request.headers["x-rollcall-too-large"] ? `too large, ${length}` : String(length));
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const admitted = await withinLimit(request);
    if (!admitted) return answerPlainly(response, 413, "tooLarge", { nonce });
    await answerWithFailures({ request: admitted, response, nonce }, () => application(admitted, response));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => server.close());

/** Undeclared length: sent in chunks. */
function post(path, size, { declared, headers = {} }) {
  return new Promise((resolve, reject) => {
    const { port } = server.address();
    const length = declared ? { "Content-Length": size } : { "Transfer-Encoding": "chunked" };
    const outgoing = send({ port, path, method: "POST", headers: { ...headers, ...length } });
    outgoing.on("response", async (answer) => {
      resolve({ status: answer.statusCode, headers: answer.headers, body: await text(answer) });
    });
    outgoing.on("error", reject);
    for (let sent = 0; sent < size; sent += 100_000)
      outgoing.write(Buffer.alloc(Math.min(100_000, size - sent)));
    outgoing.end();
  });
}

test.each([
  ["declared, at the limit", "/agents/new", largestBody, true, 200],
  ["declared, one byte over", "/agents/new", largestBody + 1, true, 413],
  ["undeclared, at the limit", "/agents/new", largestBody, false, 200],
  ["undeclared, one byte over", "/agents/new", largestBody + 1, false, 413],
  ["declared, far over", "/agents/new", 20_000_000, true, 413],
  ["undeclared, far over", "/agents/new", 20_000_000, false, 413],
  ["to a handler, declared", "/api/recordings", 3_000_000, true, 200],
  ["to a handler, undeclared", "/api/recordings", 3_000_000, false, 200],
  ["empty, undeclared", "/agents/new", 0, false, 200],
  ["to what is no handler, declared", "/api/nope", 2_000_000, true, 413],
  ["to a page by way of /api/, undeclared", "/api/../sign-in", 2_000_000, false, 413],
])("a body %s", async (_, path, size, declared, status) => {
  const answer = await post(path, size, { declared });
  expect(answer.status).toBe(status);
  if (status === 200) expect(answer.body).toBe(String(size));
  else expect(answer.body).toContain("<h1>That was too much</h1>");
});

test.each([
  ["declared, at the limit", largestUpload, true, String(largestUpload)],
  ["undeclared, at the limit", largestUpload, false, String(largestUpload)],
  ["declared, one byte over", largestUpload + 1, true, "too large, 0"],
  ["undeclared, one byte over", largestUpload + 1, false, "too large, 0"],
  ["declared, far over", 500_000_000, true, "too large, 0"],
  ["undeclared, far over", 100_000_000, false, "too large, 0"],
])("an upload %s", async (_, size, declared, body) => {
  expect(await post("/api/recordings?agent=1", size, { declared })).toMatchObject({ status: 200, body });
});

test.each([
  ["database-away", 503, "database is away"],
  ["busy", 503, "much to do"],
  ["malformed-request", 400, "did not arrive whole"],
  ["foreign-origin", 403, "came from elsewhere"],
  ["fault", 500, "Something went wrong"],
])("%s is a page with %i and the id", async (reason, status, title) => {
  const answer = await post(`/agents?fail=${reason}`, 0, {
    declared: true,
    headers: { Accept: "text/html" },
  });
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(title);
  expect(answer.body).toContain("&lt;id>");
  expect(answer.body).not.toContain("what Next would have said");
  expect(answer.headers["retry-after"]).toBe(status === 503 ? "5" : undefined);
});

test.each([
  ["the router's fetch", "/agents", { Accept: "text/html", RSC: "1" }],
  ["an action called by script", "/agents", { Accept: "text/html", "Next-Action": "x" }],
  ["a handler", "/api/health", { Accept: "text/html" }],
])("%s gets the status without a page", async (_, path, headers) => {
  const answer = await post(`${path}?fail=database-away`, 0, { declared: true, headers });
  expect(answer).toMatchObject({ status: 503, body: "what Next would have said" });
  expect(answer.headers["retry-after"]).toBe("5");
});

test("a form that nobody knows any more is a page for a browser, and Next's own answer for its script", async () => {
  const byBrowser = await post("/unknown", 0, { declared: true, headers: { Accept: "text/html" } });
  expect(byBrowser.status).toBe(400);
  expect(byBrowser.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(byBrowser.body).toContain("did not arrive whole");
  const byScript = await post("/unknown", 0, { declared: true, headers: { "Next-Action": "x" } });
  expect(byScript).toMatchObject({ status: 409, body: "what Next would have said" });
});

test.each([
  ["/api/quote", "no-store"],
  ["/api/recordings/kept", "private, no-cache"],
  ["/agents", undefined],
])("whether an answer may be kept says %s itself, or it may not: %s", async (path, kept) => {
  const { headers } = await post(path, 0, { declared: true });
  expect(headers["cache-control"]).toBe(kept);
});
