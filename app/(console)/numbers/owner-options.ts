import { getTranslations } from "next-intl/server";
import type { OptionGroup } from "#components/ui/select-field.tsx";
import { ownerChoices } from "#lib/numbers/owner-choices.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Seats without a direct number and call routes, for a select. */
export async function ownerOptions(actor: Actor): Promise<OptionGroup[]> {
  const [t, { seats, routes }] = await Promise.all([getTranslations("numbers"), ownerChoices(actor)]);
  const groups = [
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
  return groups.filter(({ options }) => options.length > 0);
}
