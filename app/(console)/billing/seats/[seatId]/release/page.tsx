import type { Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findSeat, type SeatDetails } from "#lib/seats/find-seat.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseId } from "#lib/values/ids.ts";
import { Release, releaseTitle } from "./release.tsx";

/** The confirmation as a page, for those without the script. */
export default async function ReleasePage({ params }: PageProps<"/billing/seats/[seatId]/release">) {
  const actor = await requireActor("seats.charge");
  const id = parseId<"seats">((await params).seatId);
  const seat = id && (await findSeat(actor, id, now()));
  if (!seat) notFound();

  const [t, errors, locale, title] = await Promise.all([
    getTranslations("seat"),
    getTranslations("errors"),
    getLocale(),
    releaseTitle(seat),
  ]);
  const refusal = refusalToRelease(seat);
  return (
    <ConfirmPage
      title={title}
      parent={{ href: `/billing/seats/${seat.id}` as Route, label: t("back") }}
      refusal={refusal && errors(refusal)}
    >
      {seat.releaseOn ? (
        <Notice tone="info">{t("released", { date: formatDay(seat.releaseOn, locale) })}</Notice>
      ) : (
        <Release actor={actor} seat={seat} />
      )}
    </ConfirmPage>
  );
}

/** What the verb would refuse, said before. */
function refusalToRelease(seat: SeatDetails): SeatRefusal | null {
  if (seat.releasedAt) return "seat-not-there";
  if (seat.releaseOn) return null;
  if (seat.occupantId) return "seat-occupied";
  return seat.leaving.isAllowed ? null : "contract-not-ending";
}
