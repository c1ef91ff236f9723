"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type BillingRefusal, billingFacts, changeBilling } from "#lib/organisations/change-billing.ts";
import { changeContract } from "#lib/organisations/change-contract.ts";
import { changeOrganisation, type OrganisationRefusal } from "#lib/organisations/change-organisation.ts";
import { ChangeBilling, ChangeContract, ChangeOrganisation } from "#lib/organisations/schema.ts";
import { findSettings } from "#lib/organisations/settings.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, minorUnits } from "#lib/values/money.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Gives the sentence that says what was done. */
export const changeOrganisationAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeOrganisation, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeOrganisation(actor, parsed.input, now());
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const { name, timeZone, supportEmail } = await findSettings(actor, now());
    return savedMeanwhile(
      parsed.values,
      { name, timeZone, supportEmail },
      { fields: { name: "organisationName" } },
    );
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  // The name stands in the frame of every page, and every day is one of the time zone.
  revalidatePath("/", "layout");
  const [t, locale] = await Promise.all([getTranslations("settings"), getLocale()]);
  const { charged } = outcome.value;
  if (!charged) return { status: "done", result: t("saved") };
  const amount = formatMoney(minorUnits(BigInt(charged)), actor.organisation.currency, locale);
  return { status: "done", result: `${t("saved")} ${t("chargedByZone", { amount })}` };
});

/** Gives the sentence that says what was done. */
export const changeBillingAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeBilling, form);
  if (!parsed.ok) return parsed.state;

  const [outcome, t] = await Promise.all([
    changeBilling(actor, parsed.input, now()),
    getTranslations("settings"),
  ]);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const { currency, standing } = await findSettings(actor, now());
    return savedMeanwhile(parsed.values, billingFacts(currency, standing), {
      words: { cycle: t(standing.cycle) },
    });
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  const { moved } = outcome.value;
  if (!moved) return { status: "done", result: t("saved") };
  const locale = await getLocale();
  const dates = new Intl.ListFormat(locale).format(moved.days.map((day) => formatDay(day, locale)));
  return { status: "done", result: `${t("saved")} ${t("plansMoved", { seats: moved.seats, dates })}` };
});

export const changeContractAction = actorAction("contract.change", async (actor, form) => {
  const parsed = parseForm(ChangeContract, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeContract(actor, parsed.input, now());
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const { contractStart, contractEnd } = await findSettings(actor, now());
    const locale = await getLocale();
    return savedMeanwhile(
      parsed.values,
      { contractStart, contractEnd },
      {
        words: {
          ...(contractStart && { contractStart: formatDay(contractStart, locale) }),
          ...(contractEnd && { contractEnd: formatDay(contractEnd, locale) }),
        },
      },
    );
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<OrganisationRefusal | BillingRefusal | "form-already-used">, string> = {
  "time-zone-day-goes-back": "timeZone",
  "changed-meanwhile": "",
  "currency-unknown": "currency",
  // The field is not there any more once something was charged.
  "currency-fixed": "",
  "form-already-used": "",
};
