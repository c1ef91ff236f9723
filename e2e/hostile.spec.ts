import { once } from "node:events";
import { connect } from "node:net";
import type { APIRequestContext } from "@playwright/test";
import { actionOf, json, multipart, sendAction } from "./support/action-request.ts";
import { addAgentForm } from "./support/forms.ts";
import { anAddress, signedIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { expect, test } from "./support/test.ts";
import { until } from "./support/until.ts";

const add = () => actionOf("/agents/new#addAgentAction");
const megabyte = "x".repeat(1024 * 1024);

/** Nothing here may end in a fault, and the one after it is answered as ever. */
async function staysUp(request: APIRequestContext, rollcall: Rollcall, before: Record<string, string>) {
  const health = await request.get("/api/health");
  expect(await health.json()).toEqual({ status: "ok", database: "ok", worker: "ok", disk: "ok" });
  expect(await rollcall.database.written()).toEqual(before);
}

test("fields that no form sends are refused in the form's own words", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const { request } = (await signedIn(browserOf, admin)).context();
  const before = await rollcall.database.written();

  const cases: [what: string, fields: Parameters<typeof addAgentForm>[0], field: string][] = [
    ["an unknown role", { role: "owner" }, "role"],
    ["a role by its inherited name", { role: "constructor" }, "role"],
    ["a doubled e-mail", { email: [anAddress(), anAddress()] }, "email"],
    ["a doubled role", { role: ["agent", "agent"] }, "role"],
    ["a doubled key", { key: ["x", "y"] }, "key"],
    ["a field too many", { isAdmin: "on" }, ""],
    ["__proto__", { ["__proto__" as string]: "x" }, ""],
    ["an unknown language", { language: "xx" }, "language"],
    ["a box that says false", { mustChange: "false" }, "mustChange"],
    ["a seat of an unknown kind", { seat: "throne:1" }, "seat"],
    ["a seat without an id", { seat: "seat:" }, "seat"],
    ["SQL for an id", { unitId: "'; drop table agents; --" }, "unitId"],
    ["a null character in the name", { name: "Nil\u0000Null" }, "name"],
    ["a long e-mail", { email: `${"a".repeat(500_000)}@example.com` }, "email"],
    ["a long name", { name: "n".repeat(800_000) }, "name"],
    ["a long phone number", { mobile: `+${"1".repeat(800_000)}` }, "mobile"],
    ["a long extension", { extension: "1".repeat(800_000) }, "extension"],
    ["no field at all but the key", { email: [], name: [], role: [], language: [], seat: [] }, "email"],
  ];
  for (const [what, fields, field] of cases) {
    const sent = { ...addAgentForm({ email: anAddress("hostile") }), ...fields };
    const answer = await sendAction(request, add(), { path: "/agents/new", fields: sent });
    const body = await answer.text();
    expect(answer.status(), what).toBe(200);
    expect(body, what).toContain('"status":"invalid"');
    expect(body.split('"errors":')[1], what).toContain(`"${field}":`);
  }
  await staysUp(request, rollcall, before);
});

test("arguments that are no form are refused", async ({ browserOf, organisation, rollcall, expected }) => {
  const { admin } = await organisation();
  const { request } = (await signedIn(browserOf, admin)).context();
  const before = await rollcall.database.written();
  expected.logs(
    /"level":"(warn|error)".*"msg":"a (request failed|malformed request was refused|request was refused)"/,
  );

  const bodies: [what: string, body: { data: string; type: string }, statuses: number[]][] = [
    ["nothing", json([]), [200]],
    ["an object for the form", json([{ status: "new" }, { email: anAddress(), role: "admin" }]), [200]],
    ["a list", json([[], []]), [200]],
    ["null", json([null, null]), [200]],
    ["numbers", json([1, 2, 3, 4, 5]), [200]],
    ["a string for the arguments", json("admin"), [400]],
    ["a reference to what is not there", json(["$K7", "$F9", "$@3"]), [200, 400]],
    ["half a list", { data: "[", type: "text/plain;charset=UTF-8" }, [400]],
    ["nothing where a list should be", { data: "", type: "text/plain;charset=UTF-8" }, [400]],
    [
      "a form cut short",
      { data: "--x\r\nContent-Disposition: form-da", type: "multipart/form-data; boundary=x" },
      [400],
    ],
    [
      "a form of another boundary",
      { ...multipart([["a", "b"]]), type: "multipart/form-data; boundary=other" },
      [400],
    ],
    ["a form without a boundary", { data: "a=b", type: "multipart/form-data" }, [400]],
    [
      "a file for a field",
      {
        data: '--x\r\nContent-Disposition: form-data; name="_1_email"; filename="../../x"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{"status":"new"},"$K1"]\r\n--x--\r\n',
        type: "multipart/form-data; boundary=x",
      },
      [200],
    ],
    ["XML", { data: "<a/>", type: "application/xml" }, [400, 415, 200]],
    ["bytes", { data: "\u0000\u0001\uFFFF", type: "application/octet-stream" }, [400, 415, 200]],
  ];
  for (const [what, body, statuses] of bodies) {
    const answer = await sendAction(request, add(), { path: "/agents/new", body });
    const text = await answer.text();
    expect(statuses, `${what}: ${answer.status()} ${text.slice(0, 300)}`).toContain(answer.status());
    expect(text, what).not.toMatch(/ at .*\.js:\d+|node_modules/);
    expect(text, what).not.toContain(process.cwd());
    expect(text, what).not.toContain('"status":"done"');
  }
  await staysUp(request, rollcall, before);
});

