import { getTranslations } from "next-intl/server";
import type { OptionGroup } from "#components/ui/select-field.tsx";
import { mostSeats, ownerChoices } from "#lib/numbers/owner-choices.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";

export interface OwnerSearch {
  /** As {@link ownerChoices} takes it. */
  q: string;
  wanted?: SeatId | null;
}

/** Seats without a direct number and call routes, for a select; with what to say above it where it does not have all of them. */
export async function ownerOptions(actor: Actor, search: OwnerSearch) {
  const [t, { seats, routes, isMore }] = await Promise.all([
    getTranslations("numbers"),
    ownerChoices(actor, search),
  ]);
  const groups: OptionGroup[] = [
    {
      label: t("ownerSeats"),
      options: seats.map(({ id, extension, name }) => ({
        value: `seat:${id}`,
        label: name
          ? t("ownerSeat", { extension: extension ?? "", name })
          : t("extensionVacant", { extension: extension ?? "" }),
      })),
    },
    {
      label: t("ownerRoutes"),
      options: routes.map(({ id, name }) => ({ value: `route:${id}`, label: name })),
    },
  ];
  const none = search.q && seats.length === 0 ? t("ownersNone") : null;
  return {
    options: groups.filter(({ options }) => options.length > 0),
    more: isMore ? t("ownersMore", { count: mostSeats }) : none,
  };
}
