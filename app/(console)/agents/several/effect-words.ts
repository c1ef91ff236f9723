import { getLocale, getTranslations } from "next-intl/server";
import type { SeveralPreview } from "#lib/agents/change-several.ts";
import type { Planned } from "#lib/agents/several-rules.ts";
import type { ChangeOfSeveral } from "#lib/agents/several-schema.ts";
import { listGroupNames } from "#lib/groups/queries.ts";
import { listTiers } from "#lib/seats/queries.ts";
import { listUnits } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";

type Person = SeveralPreview["people"][number];

/** Says what the change does to somebody: from what to what, and from when. */
export async function effectWords(
  actor: Actor,
  change: ChangeOfSeveral,
): Promise<(person: Person, planned: Extract<Planned, { ok: true }>) => string> {
  const [t, locale, roles, languages, units, tiers, groups] = await Promise.all([
    getTranslations("several"),
    getLocale(),
    getTranslations("roles"),
    getTranslations("languages"),
    change.what === "unit" ? listUnits(actor) : [],
    change.what === "tier" ? listTiers(actor) : [],
    "groupId" in change ? listGroupNames(actor) : [],
  ]);
  const nameIn = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((each) => each.id === id)?.name ?? t("none");

  return (person, { tier }) => {
    switch (change.what) {
      case "role":
        return t("fromTo", { from: roles(person.role), to: roles(change.role) });
      case "language":
        return t("fromTo", { from: languages(person.language), to: languages(change.language) });
      case "unit":
        return t("fromTo", { from: nameIn(units, person.unitId), to: nameIn(units, change.unitId) });
      case "tier": {
        const names = { from: nameIn(tiers, person.tierId), to: nameIn(tiers, change.tierId) };
        return tier?.effect.kind === "downgraded"
          ? t("tierOn", { ...names, date: formatDay(tier.on, locale) })
          : t("tierToday", names);
      }
      case "group-add":
        return t("joinGroup", { name: nameIn(groups, change.groupId) });
      case "group-remove":
        return t("leaveGroup", { name: nameIn(groups, change.groupId) });
      case "deactivate":
        return t("willDeactivate");
      case "resend-credentials":
        return t("willResend");
    }
  };
}
