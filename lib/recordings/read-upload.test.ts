import { describe, expect, it } from "vitest";
import { DRAWN_FOR } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";
import { comesFromHere, readUpload } from "./read-upload.ts";
import { aWav } from "./testing/sounds.ts";

const agentId = newId<"agents">();
const actor = { agentId: newId<"agents">() };
const key = newId<"idempotency_keys">();

function aForm(fields: Record<string, string | File>): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return new Request("http://localhost/api/recordings", { method: "POST", body });
}

const aFile = (name = "x.wav") => new File([aWav()], name, { type: "text/html" });

describe("readUpload", () => {
  it("gives the words and the bytes, and nothing of the file's name or type", async () => {
    const read = await readUpload(
      aForm({ key, title: " Call back ", file: aFile("x.html") }),
      actor,
      agentId,
    );
    expect(read).toEqual({
      ok: true,
      form: { key, agentId, title: "Call back" },
      content: aWav(),
      title: " Call back ",
    });
  });

  it.each([
    ["no file", { key, title: "A" }, "recording-required"],
    ["a file field left empty", { key, title: "A", file: new File([], "") }, "recording-required"],
    ["text in the file's place", { key, title: "A", file: "RIFF" }, "recording-required"],
    ["a path for a name", { key, title: "A", file: aFile("../../x") }, "recording-is-path"],
    ["no title", { key, title: "  ", file: aFile() }, "title-required"],
    ["a path for a title", { key, title: "../../x", file: aFile() }, "title-is-path"],
    ["a title that is too long", { key, title: "x".repeat(101), file: aFile() }, "title-too-long"],
    ["no key", { title: "A", file: aFile() }, "recording-malformed"],
  ])("refuses %s", async (_, fields, refusal) => {
    const { title } = fields;
    expect(await readUpload(aForm(fields), actor, agentId)).toEqual({ ok: false, refusal, title });
  });

  it("refuses what was drawn for somebody else than who sends it, and shows nothing of it", async () => {
    const sent = (drawnFor: string) =>
      readUpload(aForm({ key, title: "A", file: aFile(), [DRAWN_FOR]: drawnFor }), actor, agentId);
    expect(await sent(agentId)).toEqual({ ok: false, refusal: "signedInAsOther", title: "" });
    expect(await sent(actor.agentId)).toMatchObject({ ok: true });
  });

  it("refuses what is no form, and what is cut off", async () => {
    const request = (body: BodyInit, type: string, more = {}) =>
      new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type, ...more } });
    const malformed = { ok: false, refusal: "recording-malformed", title: "" };
    expect(await readUpload(request("{}", "application/json"), actor, agentId)).toEqual(malformed);
    const cut = '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nA';
    expect(await readUpload(request(cut, "multipart/form-data; boundary=b"), actor, agentId)).toEqual(
      malformed,
    );
    expect(await readUpload(request("", "multipart/form-data"), actor, agentId)).toEqual(malformed);
  });

  it("keeps nothing of what is too large, announced or not, or cut by the server in front", async () => {
    const tooLarge = { ok: false, refusal: "recording-too-large", title: "" };
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const streamed = new Request("http://localhost/", {
      method: "POST",
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect(await readUpload(streamed, actor, agentId)).toEqual(tooLarge);
    expect(given).toBeLessThan(14);
    const announced = new Request("http://localhost/", {
      method: "POST",
      body: "x",
      headers: { "content-length": "500000000" },
    });
    expect(await readUpload(announced, actor, agentId)).toEqual(tooLarge);
    const cut = new Request("http://localhost/", {
      method: "POST",
      headers: { "x-rollcall-too-large": "1" },
    });
    expect(await readUpload(cut, actor, agentId)).toEqual(tooLarge);
  });
});

describe("comesFromHere", () => {
  const host = { "x-forwarded-host": "rollcall.example" };
  it.each([
    ["a page of ours", { "sec-fetch-site": "same-origin" }, true],
    ["the address bar", { "sec-fetch-site": "none" }, true],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://rollcall.example" }, false],
    ["a neighbour", { "sec-fetch-site": "same-site" }, false],
    ["an older browser on a page of ours", { origin: "https://rollcall.example" }, true],
    ["an older browser elsewhere", { origin: "https://evil.example" }, false],
    ["a hidden origin", { origin: "null" }, false],
    ["no browser", {}, true],
  ])("%s: %j", (_, headers, isOurs) => {
    expect(comesFromHere(new Headers({ ...host, ...headers } as Record<string, string>))).toBe(isOurs);
  });
});
