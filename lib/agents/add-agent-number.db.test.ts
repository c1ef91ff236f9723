import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { aJoiner, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { scriptedCarrier } from "#lib/carrier/testing/scripted-carrier.ts";
import { anUnsoldNumber, rowsOf, select } from "#lib/numbers/testing/a-purchase.ts";
import { newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";

const at = noonOf("2026-01-17");

it("a number selected while adding is quoted with the seat, and becomes its direct number and caller ID", async () => {
  const { admin, tiers, member } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  const carrier = scriptedCarrier();
  const number = await select(admin, anUnsoldNumber(), { at, carrier });
  const seat = { kind: "new", tierId: tiers[0]?.id ?? newId<"tiers">() } as const;
  const callerId = { kind: "held", number } as const;

  const seatAlone = await quoteSeatChoice(admin, seat, at);
  const unseen = aJoiner(seat, { callerId, quote: seatAlone?.pin ?? null });
  expect(await addAgent(admin, unseen, at, { carrier })).toEqual({ ok: false, refusal: "quote-changed" });
  const none = aJoiner({ kind: "none" }, { callerId });
  expect(await addAgent(admin, none, at, { carrier })).toEqual({
    ok: false,
    refusal: "caller-id-needs-seat",
  });
  expect(carrier.asked).toEqual([]);

  const quote = await quoteSeatChoice(admin, seat, at, callerId);
  const form = aJoiner(seat, { callerId, quote: quote?.pin ?? null });
  const added = await addAgent(admin, form, at, { carrier });
  expect(added).toMatchObject({ ok: true, value: { purchase: { state: "bought" } } });
  const [row] = await rowsOf(number);
  const [held] = await asSystem("test", (tx) =>
    tx
      .select()
      .from(seats)
      .where(eq(seats.id, row?.seatId ?? newId<"seats">())),
  );
  expect(held?.callerNumberId).toBe(row?.id);
  const ledger = await ledgerOf(admin);
  expect(ledger.map(({ kind }) => kind).sort()).toEqual(["number-added", "seat-added"]);
  expect(ledger.reduce((sum, { amount }) => sum + amount, 0n)).toBe(quote?.dueToday);
  const ofNumber = ledger.find(({ kind }) => kind === "number-added");
  expect(added).toMatchObject({
    value: { purchase: { charged: { amount: String(ofNumber?.amount), currency: ofNumber?.currency } } },
  });

  const manager = await member("manager");
  const byManager = aJoiner({ kind: "vacant", seatId: newId<"seats">() }, { callerId });
  expect((await addAgent(manager, byManager, at, { carrier })).ok).toBe(false);
});
