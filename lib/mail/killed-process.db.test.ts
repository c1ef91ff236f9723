import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { claimMail, handOver, leaseSeconds } from "./claim-mail.ts";
import { deliverNext } from "./deliver-next.ts";
import { openMail } from "./mail-contents.ts";
import { aGate, aJoiner, aTransport, at, fromNow, isErased, onlyMailOf } from "./testing/a-joiner.ts";
import { resendOfEachTest } from "./testing/fake-resend.ts";
import type { Delivery, OutgoingMail, Transport } from "./transports/transport.ts";

const each = resendOfEachTest();

describe("a process that is killed", () => {
  /** Each leaves the row as a kill at that point does: nothing of what follows runs. */
  const kills = {
    "after the claim": async () => {
      await claimMail(fromNow(1));
    },
    "after the bytes were kept, before they went out": async (name: Transport["name"]) => {
      const mail = await claimMail(fromNow(1));
      if (!mail) throw new Error("nothing claimed");
      const { message } = await openMail(mail);
      expect(await handOver(mail, message, name, fromNow(1))).toBe(true);
    },
    "after the mail went out, before that was recorded": async (
      _: Transport["name"],
      transport: Transport,
    ) => {
      const killed = {
        name: transport.name,
        send: async (mail: OutgoingMail) => {
          await transport.send(mail);
          throw new Error("killed");
        },
      };
      await expect(deliverNext(killed, at(fromNow(1)))).rejects.toThrow("killed");
    },
  };

  it.each(Object.entries(kills))("%s: Resend has one mail in the end", async (_, kill) => {
    const joiner = await aJoiner();
    await kill("resend", each.resend.transport());
    expect(
      await deliverNext(each.resend.transport(), at(fromNow(leaseSeconds - 5))),
      "while the lease lasts",
    ).toBe(false);
    expect(await deliverNext(each.resend.transport(), at(fromNow(leaseSeconds + 5)))).toBe(true);
    const mail = await onlyMailOf(joiner);
    expect(mail).toMatchObject({ state: "sent", ...isErased });
    expect([...each.resend.accepted.keys()]).toEqual([mail.id]);
    expect(new Set(each.resend.requests.map(({ body }) => body)).size).toBe(1);
  });

  it.each([
    { when: "after the claim" as const, state: "sent", reason: null, sends: 1 },
    {
      when: "after the bytes were kept, before they went out" as const,
      state: "unknown",
      reason: "interrupted",
      sends: 0,
    },
    {
      when: "after the mail went out, before that was recorded" as const,
      state: "unknown",
      reason: "interrupted",
      sends: 1,
    },
  ])("$when: SMTP, which knows no keys, leaves it $state", async ({ when, state, reason, sends }) => {
    const joiner = await aJoiner();
    const smtp = aTransport("smtp");
    await kills[when]("smtp", smtp);
    await deliverNext(smtp, at(fromNow(leaseSeconds + 5)));
    expect(await onlyMailOf(joiner)).toMatchObject({ state, reason, ...isErased });
    expect(smtp.sent).toHaveLength(sends);
  });

  it("and started again with another provider does not send through that what may have arrived", async () => {
    const joiner = await aJoiner();
    each.resend.answers = ["accept and drop"];
    await deliverNext(each.resend.transport(), at(fromNow(1)));
    const smtp = aTransport("smtp");
    await deliverNext(smtp, at(fromNow(3600)));
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "unknown", ...isErased });
    expect(smtp.sent).toHaveLength(0);
  });
});

describe("several workers", () => {
  it("pass over the row that another one holds", async () => {
    const joiner = await aJoiner();
    const { id } = await onlyMailOf(joiner);
    await asSystem("test", async (tx) => {
      await tx.execute(sql`select 1 from outbox where id = ${id} for update`);
      expect(await claimMail(fromNow(1))).toBeNull();
    });
    expect((await claimMail(fromNow(1)))?.id).toBe(id);
  });

  it("leave a mail alone that another one is sending", async () => {
    const joiner = await aJoiner();
    const gate = aGate<Delivery>();
    const slow = aTransport("smtp", () => gate.promise);
    const first = deliverNext(slow, at(fromNow(1)));
    await expect.poll(() => slow.sent.length).toBe(1);
    expect(await deliverNext(slow, at(fromNow(leaseSeconds - 5)))).toBe(false);
    gate.open({ kind: "sent", providerId: null });
    await first;
    expect(slow.sent).toHaveLength(1);
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "sent", attempts: 1 });
  });

  it("that stood still until its lease was over records nothing any more", async () => {
    const joiner = await aJoiner();
    const gate = aGate<Delivery>();
    const stalled = aTransport("resend", () => gate.promise);
    const first = deliverNext(stalled, at(fromNow(1)));
    await expect.poll(() => stalled.sent.length).toBe(1);
    await deliverNext(each.resend.transport(), at(fromNow(leaseSeconds + 5)));
    gate.open({ kind: "retry", why: "no-answer", mayHaveArrived: true });
    await first;
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "sent", attempts: 2 });
    expect(each.resend.accepted.size).toBe(1);
  });
});
