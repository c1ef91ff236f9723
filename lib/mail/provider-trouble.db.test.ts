import { describe, expect, it } from "vitest";
import { deliverNext } from "./deliver-next.ts";
import { aJoiner, aTransport, at, fromNow, isErased, onlyMailOf } from "./testing/a-joiner.ts";
import { type Answer, resendOfEachTest } from "./testing/fake-resend.ts";

const each = resendOfEachTest();

describe("a provider in trouble", () => {
  it.each<[string, Answer[]]>([
    ["answers 500", [500, 500]],
    ["answers 429", [429]],
    ["hangs", ["hang"]],
    ["drops the connection", ["drop"]],
    ["accepts and drops the connection", ["accept and drop"]],
    ["accepts and hangs", ["accept and hang", 500]],
    ["does all of it in turn", [500, 429, "hang", "drop", "accept and drop", 429, 500, "accept and hang"]],
  ])("that %s gets one mail under one key, in the same bytes", async (_, troubles) => {
    const joiner = await aJoiner();
    each.resend.answers = [...troubles];
    let now = fromNow(1);
    for (const _trouble of troubles) {
      expect(await deliverNext(each.resend.transport(), at(now))).toBe(true);
      const waiting = await onlyMailOf(joiner);
      expect(waiting).toMatchObject({ state: "queued", leasedUntil: null });
      expect(waiting.dueAt > now, "not at once").toBe(true);
      expect(await deliverNext(each.resend.transport(), at(now)), "not before it is due").toBe(false);
      now = waiting.dueAt;
    }
    await deliverNext(each.resend.transport(), at(now));

    const mail = await onlyMailOf(joiner);
    expect(mail).toMatchObject({
      state: "sent",
      reason: null,
      providerId: `provider-${mail.id}`,
      ...isErased,
    });
    expect([...each.resend.accepted.keys()]).toEqual([mail.id]);
    expect(each.resend.requests).toHaveLength(troubles.length + 1);
    expect(new Set(each.resend.requests.map(({ key, body }) => key + body)).size).toBe(1);
    expect(each.resend.requests[0]?.body).toContain(joiner.password);
  });

  it("that is silent until it may have forgotten the key leaves the mail unknown, and it is sent no more", async () => {
    const joiner = await aJoiner();
    let now = fromNow(1);
    for (let tries = 0; tries < 40; tries += 1) {
      each.resend.answers = ["drop"];
      if (!(await deliverNext(each.resend.transport(), at(now)))) break;
      now = (await onlyMailOf(joiner)).dueAt;
    }
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "unknown", reason: "no-answer", ...isErased });
    expect(now < fromNow(24 * 3600)).toBe(true);
    expect(each.resend.requests.length).toBeGreaterThan(20);
    expect(await deliverNext(each.resend.transport(), at(fromNow(100 * 3600)))).toBe(false);
  });

  it("that was silent while we were away for a day is not asked again", async () => {
    const joiner = await aJoiner();
    each.resend.answers = ["accept and drop"];
    await deliverNext(each.resend.transport(), at(fromNow(1)));
    await deliverNext(each.resend.transport(), at(fromNow(25 * 3600)));
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "unknown", reason: "no-answer", ...isErased });
    expect(each.resend.requests).toHaveLength(1);
  });

  it("that takes nothing for three days: the mail has failed, and its secrets are gone", async () => {
    const joiner = await aJoiner();
    const busy = aTransport("resend", () => ({ kind: "retry", why: "rate-limited", mayHaveArrived: false }));
    const began = Date.now();
    let now = fromNow(1);
    while (await deliverNext(busy, at(now))) now = (await onlyMailOf(joiner)).dueAt;
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "failed", reason: "rate-limited", ...isErased });
    const hours = (now.getTime() - began) / 3_600_000;
    expect(hours).toBeGreaterThan(60);
    expect(hours).toBeLessThan(84);
  });
});
