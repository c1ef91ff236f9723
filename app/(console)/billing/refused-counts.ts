import { getTranslations } from "next-intl/server";
import { listHolders } from "#lib/billing/list-holders.ts";
import { seatCountField } from "#lib/billing/schema.ts";
import type { SeatCountsRefusal } from "#lib/billing/seat-count-rules.ts";
import { answerSeatCounts } from "#lib/billing/seat-counts-answer.ts";
import { now } from "#lib/clock.ts";
import { listTiers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, type Hindrance, refusedForm } from "#lib/values/form-state.ts";
import type { TierId } from "#lib/values/ids.ts";

/** The form again, with what it takes to go on: the quote to confirm, the field at fault, or the people in the way. */
export async function refusedCounts(
  actor: Actor,
  values: FormValues,
  wanted: ReadonlyMap<TierId, number>,
  refusal: SeatCountsRefusal | "form-already-used",
): Promise<FormState<never>> {
  const answer = await answerSeatCounts(actor, wanted, now());
  if (answer.ok) return refusedForm(values, refusal, { quote: answer.quote });
  const { tierId } = answer;
  if (tierId === null || answer.refusal !== refusal) return refusedForm(values, refusal);
  return refusedForm(values, refusal, {
    field: seatCountField(tierId),
    ...(refusal === "seats-occupied" && { hindrance: await whoWouldLeave(actor, tierId) }),
  });
}

async function whoWouldLeave(actor: Actor, tierId: TierId): Promise<Hindrance> {
  const [t, states, { named, all }, tiers] = await Promise.all([
    getTranslations("billing"),
    getTranslations("states"),
    listHolders(actor, tierId),
    listTiers(actor),
  ]);
  const tier = tiers.find(({ id }) => id === tierId)?.name ?? "";
  return {
    title: t("wouldLeave"),
    text: t("wouldLeaveText", { count: all, tier }),
    items: named.map(({ id, name, state }) => ({
      href: `/agents/${id}`,
      label: name,
      note: state === "Deactivated" ? states(state) : null,
    })),
    more: all > named.length ? t("wouldLeaveMore", { count: all - named.length }) : null,
  };
}
