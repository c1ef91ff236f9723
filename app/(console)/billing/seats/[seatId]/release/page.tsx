import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findSeat, type SeatDetails } from "#lib/seats/find-seat.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { parseId } from "#lib/values/ids.ts";
import { Release, releaseTitle } from "./release.tsx";

/** The confirmation as a page, for those without the script. */
export default async function ReleasePage({ params }: PageProps<"/billing/seats/[seatId]/release">) {
  const actor = await requireActor("seats.charge");
  const id = parseId<"seats">((await params).seatId);
  const seat = id && (await findSeat(actor, id, now()));
  if (!seat) notFound();

  const [t, errors, title] = await Promise.all([
    getTranslations("seat"),
    getTranslations("errors"),
    releaseTitle(seat),
  ]);
  const refusal = refusalToRelease(seat);
  return (
    <>
      <title>{`${title} · Rollcall`}</title>
      <PageHeader title={title} parent={{ href: `/billing/seats/${seat.id}` as Route, label: t("back") }} />
      {refusal ? <Notice tone="warning">{errors(refusal)}</Notice> : <Release seat={seat} />}
    </>
  );
}

/** What the verb would refuse, said before. */
function refusalToRelease(seat: SeatDetails): SeatRefusal | null {
  if (seat.releasedAt) return "seat-not-there";
  if (seat.occupantId) return "seat-occupied";
  if (seat.releaseOn) return "seat-to-be-released";
  return seat.leaving.isAllowed ? null : "contract-not-ending";
}
