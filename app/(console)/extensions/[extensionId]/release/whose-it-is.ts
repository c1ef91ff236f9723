import { getTranslations } from "next-intl/server";
import type { ExtensionDetails } from "#lib/extensions/find-extension.ts";

/** Why the extension cannot be released: the seat that has it, by its occupant. Null while it waits for a seat. */
export async function whoseItIs({ seatId, number, name }: ExtensionDetails): Promise<string | null> {
  if (!seatId) return null;
  const t = await getTranslations("extension");
  return name ? t("heldBy", { number, name }) : t("heldByVacant", { number });
}
