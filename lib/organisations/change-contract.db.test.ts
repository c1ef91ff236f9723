import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { buySeats } from "#db/testing/buy-seats.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeContract } from "./change-contract.ts";
import { ChangeContract } from "./schema.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");
const april = new Date("2026-04-10T12:00:00Z");
const aForm = (contractStart: string, contractEnd: string) =>
  ChangeContract.parse({ key: newId(), contractStart, contractEnd });

describe("changeContract", () => {
  it("makes, renews and ends a contract, and tells what it was", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    expect(await changeContract(admin, aForm("2026-05-01", "2027-04-30"), april)).toMatchObject({ ok: true });
    expect(await termOf(admin)).toEqual(["2026-05-01", "2027-04-30"]);
    await changeContract(admin, aForm("2026-05-01", "2028-04-30"), april);
    await changeContract(admin, aForm("", ""), april);
    expect(await termOf(admin)).toEqual([null, null]);
    expect(await audited(admin, "contract.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          contractStart: "2026-05-01",
          contractStartBefore: null,
          contractEnd: "2027-04-30",
          contractEndBefore: null,
        },
      },
      { actorId: admin.agentId, details: { contractEnd: "2028-04-30", contractEndBefore: "2027-04-30" } },
      {
        actorId: admin.agentId,
        details: {
          contractStart: null,
          contractStartBefore: "2026-05-01",
          contractEnd: null,
          contractEndBefore: "2028-04-30",
        },
      },
    ]);
  });

  it("refuses a form drawn before somebody else's change", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const seen = seenText({ contractStart: null, contractEnd: null });
    const own = { ...aForm("2026-05-01", "2027-04-30"), seen };
    expect(await changeContract(admin, own, april)).toMatchObject({ ok: true });
    const late = { ...aForm("2026-05-01", "2026-12-31"), seen };
    expect(await changeContract(admin, late, april)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await termOf(admin)).toEqual(["2026-05-01", "2027-04-30"]);
    const redrawn = seenText({ contractStart: "2026-05-01", contractEnd: "2027-04-30" });
    expect(
      await changeContract(admin, { ...aForm("2026-05-01", "2026-12-31"), seen: redrawn }, april),
    ).toMatchObject({ ok: true });
  });

  it("rules from now on: a seat already planned for release keeps its date, another cannot go before the term ends", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { admin } = org;
    await buySeats(org, 2, april);
    const [leaving, staying] = await seatsOf(admin);
    await releaseSeat(admin, aSeat(leaving), april);
    await changeContract(admin, aForm("", "2027-04-30"), april);
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: "2026-05-01" }, { releaseOn: null }]);
    expect(await releaseSeat(admin, aSeat(staying), april)).toEqual({
      ok: false,
      refusal: "contract-not-ending",
    });
  });

  it("records nothing when nothing changes", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    expect(await changeContract(admin, aForm("", ""), april)).toMatchObject({ ok: true });
    expect(await audited(admin, "contract.changed")).toEqual([]);
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const member = await (await anOrganisation("Acme", { setUpAt })).member(role);
    await expect(changeContract(member, aForm("", ""), april)).rejects.toMatchObject({
      permission: "contract.change",
    });
  });

  it("leaves every other organisation alone", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const { admin: stranger } = await anOrganisation("Theirs", { setUpAt });
    await changeContract(admin, aForm("", "2027-04-30"), april);
    expect(await termOf(stranger)).toEqual([null, null]);
  });
});

const aSeat = (seat: { id: SeatId } | undefined) => ({
  key: newId<"idempotency_keys">(),
  seatId: seat?.id ?? ("" as SeatId),
  quote: null,
});

async function seatsOf({ orgId }: Actor) {
  return asSystem("test", (tx) =>
    tx.execute<{ id: SeatId; releaseOn: string | null }>(
      sql`select id, release_on::text as "releaseOn" from seats where org_id = ${orgId} order by id`,
    ),
  );
}

async function termOf({ orgId }: Actor) {
  const [row] = await asSystem("test", (tx) =>
    tx.execute<{ start: string | null; end: string | null }>(
      sql`select contract_start::text as start, contract_end::text as "end" from organisations where id = ${orgId}`,
    ),
  );
  return [row?.start, row?.end];
}
