import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sayLeaving } from "#app/(console)/numbers/number-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { CallerId, CallerNumber } from "#lib/seats/find-caller-id.ts";
import { inItsDirection } from "#lib/values/direction.ts";
import { formatPhone } from "#lib/values/phone.ts";

/** What a seat shows and whether SMS can be sent, as facts of a list. */
export async function callerIdFacts({
  shown,
  obstacle,
}: CallerId): Promise<{ label: string; value: ReactNode }[]> {
  const t = await getTranslations("callerId");
  return [
    { label: t("label"), value: shown ? await callerNumberWords(shown) : t("noneShort") },
    { label: t("sms"), value: t(obstacle ?? "canSend") },
  ];
}

/** "+1 415 555 0123, of Sales", with when it goes: the number is kept in its own direction. */
export async function callerNumberWords({ number, route, releaseOn }: CallerNumber): Promise<string> {
  const t = await getTranslations("callerId");
  const shown = inItsDirection(formatPhone(number));
  const words = route === null ? t("direct", { number: shown }) : t("ofRoute", { number: shown, route });
  return sayLeaving(words, releaseOn);
}

/** Says that the number of before is gone, and what is shown now, until somebody chooses again. */
export async function LostCallerId({ callerId, isOwn }: { callerId: CallerId; isOwn: boolean }) {
  if (!callerId.lost) return null;
  const t = await getTranslations("callerId");
  const { shown } = callerId;
  const now = shown ? t("nowShown", { number: inItsDirection(formatPhone(shown.number)) }) : t("nowNone");
  return (
    <Notice tone="warning" title={t("lostTitle")}>
      <p>{t(isOwn ? "lostOwn" : "lost", { number: inItsDirection(formatPhone(callerId.lost)), now })}</p>
    </Notice>
  );
}
