import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, auditEntries, charges, numbers, organisations, outbox, seats } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { aLeavingSeat, aVacantSeat, leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, nextDueOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { quoteTier } from "#lib/billing/quotes.ts";
import { openMail } from "#lib/mail/mail-contents.ts";
import { changeBilling } from "#lib/organisations/change-billing.ts";
import { addedRoute } from "#lib/routes/testing/some-routes.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { seatOffers } from "#lib/seats/queries.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import { endStay } from "#lib/seats/stay.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { Day } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { timeZones } from "#lib/values/time-zones.ts";
import { writeDue } from "./write-due.ts";

const added = noonOf("2026-01-17");

async function anOrg(change: Parameters<typeof anOrganisation>[1] = {}) {
  const org = await anOrganisation("Due", { setUpAt: noonOf("2026-01-05"), ...change });
  const [essential, professional, enterprise] = org.tiers.map(({ id }) => id) as [TierId, TierId, TierId];
  return { ...org, essential, professional, enterprise };
}

const kindsOf = async (admin: Actor) =>
  (await ledgerOf(admin)).map(({ kind, chargedOn, amount }) => `${chargedOn} ${kind} ${amount}`);

describe("writeDue, exactly once", () => {
  it("however often it runs on a day", async () => {
    const { admin, professional } = await anOrg();
    await join(admin, { tierId: professional }, added);
    for (const hour of ["00:30", "12:00", "12:00", "22:59"])
      await writeDue(new Date(`2026-02-01T${hour}:00Z`));
    expect(await kindsOf(admin)).toEqual(["2026-01-17 seat-added 3145", "2026-02-01 renewal 6500"]);
    expect(await nextDueOf(admin)).toBe("2026-03-01");
  });

  it("by two workers that stand before the same lock", async () => {
    const { admin, professional } = await anOrg({ cycle: "quarterly" });
    await join(admin, { tierId: professional }, added);
    const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const workers = [writeDue(noonOf("2026-04-01")), writeDue(noonOf("2026-04-01"))];
    await untilWaiting("write due charges", 2);
    await lock.release();
    await Promise.all(workers);
    expect(await kindsOf(admin)).toEqual([
      "2026-01-17 seat-added 3145",
      "2026-02-01 seat-added-rest 13000",
      "2026-04-01 renewal 19500",
    ]);
    expect(await mailsOf(admin), "the added seat, the second charge and the renewal").toHaveLength(3);
  });

  it("by a worker and an admin's verb that stand before the same lock", async () => {
    const { admin, professional } = await anOrg();
    await join(admin, { tierId: professional }, added);
    const at = noonOf("2026-02-01");
    const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const both = [writeDue(at), join(admin, { tierId: professional }, at)];
    await untilWaiting("write due charges");
    await untilWaiting(null);
    await lock.release();
    await Promise.all(both);
    expect(await kindsOf(admin)).toEqual([
      "2026-01-17 seat-added 3145",
      "2026-02-01 renewal 6500",
      "2026-02-01 seat-added 6500",
    ]);
  });
});

describe("writeDue after a time without any worker", () => {
  it("of 40 days charges each bill date on its own day", async () => {
    const { admin, professional } = await anOrg();
    await join(admin, { tierId: professional }, added);
    await writeDue(noonOf("2026-03-12"));
    expect(await kindsOf(admin)).toEqual([
      "2026-01-17 seat-added 3145",
      "2026-02-01 renewal 6500",
      "2026-03-01 renewal 6500",
    ]);
  });

  it("of 14 months: in order, with who held the seat then, what was planned, and the price of each day", async () => {
    const { admin, essential, professional } = await anOrg({ cycle: "quarterly" });
    const stays = await join(admin, { tierId: professional }, added);
    const leaving = await aVacantSeat(admin, professional, added);
    await releaseSeat(admin, { key: formKey(), seatId: leaving, quote: null }, added);
    await downgrade(admin, stays.seatId, essential);
    const price = { org_id: admin.orgId, tier_id: essential, starts_on: "2026-07-01", monthly_price: 4000 };
    await asSystem("test", (tx) =>
      tx.execute(
        sql`insert into tier_prices select * from json_populate_record(null::tier_prices, ${JSON.stringify(price)}::json)`,
      ),
    );
    // Past the verbs, each of which would write first what is due.
    await asSystem("test", (tx) =>
      endStay(tx, { orgId: admin.orgId, agentId: stays.agentId }, noonOf("2026-04-10")),
    );
    const numberOfLeaving = await seatOffers(admin, "2026-04-10" as Day);
    expect(numberOfLeaving.nextExtension).toBe("102");

    await writeDue(noonOf("2027-03-20"));
    const rows = await ledgerOf(admin);
    expect(
      rows.slice(2).map((row) => [row.chargedOn, row.kind, row.amount, row.seatId, row.agentId]),
    ).toEqual([
      ["2026-02-01", "seat-added-rest", 13_000n, stays.seatId, stays.agentId],
      ["2026-02-01", "seat-added-rest", 13_000n, leaving, null],
      ["2026-04-01", "renewal", 10_500n, stays.seatId, stays.agentId],
      ["2026-07-01", "renewal", 12_000n, stays.seatId, null],
      ["2026-10-01", "renewal", 12_000n, stays.seatId, null],
      ["2027-01-01", "renewal", 12_000n, stays.seatId, null],
    ]);
    expect(await owedOf(admin)).toEqual([]);
    expect(await nextDueOf(admin)).toBe("2027-04-01");
    const [kept, gone] = await seatsOf(admin);
    expect(kept).toMatchObject({ tierId: essential, nextTierId: null, releasedAt: null });
    expect(gone?.releasedAt).toEqual(noonOf("2027-03-20"));
    expect((await seatOffers(admin, "2027-03-20" as Day)).nextExtension, "free again").toBe("101");
  });
});

it("writeDue after cycle or bill day changed charges the days to the new bill day, and the months left on it", async () => {
  const { admin, professional } = await anOrg({ cycle: "quarterly" });
  await join(admin, { tierId: professional }, added);
  const terms = { key: formKey(), currency: undefined, cycle: "quarterly", billDay: 15 } as const;
  expect(await changeBilling(admin, terms, noonOf("2026-02-10"))).toMatchObject({ ok: true });
  await writeDue(noonOf("2026-04-02"));
  expect(await nextDueOf(admin), "the second charge").toBe("2026-04-15");
  await join(admin, { tierId: professional }, noonOf("2026-04-10"));
  await writeDue(noonOf("2027-02-20"));
  expect(await kindsOf(admin)).toEqual([
    "2026-01-17 seat-added 3145",
    "2026-02-01 seat-added-rest 13000",
    "2026-04-01 renewal 2935",
    "2026-04-10 seat-added 1048",
    "2026-04-15 renewal-rest 13000",
    "2026-04-15 seat-added-rest 13000",
    ...["2026-06-15", "2026-09-15", "2026-12-15"].flatMap((day) => [
      `${day} renewal 19500`,
      `${day} renewal 19500`,
    ]),
  ]);
  expect(await nextDueOf(admin)).toBe("2027-03-15");
});

it("writeDue charges each of more seats than one statement takes, now and with the second charge", async () => {
  const org = await anOrg({ cycle: "quarterly" });
  await fillWithAgents(org, 1200);
  const terms = { key: formKey(), currency: undefined, cycle: "quarterly", billDay: 15 } as const;
  expect(await changeBilling(org.admin, terms, added)).toMatchObject({ ok: true });
  await writeDue(noonOf("2026-04-20"));
  const charged = (await kindsOf(org.admin)).map((each) => each.slice(0, 18));
  expect(charged).toHaveLength(2 * 1080);
  expect(new Set(charged)).toEqual(new Set(["2026-04-01 renewal", "2026-04-15 renewal"]));
  expect(await owedOf(org.admin)).toEqual([]);
});

describe("writeDue by each organisation's own date", () => {
  it.each([
    { timeZone: "Pacific/Auckland", midnight: "2026-01-31T11:00:00Z" },
    { timeZone: "America/New_York", midnight: "2026-02-01T05:00:00Z" },
    { timeZone: "Pacific/Kiritimati", midnight: "2026-01-31T10:00:00Z" },
    { timeZone: "Pacific/Niue", midnight: "2026-02-01T11:00:00Z" },
  ])("$timeZone", async ({ timeZone, midnight }) => {
    const { admin, professional } = await anOrg({ timeZone });
    const { agentId, seatId } = await join(admin, { tierId: professional }, added);
    const instant = (seconds: number) => new Date(Date.parse(midnight) + seconds * 1000);
    await writeDue(instant(-1));
    expect(await ledgerOf(admin)).toHaveLength(1);
    // Whoever leaves in the first second of the day held the seat when it began.
    await leave(admin, agentId, instant(1));
    await writeDue(instant(1));
    expect((await ledgerOf(admin)).slice(1)).toMatchObject([{ chargedOn: "2026-02-01", seatId, agentId }]);
  });

  it("names who sits there now where the day began, in a zone chosen since, before the seat was taken", async () => {
    const { admin, professional } = await anOrg({ timeZone: "America/New_York" });
    const { agentId, seatId } = await join(admin, { tierId: professional }, new Date("2026-01-31T20:00:00Z"));
    await asSystem("test", (tx) =>
      tx.update(organisations).set({ timeZone: "Pacific/Auckland" }).where(eq(organisations.id, admin.orgId)),
    );
    // One that ended in the moment in which it began, as clocks of two copies may have it: it held nothing.
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from, held_until)
        select org_id, gen_random_uuid(), seat_id, ${admin.agentId}, held_from, held_from
          from seat_occupancies where seat_id = ${seatId}`),
    );
    await writeDue(new Date("2026-01-31T21:00:00Z"));
    expect((await ledgerOf(admin)).slice(1)).toMatchObject([{ chargedOn: "2026-02-01", seatId, agentId }]);
  });

  it("the database knows every time zone that an organisation may have", async () => {
    const zones = JSON.stringify([...timeZones(), ...Intl.supportedValuesOf("timeZone")]);
    const unknown = await asSystem("test", (tx) =>
      tx.execute(sql`select zone from json_array_elements_text(${zones}::json) zone
        where lower(zone) not in (select lower(name) from pg_timezone_names)`),
    );
    expect(unknown).toEqual([]);
  });
});

it("tells the trail what takes effect on the bill date, by nobody: seats and numbers that go, caller IDs lost, cheaper tiers", async () => {
  const { admin, essential, professional } = await anOrg();
  const { orgId } = admin;
  const on = "2026-02-01" as Day;
  const stays = await join(admin, { tierId: professional }, added);
  await downgrade(admin, stays.seatId, essential);
  const leaving = await aLeavingSeat(admin, essential, added);
  const direct = await aNumber(admin, added, { seatId: leaving });
  const routeId = await addedRoute(admin, { name: "Sales" });
  const released = await aNumber(admin, added, { routeId, releaseOn: on });
  await asSystem("test", (tx) =>
    tx.update(seats).set({ callerNumberId: released }).where(eq(seats.orgId, orgId)),
  );
  const [first, second] = await asSystem("test", (tx) =>
    tx.select().from(numbers).where(eq(numbers.orgId, orgId)).orderBy(numbers.id),
  );

  await writeDue(noonOf("2026-02-02"));
  await writeDue(noonOf("2026-02-02"));
  const told: [AuditAction, object][] = [
    ["seat.released", { tier: "Essential", extension: "101", on, seat: leaving }],
    ["number.unassigned", { number: first?.number, extension: "101", id: direct }],
    ["number.released", { number: second?.number, extension: null, route: "Sales", on, id: released }],
    ["caller-id.lost", { callerIdBefore: second?.number, extension: "100", seat: stays.seatId }],
    ["seat.downgraded", { tier: "Essential", on, seat: stays.seatId }],
  ];
  for (const [action, details] of told) {
    expect(await audited(admin, action), action).toEqual([{ actorId: null, details }]);
  }
  const about = await asSystem("test", (tx) =>
    tx.$count(
      auditEntries,
      and(eq(auditEntries.agentId, stays.agentId), eq(auditEntries.action, "seat.downgraded")),
    ),
  );
  expect(about).toBe(1);
});

it("tells every active admin, and nobody else, with the amounts of the ledger", async () => {
  const { admin, member, essential, professional } = await anOrg();
  const second = await member("admin");
  const gone = await member("admin");
  await member("manager");
  await asSystem("test", (tx) =>
    tx.update(agents).set({ state: "Deactivated" }).where(eq(agents.id, gone.agentId)),
  );
  await join(admin, { tierId: professional }, added);
  await join(admin, { tierId: professional }, added);
  await join(admin, { tierId: essential }, added);
  const told = await mailsOf(admin);
  await writeDue(noonOf("2026-02-01"));
  const mails = (await mailsOf(admin)).slice(told.length);
  expect(mails.map(({ agentId }) => agentId).sort()).toEqual([admin.agentId, second.agentId].sort());
  for (const mail of mails) {
    const { waiting, message } = await openMail(mail);
    expect(waiting).toMatchObject({
      template: "seat-charged",
      props: {
        by: null,
        chargedOn: "2026-02-01",
        lines: [
          { tier: "Essential", count: 1, each: "3500", amount: "3500" },
          { tier: "Professional", count: 2, each: "6500", amount: "13000" },
        ],
      },
    });
    expect(message.text).toContain("€165.00");
  }
  const charged = (await ledgerOf(admin)).filter(({ chargedOn }) => chargedOn === "2026-02-01");
  expect(charged.reduce((sum, { amount }) => sum + amount, 0n)).toBe(16_500n);
});

it("a fault in one organisation keeps no other waiting, and writes nothing of it", async () => {
  const broken = await anOrg();
  const { seatId } = await join(broken.admin, { tierId: broken.professional }, added);
  const other = await anOrg();
  await join(other.admin, { tierId: other.professional }, added);
  const [row] = await ledgerOf(broken.admin);
  if (!row) throw new Error("no charge");
  const inTheWay = { kind: "renewal", coversFrom: "2026-02-10", coversUntil: "2026-02-11", days: 1 } as const;
  await asSystem("test", (tx) =>
    tx.insert(charges).values({
      ...row,
      ...inTheWay,
      id: newId(),
      seatId,
      coversFrom: inTheWay.coversFrom as Day,
      coversUntil: inTheWay.coversUntil as Day,
    }),
  );
  await writeDue(noonOf("2026-02-01"));
  expect(await nextDueOf(broken.admin)).toBe("2026-02-01");
  expect(await nextDueOf(other.admin)).toBe("2026-03-01");
  expect(await kindsOf(other.admin)).toContain("2026-02-01 renewal 6500");
});

async function downgrade(admin: Actor, seatId: SeatId, tierId: TierId) {
  const shown = await quoteTier(admin, seatId, tierId, added);
  const quote = shown.ok ? shown.quote.pin : null;
  expect(await changeTier(admin, { key: formKey(), seatId, tierId, quote }, added)).toMatchObject({
    ok: true,
  });
}

function mailsOf({ orgId }: Actor) {
  return asSystem("test", (tx) =>
    tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.orgId, orgId), eq(outbox.template, "seat-charged")))
      .orderBy(outbox.id),
  );
}