test("a body over the limit is refused, whether or not it says its length", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const { request } = (await signedIn(browserOf, admin)).context();
  const before = await rollcall.database.written();
  for (const fields of [{ name: megabyte }, { name: megabyte + megabyte + megabyte }]) {
    const answer = await sendAction(request, add(), { path: "/agents/new", fields: addAgentForm(fields) });
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain("That was too much");
  }
  const strength = await request.post("/api/password-strength", { data: { password: megabyte } });
  expect(strength.status()).toBe(413);
  expect((await request.post("/api/webhooks/resend", { data: megabyte })).status()).toBe(404);
  expect((await request.get(`/agents?q=${"a".repeat(20_000)}`)).status()).toBe(431);
  expect((await request.get(`/agents?q=${"a".repeat(8_000)}`)).status()).toBe(200);
  expect((await request.get("/agents?q=a&q=b&state=Nonsense&state=&role=__proto__&after=%00")).status()).toBe(
    200,
  );
  await staysUp(request, rollcall, before);
});

test("forged ids, foreign and missing origins reach no action", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  const { admin } = await organisation();
  const { request } = (await signedIn(browserOf, admin)).context();
  const before = await rollcall.database.written();
  expected.logs(/^\{"level":"(warn|error)".*"msg":"/);
  const start = rollcall.log.lines.length;

  const fields = () => addAgentForm({ email: anAddress("forged") });
  for (const id of [
    "00",
    "x",
    "7f".repeat(21),
    "../../etc/passwd",
    "__proto__",
    add().id.replace(/.$/, "_"),
  ]) {
    const answer = await sendAction(request, { id }, { path: "/agents/new", fields: fields() });
    expect([400, 404, 409], `${id}: ${answer.status()}`).toContain(answer.status());
  }
  for (const origin of ["https://evil.example", "null", "http://localhost:1", "nonsense"]) {
    const answer = await sendAction(request, add(), {
      path: "/agents/new",
      fields: fields(),
      headers: { Origin: origin },
    });
    expect([400, 403], `${origin}: ${answer.status()}`).toContain(answer.status());
  }
  const forwarded = await sendAction(request, add(), {
    path: "/agents/new",
    fields: fields(),
    headers: { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
  });
  expect([400, 403]).toContain(forwarded.status());
  const stale = await request.post("/agents/new", {
    headers: { Accept: "text/html", Origin: rollcall.url },
    multipart: { [`$ACTION_ID_${"7f".repeat(21)}`]: "" },
  });
  expect(stale.status()).toBe(400);
  expect(await stale.text()).toContain("did not arrive whole");
  const said = rollcall.log.lines.slice(start).join("\n");
  expect(said).toContain('"msg":"Failed to find Server Action');
  expect(said).not.toMatch(/passwd|__proto__|evil\.example|7f7f/);
  await staysUp(request, rollcall, before);
});

test("what is not HTTP, and what never ends, takes nothing with it", async ({
  request,
  rollcall,
  organisation,
}) => {
  await organisation();
  const before = await rollcall.database.written();
  const port = Number(new URL(rollcall.url).port);
  for (const bytes of [
    "\u0000\u0001\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ]) {
    expect(await answerTo(port, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
  const unfinished = connect(port, "localhost");
  unfinished.write(
    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nabc",
  );
  expect((await request.get("/sign-in")).status()).toBe(200);
  unfinished.destroy();
  await staysUp(request, rollcall, before);
});

test("odd requests that HTTP allows are refused, or answered as if they were not odd", async ({
  request,
  rollcall,
  organisation,
  expected,
}) => {
  await organisation();
  const before = await rollcall.database.written();
  const port = Number(new URL(rollcall.url).port);
  expected.logs(/"msg":"a (malformed request was refused|request was broken off before it was whole)"/);

  for (const path of ["/agents/%E0%A4%A", "/logo/%zz", "/api/recordings/%"])
    expect((await answerTo(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).slice(9, 12), path).toBe(
      "400",
    );
  const traced = await answerTo(port, "TRACE /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(traced).toMatch(/^HTTP\/1\.1 405 [\s\S]*\r\nAllow: GET, /);
  const upgrading =
    "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
  expect(await answerTo(port, upgrading)).toMatch(/^HTTP\/1\.1 200 /);
  const drawn = await request.get(
    `/_next/image?w=64&q=75&url=${encodeURIComponent('/logo/x\n{"level":"info"}')}`,
  );
  expect(drawn.status()).toBe(404);

  for (const data of ["null", '["$B1"]', `["$n${"9".repeat(400)}"]`, "hunter-2-hunter"]) {
    const body = { data, type: "text/plain;charset=UTF-8" };
    expect((await sendAction(request, add(), { path: "/agents/new", body })).status(), data).toBe(400);
  }
  expect(rollcall.log.lines.join("\n")).not.toContain("hunter-2-hunter");

  const logged = rollcall.log.lines.length;
  const leaving = connect(port, "localhost");
  leaving.write(
    `POST /agents/new HTTP/1.1\r\nHost: localhost\r\nNext-Action: ${add().id}\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\nabc`,
  );
  // What the server says as soon as it is at work on it.
  expect(String(await once(leaving, "data"))).toContain("100 Continue");
  leaving.destroy();
  await until("the log says so", () =>
    rollcall.log.lines.slice(logged).some((line) => line.includes("broken off before it was whole")),
  );
  await staysUp(request, rollcall, before);
});

function answerTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "localhost", () => socket.write(bytes));
    socket.once("data", (chunk) => {
      socket.destroy();
      resolve(String(chunk));
    });
    socket.once("error", reject);
  });
}
