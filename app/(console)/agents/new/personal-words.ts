import { getTranslations } from "next-intl/server";
import { listTemplateOwners } from "#lib/templates/queries.ts";
import type { Samples } from "#lib/templates/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { templateTextWords } from "../../templates/template-words.ts";

export type PersonalPartWords = Awaited<ReturnType<typeof personalPartWords>>;

export async function personalPartWords() {
  const [t, recordings, errors] = await Promise.all([
    getTranslations("addAgent"),
    getTranslations("recordings"),
    getTranslations("errors"),
  ]);
  return {
    personal: t("personal"),
    personalOptional: t("personalOptional"),
    templatesFrom: t("templatesFrom"),
    templatesFromNobody: t("templatesFromNobody"),
    templateTitle: t("templateTitle"),
    templateBody: t("templateBody"),
    dropsLater: t("dropsLater"),
    drops: recordings("title"),
    dropsHelp: t("dropsHelp"),
    dropRemove: t("dropRemove"),
    dropTooLarge: errors("recording-too-large"),
    dropSending: recordings("uploading"),
    dropAdded: t("dropAdded"),
    template: await templateTextWords(),
  };
}

/** Whose templates there are to copy, and what a typed one is previewed with: the person has no name or number yet. */
export async function personalChoices(actor: Actor, nextExtension: string | null) {
  const [t, words, owners] = await Promise.all([
    getTranslations("templates"),
    getTranslations("addAgent"),
    listTemplateOwners(actor),
  ]);
  const samples: Samples = {
    first_name: t("sampleFirstName"),
    agent_name: words("name"),
    organisation: actor.organisation.name,
    extension: nextExtension ?? t("sampleExtension"),
    number: t("sampleNumber"),
  };
  return { colleagues: owners.map(({ id, name }) => ({ value: id, label: name })), samples };
}
