import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { auditEntries, outbox } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { enableBoost } from "./enable-boost.ts";
import { requestBoost } from "./request-boost.ts";

const at = new Date("2026-03-05T12:00:00Z");
const ask = (seatId: SeatId) => ({ key: newId<"idempotency_keys">(), seatId, quote: null });

async function aSeat({ admin, tiers }: TestOrganisation, tierName: string): Promise<SeatId> {
  const seatId = newId<"seats">();
  const tierId = tiers.find(({ name }) => name === tierName)?.id ?? "";
  await asSystem("test", (tx) =>
    tx.execute(sql`insert into seats (org_id, id, tier_id, created_at)
      values (${admin.orgId}, ${seatId}, ${tierId}, now())`),
  );
  return seatId;
}

async function withSupport(org: TestOrganisation): Promise<void> {
  await asSystem("test", (tx) =>
    tx.execute(
      sql`update organisations set support_email = 'support@example.com' where id = ${org.admin.orgId}`,
    ),
  );
}

describe("ConnectionBoost", () => {
  it("is requested once on a Professional seat: a mail to support, an audit entry, no charge", async () => {
    const org = await anOrganisation();
    const seatId = await aSeat(org, "Professional");
    expect(await requestBoost(org.admin, ask(seatId), at)).toEqual({
      ok: false,
      refusal: "support-address-missing",
    });
    await withSupport(org);
    expect(await requestBoost(org.admin, ask(seatId), at)).toMatchObject({
      ok: true,
      value: { to: "support@example.com" },
    });
    expect(await requestBoost(org.admin, ask(seatId), at)).toEqual({
      ok: false,
      refusal: "boost-already-asked",
    });
    const mails = await read(org.admin, (tx) =>
      tx.select({ recipient: outbox.recipient, template: outbox.template }).from(outbox),
    );
    expect(mails).toEqual([{ recipient: "support@example.com", template: "boost-requested" }]);
    const entries = await read(org.admin, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.action, "seat.boost-requested")),
    );
    expect(entries).toHaveLength(1);
    expect(await read(org.admin, (tx) => tx.execute(sql`select 1 from charges`))).toHaveLength(0);
  });

  it.each(["Essential", "Enterprise"])("is not for a seat of the tier %s", async (tier) => {
    const org = await anOrganisation();
    await withSupport(org);
    const seatId = await aSeat(org, tier);
    expect(await requestBoost(org.admin, ask(seatId), at)).toEqual({
      ok: false,
      refusal: "boost-not-in-tier",
    });
    expect(await enableBoost(seatId, at)).toEqual({ ok: false, refusal: "boost-not-in-tier" });
  });

  it("is no manager's to ask for, and another organisation's seat is not there", async () => {
    const org = await anOrganisation();
    await withSupport(org);
    const seatId = await aSeat(org, "Professional");
    await expect(requestBoost(await org.member("manager"), ask(seatId), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
    const other = await anOrganisation();
    await withSupport(other);
    expect(await requestBoost(other.admin, ask(seatId), at)).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
  });

  it("is enabled by the operator, asked for or not", async () => {
    const org = await anOrganisation();
    const seatId = await aSeat(org, "Professional");
    expect(await enableBoost(seatId, at)).toMatchObject({ ok: true });
    const [row] = await read(org.admin, (tx) =>
      tx.execute(sql`select boost from seats where id = ${seatId}`),
    );
    expect(row).toEqual({ boost: "enabled" });
    expect(await enableBoost(newId<"seats">(), at)).toEqual({ ok: false, refusal: "seat-not-there" });
  });
});
