"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { holdNumber } from "#lib/numbers/hold-number.ts";
import type { HoldRefusal } from "#lib/numbers/rules.ts";
import { SelectNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const holdNumberAction = actorAction<null>("numbers.buy", async (actor, form) => {
  const parsed = parseForm(SelectNumber, form);
  if (!parsed.ok) return parsed.state;

  const { seatId, ...wanted } = parsed.input;
  const outcome = await holdNumber(actor, wanted, { at: now(), carrier: chooseCarrier(env()) });
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<HoldRefusal | "form-already-used">;
    // Or it would be offered on.
    if (isGone.has(refusal)) revalidatePath("/numbers/buy");
    return refusedForm(parsed.values, refusal, { field: "number" });
  }
  const held = new URLSearchParams({ number: outcome.value.number });
  if (seatId) held.set("seat", seatId);
  redirect(`/numbers/buy/held?${held}` as Route);
});

const isGone: ReadonlySet<string> = new Set<HoldRefusal>([
  "number-not-offered",
  "number-owned",
  "number-held",
]);
