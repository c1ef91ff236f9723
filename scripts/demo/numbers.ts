import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { buyNumber } from "#lib/numbers/buy-number.ts";
import { holdNumber } from "#lib/numbers/hold-number.ts";
import { ownerChoices } from "#lib/numbers/owner-choices.ts";
import { quoteNumber } from "#lib/numbers/quote-number.ts";
import { NumberSearch, type Owner } from "#lib/numbers/schema.ts";
import { searchNumbers } from "#lib/numbers/search-numbers.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** A number for each of two call routes and of three seats, and one that waits in the pool. Nobody sells them: they exist nowhere. */
export async function buyDemoNumbers(admin: Actor): Promise<void> {
  const carrier = chooseCarrier(env());
  if (carrier.name !== "fictional") return;
  const { seats, routes } = await ownerChoices(admin);
  const owners: (Owner | null)[] = [
    ...routes.slice(0, 2).map(({ id }) => ({ kind: "route", routeId: id }) as const),
    ...seats.slice(0, 3).map(({ id }) => ({ kind: "seat", seatId: id }) as const),
    null,
  ];
  const found = await searchNumbers(admin, NumberSearch.parse({ areaCode: "415", sms: "on" }), {
    at: now(),
    carrier,
  });
  if (!found.ok) throw new Error(`the demo was refused: ${found.refusal}`);
  for (const [place, owner] of owners.entries()) {
    const number = found.offers[place]?.number;
    if (number) await buy(admin, number, owner);
  }

  async function buy(actor: Actor, number: PhoneNumber, owner: Owner | null): Promise<void> {
    const where = { at: now(), carrier };
    const held = await holdNumber(actor, { key: newId(), number }, where);
    if (!held.ok) throw new Error(`the demo was refused: ${held.refusal}`);
    const quote = await quoteNumber(actor, number, now());
    const bought = await buyNumber(actor, { key: newId(), number, owner, quote: quote?.pin ?? null }, where);
    if (!bought.ok) throw new Error(`the demo was refused: ${bought.refusal}`);
  }
}
