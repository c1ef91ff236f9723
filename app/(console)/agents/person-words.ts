import { getTranslations } from "next-intl/server";
import type { Option } from "#components/ui/select-field.tsx";
import { grantableRoles } from "#lib/auth/policy.ts";
import { listGroupNames } from "#lib/groups/queries.ts";
import { listUnits } from "#lib/units/queries.ts";
import { type Actor, languages } from "#lib/values/actor.ts";
import type { PersonChoices } from "./person-fields.tsx";

export type PersonWords = Awaited<ReturnType<typeof personWords>>;

/** The words of the fields that Add Agent and Edit share: forms are drawn in the browser, which gets no catalogue. */
export async function personWords() {
  const [t, groups] = await Promise.all([getTranslations("addAgent"), getTranslations("groups")]);
  return {
    leaveUnsaved: t("leaveUnsaved"),
    person: t("person"),
    email: t("email"),
    emailHelp: t("emailHelp"),
    name: t("name"),
    role: t("role"),
    language: t("language"),
    unit: t("unit"),
    noUnit: t("noUnit"),
    landLine: t("landLine"),
    mobile: t("mobile"),
    phoneHelp: t("phoneHelp"),
    seatSection: t("seatSection"),
    extension: t("extension"),
    extensionType: t("extensionType"),
    sip: t("sip"),
    web: t("web"),
    forceLogin: t("forceLogin"),
    forceLoginHelp: t("forceLoginHelp"),
    groups: groups("label"),
    groupsHelp: groups("help"),
    cancel: t("cancel"),
  };
}

/** The agent groups as boxes; none where the organisation has none. */
export async function groupChoices(actor: Actor): Promise<Option[]> {
  return (await listGroupNames(actor)).map(({ id, name }) => ({ value: id, label: name }));
}

/** What the actor may choose from. */
export async function personChoices(actor: Actor): Promise<PersonChoices> {
  const [roleNames, languageNames, units] = await Promise.all([
    getTranslations("roles"),
    getTranslations("languages"),
    listUnits(actor),
  ]);
  return {
    roles: grantableRoles(actor.role).map((value) => ({ value, label: roleNames(value) })),
    languages: languages.map((value) => ({ value, label: languageNames(value) })),
    units: units.map(({ id, name }) => ({ value: id, label: name })),
  };
}
