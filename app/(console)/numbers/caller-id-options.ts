import { getTranslations } from "next-intl/server";
import type { Option, OptionGroup } from "#components/ui/select-field.tsx";
import { may } from "#lib/auth/policy.ts";
import { NumberFilter } from "#lib/numbers/list-filter.ts";
import { listHolds } from "#lib/numbers/list-holds.ts";
import { listNumbers } from "#lib/numbers/list-numbers.ts";
import type { Actor } from "#lib/values/actor.ts";
import { inItsDirection } from "#lib/values/direction.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

/** What a new agent's calls can show: what the reader has selected, the pool, and numbers of call routes. */
export async function callerIdOptions(actor: Actor): Promise<(Option | OptionGroup)[]> {
  const [t, held, pool, ofRoutes] = await Promise.all([
    getTranslations("numbers"),
    may(actor.role, "numbers.buy") ? listHolds(actor) : [],
    listNumbers(actor, NumberFilter.parse({ use: "pool" })),
    listNumbers(actor, NumberFilter.parse({ use: "route" })),
  ]);
  const shown = (number: string) => formatPhone(number as PhoneNumber);
  const alone = (number: string) => inItsDirection(shown(number));
  const groups = [
    {
      label: t("selected"),
      options: held.map(({ number }) => ({ value: `held:${number}`, label: alone(number) })),
    },
    {
      label: t("ownNumbers"),
      options: pool.rows
        .filter(({ releaseOn }) => releaseOn === null)
        .map(({ id, number }) => ({ value: `number:${id}`, label: alone(number) })),
    },
    {
      label: t("routeNumbers"),
      options: ofRoutes.rows
        .filter(({ state }) => state === "bought")
        .map(({ id, number, route }) => ({
          value: `number:${id}`,
          label: t("routeNumber", { number: shown(number), route: route ?? "" }),
        })),
    },
  ];
  return [{ value: "", label: t("callerIdNone") }, ...groups.filter(({ options }) => options.length > 0)];
}
