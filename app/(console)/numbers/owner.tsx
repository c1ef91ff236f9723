import { getTranslations } from "next-intl/server";
import { PersonLink } from "#components/person-link.tsx";
import type { NumberDetails } from "#lib/numbers/find-number.ts";

/** What a number belongs to, with the way to whoever holds the seat. */
export async function Owner({
  number: { owner, seatId, state },
}: {
  number: Pick<NumberDetails, "owner" | "seatId" | "state">;
}) {
  const t = await getTranslations("numbers");
  const { route, extension, agentId, name } = owner;
  if (route) return route;
  if (!seatId) return state === "bought" ? t("pool") : t("nobody");
  if (!agentId || !name) return extension ? t("extensionVacant", { extension }) : t("seat");
  const link = () => <PersonLink id={agentId} name={name} />;
  return extension ? t.rich("extensionOf", { extension, name: link }) : t.rich("seatOf", { name: link });
}
