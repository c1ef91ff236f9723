import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/policy.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { holdNumber } from "#lib/numbers/hold-number.ts";
import type { HoldRefusal } from "#lib/numbers/rules.ts";
import { NumberField, NumberSearch } from "#lib/numbers/schema.ts";
import { searchNumbers } from "#lib/numbers/search-numbers.ts";
import type { Actor } from "#lib/values/actor.ts";
import {
  errorsByField,
  type FormState,
  type FormValues,
  formValues,
  refusedForm,
} from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { sayOffer } from "./number-words.ts";
import { reachSentence } from "./reach-sentence.ts";

/**
 * Answers the picker in the middle of another form, whose own deed is left undone: a search, or the number selected from it. Null
 * when the form was sent for its deed. `page` is drawn anew, so that it offers what is selected.
 */
export async function pickNumber(
  actor: Actor,
  form: unknown,
  page: "/agents/new",
): Promise<FormState<never> | null> {
  if (!(form instanceof FormData)) return null;
  const { step, ...values } = formValues(form);
  if (step !== "search-numbers" && step !== "select-number") return null;
  if (!may(actor.role, "numbers.buy"))
    return refusedForm(values, "number-costs-money", { field: "areaCode" });
  return step === "search-numbers" ? search(actor, values) : select(actor, values, page);
}

async function search(actor: Actor, values: FormValues): Promise<FormState<never>> {
  const { areaCode } = values;
  if (areaCode === "") return refusedForm(values, "area-code-required", { field: "areaCode" });
  // An area code is of one of the two countries that share them.
  const inStates = NumberSearch.safeParse({ country: "US", areaCode });
  const inCanada = NumberSearch.safeParse({ country: "CA", areaCode });
  const asked = inCanada.success ? inCanada : inStates;
  if (!asked.success) return { status: "invalid", values, errors: errorsByField(asked.error.issues) };

  const found = await searchNumbers(actor, asked.data, { at: now(), carrier: chooseCarrier(env()) });
  if (!found.ok) return refusedForm(values, found.refusal, { field: "areaCode" });
  const [first] = found.offers;
  if (!first) return refusedForm(values, "number-none-found", { field: "areaCode" });
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const price = formatMoney(found.monthlyPrice, actor.organisation.currency, locale);
  const reach = await reachSentence(found, asked.data.areaCode);
  const offers = await Promise.all(
    found.offers.map(async (offer) => ({ value: offer.number, label: await sayOffer(offer) })),
  );
  const said = [reach, t("offerPrice", { price })].filter(Boolean).join(" ");
  return { status: "asked", values: { ...values, offer: first.number }, numbers: { said, offers } };
}

async function select(actor: Actor, values: FormValues, page: "/agents/new"): Promise<FormState<never>> {
  const number = NumberField.safeParse(values.offer).data;
  if (!number) return refusedForm(values, "number-required", { field: "offer" });
  const key = newId<"idempotency_keys">();
  const outcome = await holdNumber(actor, { key, number }, { at: now(), carrier: chooseCarrier(env()) });
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<HoldRefusal | "form-already-used">;
    return refusedForm(values, refusal, { field: "areaCode" });
  }
  revalidatePath(page);
  const t = await getTranslations("numbers");
  const said = t("picked", { number: formatPhone(number) });
  return {
    status: "asked",
    values: { ...values, callerId: `held:${number}` },
    numbers: { said, offers: [] },
  };
}
