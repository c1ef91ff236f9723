import { getLocale, getTranslations } from "next-intl/server";
import type { Option, OptionGroup } from "#components/ui/select-field.tsx";
import { may } from "#lib/auth/policy.ts";
import { listHolds } from "#lib/numbers/list-holds.ts";
import { listPool, mostOfPool } from "#lib/numbers/list-pool.ts";
import { listRouteNumbers } from "#lib/seats/find-caller-id.ts";
import type { Actor } from "#lib/values/actor.ts";
import { aloneInItsDirection } from "#lib/values/direction.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { sayLeaving } from "./number-words.ts";

/** What a new agent's calls can show: what the reader has selected, the pool, and numbers of call routes; with what to say of more. */
export async function callerIdOptions(
  actor: Actor,
): Promise<{ options: (Option | OptionGroup)[]; more: string }> {
  const [t, locale, held, pool, ofRoutes] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    may(actor.role, "numbers.buy") ? listHolds(actor) : [],
    listPool(actor),
    listRouteNumbers(actor),
  ]);
  const shown = (number: string) => formatPhone(number as PhoneNumber);
  const alone = (number: string) => aloneInItsDirection(shown(number), locale);
  const groups = [
    {
      label: t("selected"),
      options: held.map(({ number }) => ({ value: `held:${number}`, label: alone(number) })),
    },
    {
      label: t("ownNumbers"),
      options: pool.rows.map(({ id, number }) => ({ value: `number:${id}`, label: alone(number) })),
    },
    {
      label: t("routeNumbers"),
      options: await Promise.all(
        ofRoutes.map(async ({ id, number, route, releaseOn }) => ({
          value: `number:${id}`,
          label: await sayLeaving(t("routeNumber", { number: shown(number), route: route ?? "" }), releaseOn),
        })),
      ),
    },
  ];
  return {
    options: [{ value: "", label: t("callerIdNone") }, ...groups.filter(({ options }) => options.length > 0)],
    more: pool.isMore ? t("poolMore", { count: mostOfPool }) : "",
  };
}
