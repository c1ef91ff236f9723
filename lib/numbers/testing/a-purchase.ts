import { eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { formKey } from "#db/testing/charged.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { buyNumber } from "../buy-number.ts";
import { holdNumber } from "../hold-number.ts";
import { quoteNumber } from "../quote-number.ts";
import type { BuyNumber } from "../schema.ts";

let next = 0;

/** A number of San Francisco that no other test of this process has, and that exists nowhere. */
export function anUnsoldNumber(): PhoneNumber {
  next += 1;
  return `+1415${String(5_550_000 + (next % 10_000))}` as PhoneNumber;
}

interface Where {
  carrier: Carrier;
  at: Instant;
  clock?: () => Instant;
}

/** Selects it, and gives it. */
export async function select(actor: Actor, number: PhoneNumber, where: Where): Promise<PhoneNumber> {
  const held = await holdNumber(actor, { key: formKey(), number }, where);
  if (!held.ok) throw new Error(held.refusal);
  return number;
}

/** `Buy Number` as somebody sends it who has seen the quote. */
export async function buyForm(
  actor: Actor,
  number: PhoneNumber,
  { at }: { at: Instant },
  changed: Partial<BuyNumber> = {},
): Promise<BuyNumber> {
  const quote = await quoteNumber(actor, number, at);
  return { key: formKey(), number, owner: null, quote: quote?.pin ?? null, ...changed };
}

/** Selects and buys it. */
export async function buy(actor: Actor, number: PhoneNumber, where: Where, changed: Partial<BuyNumber> = {}) {
  await select(actor, number, where);
  const { clock = realNow } = where;
  return buyNumber(actor, await buyForm(actor, number, where, changed), { ...where, clock });
}

/** Every row of it, of whatever organisation, the oldest first. */
export function rowsOf(number: PhoneNumber) {
  return asSystem("test", (tx) =>
    tx.select().from(numbers).where(eq(numbers.number, number)).orderBy(numbers.id),
  );
}
