import { getFormatter, getTranslations } from "next-intl/server";
import { releaseEffects } from "#lib/routes/release-effects.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { formatPhone } from "#lib/values/phone.ts";

/** What a seat takes with it when it is released: its number, and its places in call routes, by name. Nothing where there is nothing. */
export async function ReleaseEffects({ actor, seatId }: { actor: Actor; seatId: SeatId }) {
  const [t, format, { direct, memberOf, ledFrom, emptied }] = await Promise.all([
    getTranslations("callerId"),
    getFormatter(),
    releaseEffects(actor, seatId),
  ]);
  const routes = (names: readonly string[]) => format.list(names, { type: "unit" });
  const told = [
    direct && t("releaseDirect", { number: formatPhone(direct) }),
    memberOf.length > 0 && t("releaseMember", { routes: routes(memberOf) }),
    ledFrom.length > 0 && t("releaseLeads", { routes: routes(ledFrom) }),
    emptied.length > 0 && t("releaseEmpties", { routes: routes(emptied), count: emptied.length }),
  ].filter((sentence) => sentence !== null && sentence !== false);
  if (told.length === 0) return null;
  return (
    <div className="mb-4 max-w-xl group-has-[[data-done]]/ask:hidden">
      <p>{t("releaseSays")}</p>
      <ul className="list-disc ps-5">
        {told.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
