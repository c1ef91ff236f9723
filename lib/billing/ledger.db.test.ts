import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, type DatabaseFault } from "#db/client.ts";
import { charges, organisations, owedCharges, seatOccupancies, seats } from "#db/schema/index.ts";
import { aLeavingSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join, ledgerOf, noonOf, owedOf } from "#db/testing/charged.ts";
import type { Day } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";

type Row = typeof charges.$inferInsert;

let org: TestOrganisation;
let seatId: SeatId;
let row: Row;
const at = noonOf("2026-01-17");
const day = (text: string) => text as Day;

beforeAll(async () => {
  org = await anOrganisation("Ledger", { cycle: "quarterly", setUpAt: noonOf("2026-01-01") });
  const tierId = org.tiers[1]?.id as TierId;
  seatId = (await join(org.admin, { tierId }, at)).seatId;
  const [first] = await ledgerOf(org.admin);
  if (!first) throw new Error("no charge");
  row = { ...first, chargedOn: day("2026-01-20") };
});

/** What the database says to a row written past all verbs; null when it takes it (and then it is rolled back). */
function verdict(change: Partial<Row>): Promise<string | null> {
  return attempt((tx) => tx.insert(charges).values({ ...row, id: newId(), ...change }));
}

function attempt(act: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => PromiseLike<unknown>) {
  return asSystem<string | null>("test", async (tx, rollback) => {
    await act(tx);
    return rollback(null);
  }).catch((error: DatabaseFault) => error.constraint ?? error.code);
}

const restrictViolation = "23001";
const upgraded = { kind: "upgrade", coversFrom: day("2026-01-20"), days: 12 } as const;
const january = { coversFrom: day("2026-01-01"), coversUntil: day("2026-01-17"), days: 16 };

describe("the ledger takes", () => {
  it("days of a seat that were not charged yet", async () => {
    expect(await verdict(january)).toBeNull();
  });

  it("an upgrade beside the seat's own days", async () => {
    expect(
      await verdict({ ...upgraded, tierId: org.tiers[2]?.id as TierId, fromTierId: row.tierId }),
    ).toBeNull();
  });

  it("on the due day what is due", async () => {
    const due = { ...january, chargedOn: day("2026-02-01") };
    expect(await verdict({ ...due, kind: "seat-added-rest" })).toBeNull();
    expect(await verdict({ ...due, kind: "renewal" })).toBeNull();
  });
});

describe("the ledger refuses", () => {
  it.each([
    {
      why: "a day of a seat twice",
      change: { kind: "renewal", coversFrom: day("2026-01-31"), days: 1 },
      by: "charges_seat_overlap",
    },
    { why: "the same charge twice", change: {}, by: "charges_seat_overlap" },
    { why: "a refund", change: { ...january, amount: minorUnits(-1) }, by: "charges_amount" },
    { why: "a price of nothing", change: { ...january, monthlyPrice: minorUnits(0) }, by: "charges_amount" },
    { why: "no days", change: { ...january, coversUntil: day("2026-01-01"), days: 0 }, by: "charges_days" },
    { why: "another number of days than it covers", change: { ...january, days: 15 }, by: "charges_days" },
    { why: "an upgrade from nowhere", change: { ...january, kind: "upgrade" }, by: "charges_upgrade" },
    { why: "another currency", change: { ...january, currency: "USD" }, by: restrictViolation },
    {
      why: "a charge that jumps what is due before",
      change: { ...january, chargedOn: day("2026-02-02") },
      by: restrictViolation,
    },
    {
      why: "somebody's charge before what is due that day",
      change: { ...january, chargedOn: day("2026-02-01") },
      by: restrictViolation,
    },
    {
      why: "a seat that is not the organisation's",
      change: { ...january, seatId: newId() },
      by: "charges_org_id_seat_id_seats_org_id_id_fk",
    },
  ] as { why: string; change: Partial<Row>; by: string }[])("$why", async ({ change, by }) => {
    expect(await verdict(change)).toBe(by);
  });

  it("one upgrade twice", async () => {
    const to = { ...upgraded, tierId: org.tiers[2]?.id as TierId, fromTierId: row.tierId };
    const answer = await attempt(async (tx) => {
      await tx.insert(charges).values({ ...row, ...to, id: newId() });
      await tx.insert(charges).values({ ...row, ...to, id: newId() });
    });
    expect(answer).toBe("charges_once");
  });

  it.each([
    { why: "update", statement: sql`update charges set amount = 0` },
    { why: "delete", statement: sql`delete from charges` },
    { why: "truncate", statement: sql`truncate charges` },
  ])("every $why", async ({ statement }) => {
    expect(await attempt((tx) => tx.execute(statement))).toBe(restrictViolation);
    expect(await ledgerOf(org.admin)).toHaveLength(1);
  });
});

describe("an owed charge", () => {
  it.each([
    {
      why: "changes neither its amount",
      statement: sql`update owed_charges set amount = 1, charged_at = now()`,
    },
    { why: "nor its day", statement: sql`update owed_charges set due_on = due_on + 1` },
    { why: "nor goes", statement: sql`delete from owed_charges` },
    { why: "nor all of them", statement: sql`truncate owed_charges` },
  ])("$why", async ({ statement }) => {
    expect(await attempt((tx) => tx.execute(statement))).toBe(restrictViolation);
  });

  it("is charged once, and then stays so", async () => {
    const [owed] = await owedOf(org.admin);
    const answer = await attempt(async (tx) => {
      const charge = (chargedAt: Date | null) =>
        tx
          .update(owedCharges)
          .set({ chargedAt })
          .where(eq(owedCharges.id, owed?.id ?? newId()));
      await charge(at);
      await charge(null);
    });
    expect(answer).toBe(restrictViolation);
  });
});

it("the currency may change until the first charge, and then no more", async () => {
  const { admin: free } = await anOrganisation();
  const change = ({ orgId }: typeof free) =>
    attempt((tx) => tx.update(organisations).set({ currency: "USD" }).where(eq(organisations.id, orgId)));
  expect(await change(free)).toBeNull();
  expect(await change(org.admin)).toBe(restrictViolation);
});

describe("a seat", () => {
  it("that somebody holds is not released, whoever writes", async () => {
    const release = (values: Partial<typeof seats.$inferInsert>) =>
      attempt((tx) => tx.update(seats).set(values).where(eq(seats.id, seatId)));
    expect(await release({ releaseOn: day("2026-04-01") })).toBe(restrictViolation);
    expect(await release({ releasedAt: at })).toBe(restrictViolation);
  });

  it("that is to be released is not filled before it is kept", async () => {
    const leaving = await aLeavingSeat(org.admin, org.tiers[0]?.id, noonOf("2026-01-18"));
    const { orgId } = org.admin;
    const joiner = await org.member("agent");
    const fill = attempt((tx) =>
      tx.insert(seatOccupancies).values({
        orgId,
        id: newId(),
        seatId: leaving,
        agentId: joiner.agentId,
        heldFrom: noonOf("2026-01-19"),
      }),
    );
    expect(await fill).toBe(restrictViolation);
  });
});
