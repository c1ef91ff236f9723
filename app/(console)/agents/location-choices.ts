import { getLocale, getTranslations } from "next-intl/server";
import type { Option } from "#components/ui/select-field.tsx";
import { type ChosenNearest, offerLocations } from "#lib/locations/choose-location.ts";
import { nearest } from "#lib/locations/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { LocationId } from "#lib/values/ids.ts";

export interface LocationChoices {
  options: Option[];
  /** From where the distances are. */
  from: string;
  /** Said where what was typed is no known place. */
  problem: string | null;
}

interface Known {
  worksFrom: string | null;
  mobile: string | null;
  landLine: string | null;
}

/**
 * The choices of the Server Location field by what is known of the person, in the reader's language; `has` is the location that the
 * person has. Null where the organisation has none to choose from.
 */
export async function locationChoices(
  actor: Actor,
  known: Known,
  has: LocationId | null,
): Promise<LocationChoices | null> {
  const [t, errors, locale, offers] = await Promise.all([
    getTranslations("locations"),
    getTranslations("errors"),
    getLocale(),
    offerLocations(actor, known, has),
  ]);
  const { place, offered, nearest: first } = offers;
  if (offered.length === 0) return null;
  const figures = ({ name, km, ms }: { name: string; km: number; ms: number }) => ({
    name,
    ...wayOf({ km, ms }, locale),
  });
  const label = ({ name, km, ms }: (typeof offered)[number]) =>
    km === null || ms === null ? name : t("option", figures({ name, km, ms }));
  return {
    options: [
      {
        value: nearest,
        label:
          first?.km != null && first.ms != null
            ? t("nearestIs", figures({ name: first.name, km: first.km, ms: first.ms }))
            : t("nearest"),
      },
      ...offered.map((location) => ({ value: location.id as string, label: label(location) })),
      { value: "", label: t("none") },
    ],
    from:
      place === null || place === "unknown"
        ? t("fromNowhere")
        : t("from", { by: place.by, place: place.name, country: place.country }),
    problem: place === "unknown" ? errors("place-unknown") : null,
  };
}

/** Says which location was the nearest and by what; null where none was asked for, or found. */
export async function chosenSentence(chosen: ChosenNearest | null | undefined): Promise<string | null> {
  if (!chosen) return null;
  const [t, locale] = await Promise.all([getTranslations("locations"), getLocale()]);
  const { name, place } = chosen;
  const { name: placeName, country, by } = place;
  return t("chosen", { name, place: placeName, country, by, ...wayOf(chosen, locale) });
}

export type LocationWords = Awaited<ReturnType<typeof locationWords>>;

export async function locationWords() {
  const t = await getTranslations("locations");
  return {
    section: t("section"),
    worksFrom: t("worksFrom"),
    worksFromHelp: t("worksFromHelp"),
    serverLocation: t("field"),
    mayEditContacts: t("mayEditContacts"),
    mayEditContactsHelp: t("mayEditContactsHelp"),
  };
}

/** Whole kilometres, and milliseconds that are at least one: no way takes none. */
function wayOf({ km, ms }: { km: number; ms: number }, locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return { km: whole.format(km), ms: whole.format(Math.max(1, ms)) };
}
