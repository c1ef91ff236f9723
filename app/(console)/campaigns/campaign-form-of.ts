import { getTranslations } from "next-intl/server";
import type { CampaignDetails } from "#lib/campaigns/find-campaign.ts";
import { listGroupNames } from "#lib/groups/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import type { CampaignFormProps } from "./campaign-form.tsx";

/** All that the form is drawn with, for a campaign that is there or one to be added. */
export async function campaignFormOf(
  actor: Actor,
  campaign: CampaignDetails | null,
): Promise<Omit<CampaignFormProps, "action">> {
  const [t, words, sentences, groups] = await Promise.all([
    getTranslations("campaigns"),
    getTranslations("routes"),
    errorSentences(),
    listGroupNames(actor),
  ]);
  const people = campaign?.people ?? [];
  return {
    saved: campaign && { campaignId: campaign.id, version: campaign.version },
    name: campaign?.name ?? "",
    groups: groups.map(({ id, name }) => ({ value: id, label: name })),
    inGroups: campaign?.groups ?? [],
    people: people.map(({ id, name, state }) => ({
      value: id,
      label: state === "Closed" ? t("closed", { name }) : name,
    })),
    formKey: newId<"idempotency_keys">(),
    sentences,
    words: {
      name: t("name"),
      groups: t("groups"),
      groupsHelp: t("groupsHelp"),
      noGroups: t("noGroups"),
      people: t("people"),
      peopleHelp: t("peopleHelp"),
      addPeople: t("addPeople"),
      addPeopleHelp: t("addPeopleHelp"),
      submit: campaign ? words("save") : t("add"),
      pending: words(campaign ? "saving" : "adding"),
      saved: words("saved"),
      cancel: words("cancel"),
    },
  };
}
