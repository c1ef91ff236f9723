import { getTranslations } from "next-intl/server";
import type { NumberDetails } from "#lib/numbers/find-number.ts";

const mostNamed = 8;

/** Seats by their extension and whoever holds them, the first few by name. */
export async function namesOfSeats(seats: NumberDetails["showing"]): Promise<string> {
  const t = await getTranslations("numbers");
  const names = seats.slice(0, mostNamed).map(({ extension, name }) => {
    if (extension && name) return t("ownerSeat", { extension, name });
    return extension ? t("extensionVacant", { extension }) : t("seat");
  });
  const text = names.join("; ");
  const more = seats.length - names.length;
  return more > 0 ? t("more", { names: text, count: more }) : text;
}
