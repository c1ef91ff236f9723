import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { idempotencyKeys, outbox, passwordResets, sessions, webhookDeliveries } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { settleAllMails } from "#lib/mail/testing/a-joiner.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, addSeconds } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { eraseShownSecrets, eraseWhatHasServed } from "./erase.ts";
import { erasedAtOnce } from "./erase-in-turn.ts";

const at = new Date();
const daysAgo = (days: number) => addDays24h(at, -days);
const someBytes = () => new Uint8Array(Buffer.from(newId()));

async function aFormKey(
  { orgId, agentId, sessionId }: Actor,
  change: Partial<typeof idempotencyKeys.$inferInsert>,
) {
  const key = newId<"idempotency_keys">();
  await asSystem("test", (tx) =>
    tx.insert(idempotencyKeys).values({
      orgId,
      key,
      agentId,
      sessionId,
      permission: "agents.add",
      inputDigest: someBytes(),
      createdAt: at,
      ...change,
    }),
  );
  return key;
}

it("takes a shown secret out of the table once its two minutes are over, and leaves the others and the answers", async () => {
  const { admin } = await anOrganisation();
  const secret = { result: "{}", sealedSecret: someBytes() };
  const over = await aFormKey(admin, { ...secret, sealedUntil: addSeconds(at, -1) });
  const open = await aFormKey(admin, { ...secret, sealedUntil: addSeconds(at, 60) });
  await eraseShownSecrets(at);
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ key: string; sealed: boolean; answered: boolean }>(
      sql`select key, sealed_secret is not null as sealed, result is not null as answered
        from idempotency_keys where org_id = ${admin.orgId}`,
    ),
  );
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ key: over, sealed: false, answered: true });
  expect(rows).toContainEqual({ key: open, sealed: true, answered: true });
});

it("deletes what has served, in every organisation, and nothing that has not", async () => {
  const first = await anOrganisation();
  const second = await anOrganisation();
  for (const { admin } of [first, second]) {
    const { orgId, agentId } = admin;
    const session = {
      orgId,
      agentId,
      userAgent: "old",
      address: "",
      createdAt: daysAgo(200),
      seenAt: daysAgo(200),
    };
    const link = { orgId, agentId, createdAt: daysAgo(3) };
    await aFormKey(admin, { createdAt: daysAgo(31) });
    await aFormKey(admin, { createdAt: daysAgo(29) });
    await asSystem("test", async (tx) => {
      await tx.insert(sessions).values(
        [
          { endsAt: daysAgo(-1), endedAt: daysAgo(91) },
          { endsAt: daysAgo(91), endedAt: null },
          { endsAt: daysAgo(89), endedAt: null },
          { endsAt: daysAgo(-1), endedAt: daysAgo(89) },
        ].map((ends) => ({ ...session, ...ends, id: newId<"sessions">(), secretHash: someBytes() })),
      );
      await tx.insert(passwordResets).values(
        [daysAgo(1.1), daysAgo(0.9)].map((expiresAt) => ({
          ...link,
          expiresAt,
          id: newId<"password_resets">(),
          tokenHash: someBytes(),
        })),
      );
    });
  }
  const old = newId();
  const recent = newId();
  await asSystem("test", (tx) =>
    tx.insert(webhookDeliveries).values([
      { id: old, receivedAt: daysAgo(31) },
      { id: recent, receivedAt: daysAgo(29) },
    ]),
  );

  await eraseWhatHasServed(at);

  for (const { admin } of [first, second]) {
    const count = (table: string) =>
      asSystem("test", async (tx) => {
        const rows = await tx.execute(
          sql`select 1 from ${sql.identifier(table)} where org_id = ${admin.orgId}`,
        );
        return rows.length;
      });
    expect(await count("idempotency_keys")).toBe(1);
    expect(await count("sessions"), "two old ones and the admin's own").toBe(3);
    expect(await count("password_resets")).toBe(1);
  }
  const left = await asSystem("test", (tx) => tx.select().from(webhookDeliveries));
  expect(left.map(({ id }) => id)).toContain(recent);
  expect(left.map(({ id }) => id)).not.toContain(old);
});

it("deletes the throttle's counters that have run out, and keeps the others", async () => {
  const ranOut = `test.account:${newId()}`;
  const runsOn = `test.account:${newId()}`;
  await asSystem("test", (tx) =>
    tx.execute(sql`insert into rate_limits (key, points, expire)
      values (${ranOut}, 1, ${at.getTime()}::bigint), (${runsOn}, 1, ${at.getTime() + 1}::bigint)`),
  );
  await eraseWhatHasServed(at);
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ key: string }>(sql`select key from rate_limits where key in (${ranOut}, ${runsOn})`),
  );
  expect(rows.map((row) => row.key)).toEqual([runsOn]);
});

it("goes on with the others where one fails, and erases more than one batch of a kind", async () => {
  await asSystem("test", async (tx) => {
    await tx.execute(sql`create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'refused'; end $$`);
    await tx.execute(
      sql`create trigger refuse before delete on idempotency_keys for each statement execute function refuse()`,
    );
    await tx.execute(sql`insert into webhook_deliveries (id, received_at)
      select 'many ' || n, ${daysAgo(31).toISOString()}::timestamptz from generate_series(0, ${erasedAtOnce}) n`);
  });
  await eraseWhatHasServed(at);
  await asSystem("test", (tx) => tx.execute(sql`drop function refuse cascade`));
  const many = await asSystem("test", (tx) =>
    tx.$count(webhookDeliveries, sql`${webhookDeliveries.id} like 'many %'`),
  );
  expect(many).toBe(0);
});

it("takes what settled mails were posted with out of the table once nobody asks for them again", async () => {
  const { admin } = await anOrganisation();
  const mail = {
    orgId: admin.orgId,
    agentId: admin.agentId,
    template: "password-changed" as const,
    recipient: admin.email,
    language: "en" as const,
    keptProps: someBytes(),
    createdAt: daysAgo(200),
    dueAt: daysAgo(200),
    stateAt: daysAgo(200),
  };
  await asSystem("test", (tx) =>
    tx.insert(outbox).values([
      { ...mail, id: newId<"outbox">(), state: "sent", settledAt: daysAgo(91) },
      { ...mail, id: newId<"outbox">(), state: "bounced", settledAt: daysAgo(89) },
      { ...mail, id: newId<"outbox">(), state: "queued", sealedProps: someBytes() },
    ]),
  );
  await eraseWhatHasServed(at);
  const rows = await asSystem("test", (tx) =>
    tx
      .select({ state: outbox.state, kept: sql<boolean>`${outbox.keptProps} is not null` })
      .from(outbox)
      .where(eq(outbox.agentId, admin.agentId))
      .orderBy(outbox.id),
  );
  expect(rows).toEqual([
    { state: "sent", kept: false },
    { state: "bounced", kept: true },
    { state: "queued", kept: true },
  ]);
  await settleAllMails();
});
