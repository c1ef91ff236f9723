import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { resendCredentials } from "#lib/agents/resend-credentials.ts";
import { eraseShownSecrets } from "#lib/jobs/erase.ts";
import { newId } from "#lib/values/ids.ts";
import { deliverNext } from "./deliver-next.ts";
import { aJoiner, at, fromNow, isErased, mailsOf, onlyMailOf } from "./testing/a-joiner.ts";
import { resendOfEachTest } from "./testing/fake-resend.ts";

const each = resendOfEachTest();

describe("a mail that would open nothing any more", () => {
  it("is given up when its temporary password was replaced; only the new one goes out", async () => {
    const joiner = await aJoiner();
    const again = await resendCredentials(
      joiner.admin,
      { key: newId<"idempotency_keys">(), agentId: joiner.agentId },
      fromNow(1),
    );
    expect(again.ok).toBe(true);
    while (await deliverNext(each.resend.transport(), at(fromNow(1))));
    expect(await mailsOf(joiner)).toMatchObject([
      { state: "failed", reason: "outdated", ...isErased },
      { state: "sent", ...isErased },
    ]);
    expect(each.resend.requests).toHaveLength(1);
    expect(each.resend.requests[0]?.body).not.toContain(joiner.password);
  });

  it.each([
    ["a password was chosen", sql`update passwords set is_temporary = false, expires_at = null`],
    ["the address was corrected", sql`update outbox set recipient = 'x' || recipient`],
    ["the temporary password expired", sql`update passwords set expires_at = now() - interval '1 s'`],
  ])("is given up when %s", async (_, change) => {
    const joiner = await aJoiner();
    await asSystem("test", (tx) => tx.execute(sql`${change} where agent_id = ${joiner.agentId}`));
    await deliverNext(each.resend.transport(), at(fromNow(1)));
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "failed", reason: "outdated", ...isErased });
    expect(each.resend.requests).toHaveLength(0);
  });

  it("is unknown, not failed, when an earlier try may have arrived", async () => {
    const joiner = await aJoiner();
    each.resend.answers = ["accept and drop"];
    await deliverNext(each.resend.transport(), at(fromNow(1)));
    await asSystem("test", (tx) =>
      tx.execute(
        sql`update passwords set is_temporary = false, expires_at = null where agent_id = ${joiner.agentId}`,
      ),
    );
    await deliverNext(each.resend.transport(), at(fromNow(60)));
    expect(await onlyMailOf(joiner)).toMatchObject({ state: "unknown", reason: "outdated", ...isErased });
  });
});

it("a mail whose seal does not open is tried again later, and no other mail suffers", async () => {
  const broken = await aJoiner();
  const whole = await aJoiner();
  await asSystem("test", (tx) =>
    tx.execute(sql`update outbox set sealed_props = '\\x00' where agent_id = ${broken.agentId}`),
  );
  while (await deliverNext(each.resend.transport(), at(fromNow(1))));
  expect(await onlyMailOf(broken)).toMatchObject({ state: "queued", reason: "not-readable" });
  expect(await onlyMailOf(whole)).toMatchObject({ state: "sent" });
});

it("once sent, and the two minutes over, no table holds the temporary password in any form", async () => {
  const joiner = await aJoiner();
  await deliverNext(each.resend.transport(), at(fromNow(1)));
  await eraseShownSecrets(fromNow(121));
  const dump = await everythingInTheDatabase();
  expect(dump.length).toBeGreaterThan(1000);
  expect(dump).toContain(joiner.agentId);
  for (const form of [joiner.password, Buffer.from(joiner.password).toString("hex")]) {
    expect(dump).not.toContain(form);
  }
  const sealed = await asSystem("test", (tx) =>
    tx.execute(sql`select 1 from outbox where agent_id = ${joiner.agentId}
        and (sealed_props is not null or sealed_message is not null)
      union all select 1 from idempotency_keys where org_id = ${joiner.admin.orgId} and sealed_secret is not null`),
  );
  expect(sealed).toHaveLength(0);
});

/** Every row of every table, the job queue's too, as text. */
async function everythingInTheDatabase(): Promise<string> {
  return asSystem("test", async (tx) => {
    const tables = await tx.execute<{ name: string }>(
      sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.execute<{ line: string }>(sql.raw(`select t::text as line from ${name} t`));
      parts.push(...rows.map(({ line }) => line));
    }
    return parts.join("\n");
  });
}
