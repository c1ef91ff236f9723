import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findSeat } from "#lib/seats/find-seat.ts";
import { parseId } from "#lib/values/ids.ts";
import { DevicesSection } from "../../../devices/devices-section.tsx";
import { Boost } from "./boost.tsx";
import { ChangeTier } from "./change-tier.tsx";
import { ReleaseSection } from "./release-section.tsx";
import { SeatFacts } from "./seat-facts.tsx";
import { WhoHeldIt } from "./who-held-it.tsx";

/** What a seat costs and what it can be changed to; who sits in it is on the agent's page. */
export default async function SeatPage({ params }: PageProps<"/billing/seats/[seatId]">) {
  const actor = await requireActor("billing.see");
  const id = parseId<"seats">((await params).seatId);
  const seat = id && (await findSeat(actor, id, now()));
  if (!seat) notFound();

  const t = await getTranslations("seat");
  const title = seat.extension ? t("title", { extension: seat.extension }) : t("titleBare");
  return (
    <>
      <PageHeader title={title} parent={{ href: "/billing", label: t("parent") }} />
      <div className="grid gap-5">
        <SeatFacts seat={seat} actor={actor} />
        {seat.releaseOn && !seat.releasedAt && (
          <Notice tone="warning" title={t("keepTitle")}>
            <Link prefetch={false} href="/billing" className="text-accent hover:underline">
              {t("keepLink")}
            </Link>
          </Notice>
        )}
        {!seat.releasedAt && !seat.releaseOn && (
          <>
            <ChangeTier seat={seat} />
            {seat.tier.hasConnectionBoost && <Boost seat={seat} actor={actor} />}
            {!seat.occupantId && <ReleaseSection actor={actor} seat={seat} />}
          </>
        )}
        {!seat.releasedAt && (
          <DevicesSection actor={actor} seatId={seat.id} extensionType={seat.extensionType} />
        )}
        <WhoHeldIt actor={actor} seatId={seat.id} />
      </div>
    </>
  );
}
