import { getLocale, getTranslations } from "next-intl/server";
import type { Option, OptionGroup } from "#components/ui/select-field.tsx";
import { may } from "#lib/auth/policy.ts";
import type { seatOffers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatMoney } from "#lib/values/money.ts";

/** The seats that can be had, for a select: vacant ones, and new ones with their price for whoever may buy. */
export async function seatOptions(
  actor: Actor,
  { vacant, tiers }: Awaited<ReturnType<typeof seatOffers>>,
): Promise<(Option | OptionGroup)[]> {
  const [t, locale] = await Promise.all([getTranslations("addAgent"), getLocale()]);
  const { currency } = actor.organisation;
  const newSeats = tiers.map(({ id, name, monthlyPrice }) => ({
    value: `tier:${id}`,
    label: t("tierOption", { tier: name, price: formatMoney(monthlyPrice, currency, locale) }),
  }));
  const vacantSeats = vacant.map(({ id, tier, extension, extensionType }) => ({
    value: `seat:${id}`,
    label: extension
      ? t("vacantSeat", { extension, tier, type: extensionType ?? "" })
      : t("vacantSeatBare", { tier }),
  }));
  return [
    ...(vacantSeats.length > 0 ? [{ label: t("vacantSeats"), options: vacantSeats }] : []),
    ...(may(actor.role, "seats.charge") ? [{ label: t("newSeat"), options: newSeats }] : []),
  ];
}
