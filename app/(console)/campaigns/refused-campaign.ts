import { getFormatter, getTranslations } from "next-intl/server";
import type { AddCampaignRefusal } from "#lib/campaigns/add-campaign.ts";
import type { ChangeCampaignRefusal } from "#lib/campaigns/change-campaign.ts";
import { findUnclear } from "#lib/campaigns/find-people.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";

type Refusal = Sentenced<AddCampaignRefusal | ChangeCampaignRefusal | "form-already-used">;

/** The form again, with the field at fault, and the lines that name nobody or several. */
export async function refusedCampaign(
  actor: Actor,
  { values, add }: { values: FormValues; add: readonly string[] },
  refusal: Refusal,
): Promise<FormState<never>> {
  const field = fields[refusal];
  if (refusal !== "people-unclear") return refusedForm(values, refusal, { field });
  const [t, format, unclear] = await Promise.all([
    getTranslations("campaigns"),
    getFormatter(),
    findUnclear(actor, add),
  ]);
  const hindrance = {
    title: t("unclearTitle"),
    text: t("unclearText"),
    items: unclear.map(({ line, emails }) => ({
      href: null,
      label: line,
      note: format.list(emails, { type: "unit" }) || t("nobody"),
    })),
    more: null,
  };
  return refusedForm(values, refusal, { field, hindrance });
}

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Refusal, string> = {
  "name-taken": "name",
  "group-unknown": "groups",
  "person-unknown": "people",
  "people-unclear": "add",
  "people-too-many": "add",
  "campaigns-too-many": "",
  "campaign-not-there": "",
  "changed-meanwhile": "",
  "form-already-used": "",
};
