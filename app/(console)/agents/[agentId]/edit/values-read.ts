import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { EditField } from "#lib/agents/merge-rules.ts";
import { listGroupNames, type NamedGroup } from "#lib/groups/queries.ts";
import { nameLocations } from "#lib/locations/queries.ts";
import { listUnits } from "#lib/units/queries.ts";
import { type Actor, languages, roles } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

/** Reads a field's value aloud, in the reader's language. */
export async function valuesRead(actor: Actor): Promise<(field: EditField, value: string) => string> {
  const [t, audit, roleNames, languageNames, locale, format, units, groups, offers] = await Promise.all([
    getTranslations("agent"),
    getTranslations("audit"),
    getTranslations("roles"),
    getTranslations("languages"),
    getLocale(),
    getFormatter(),
    listUnits(actor),
    listGroupNames(actor),
    nameLocations(actor),
  ]);
  return (field, value) => {
    if (field === "forceLogin" || field === "mayEditContacts") return audit(value ? "yes" : "no");
    if (value === "") return t("none");
    if (field === "groups") return format.list(named(groups, value.split(" ")), { type: "unit" });
    switch (field) {
      case "role":
        return roleNames(roles.find((role) => role === value) ?? "agent");
      case "language":
        return languageNames(languages.find((language) => language === value) ?? "en");
      case "unitId":
        return units.find(({ id }) => id === value)?.name ?? t("none");
      case "locationId":
        return offers.get(value) ?? t("none");
      case "landLine":
      case "mobile":
        return formatPhone(value as PhoneNumber);
      case "startsOn":
      case "endsOn":
        return formatDay(value as Day, locale);
      default:
        return value;
    }
  };
}

function named(groups: readonly NamedGroup[], ids: readonly string[]): string[] {
  return groups.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}
