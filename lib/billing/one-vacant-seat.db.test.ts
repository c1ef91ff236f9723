import { expect, it } from "vitest";
import { lockOrganisation } from "#db/locks.ts";
import { aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { aJoiner, join, ledgerOf, noonOf, seatsOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { newId } from "#lib/values/ids.ts";
import { quoteSeatChoice } from "./quotes.ts";

const at = noonOf("2026-01-17");

it("twenty adds by two admins on one vacant seat: one gets it, nobody pays what nobody confirmed, and then they may", async () => {
  const { admin, member, tiers } = await anOrganisation("Crowded", { setUpAt: noonOf("2026-01-01") });
  const other = await member("admin");
  const tierId = tiers[1]?.id ?? newId<"tiers">();
  const seatId = await aVacantSeat(admin, tierId, noonOf("2026-01-16"));
  const charged = await ledgerOf(admin);

  const forms = await Promise.all(
    Array.from({ length: 20 }, () => withQuote(admin, aJoiner({ kind: "vacant", seatId }), at)),
  );
  const send = (form: AddAgent, i: number) => addAgent(i % 2 === 0 ? admin : other, form, at);
  const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
  const first = forms.slice(0, 8).map(send);
  await untilWaiting(null, 2);
  const rest = forms.slice(8).map(send);
  await lock.release();
  const answers = await Promise.all([...first, ...rest]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const losers = forms.filter((_, i) => !answers[i]?.ok);
  expect(answers.filter(({ ok }) => !ok)).toEqual(
    Array.from({ length: 19 }, () => ({ ok: false, refusal: "seat-taken" })),
  );
  expect(await countSeats(admin)).toMatchObject({ seats: 1, inUse: 1, vacant: 0 });
  expect(await ledgerOf(admin)).toEqual(charged);

  const choice = { kind: "new", tierId } as const;
  const [loser] = losers;
  if (!loser) throw new Error("nobody lost");
  const again = { ...loser, key: newId<"idempotency_keys">(), seat: choice };
  const price = await quoteSeatChoice(other, choice, at);
  expect(price?.dueToday).toBe(3145n);
  expect(await addAgent(other, again, at), "the quote of the vacant seat buys no new one").toEqual({
    ok: false,
    refusal: "quote-changed",
  });
  expect(await addAgent(other, { ...again, quote: price?.pin ?? null }, at)).toMatchObject({ ok: true });
  expect((await ledgerOf(admin)).slice(charged.length)).toMatchObject([
    { kind: "seat-added", amount: 3145n, actorId: other.agentId },
  ]);
});

it("of two who buy the last seat's worth at once each is charged for the own one", async () => {
  const { admin, member, tiers } = await anOrganisation("Two", { setUpAt: noonOf("2026-01-01") });
  const other = await member("admin");
  const tierId = tiers[0]?.id ?? newId<"tiers">();
  const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
  const both = [join(admin, { tierId }, at), join(other, { tierId }, at)];
  await untilWaiting(null, 2);
  await lock.release();
  await Promise.all(both);
  expect(await seatsOf(admin)).toHaveLength(2);
  expect((await ledgerOf(admin)).map(({ actorId }) => actorId).sort()).toEqual(
    [admin.agentId, other.agentId].sort(),
  );
});
