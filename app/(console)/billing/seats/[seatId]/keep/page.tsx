import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findRelease } from "#lib/billing/overview.ts";
import { now } from "#lib/clock.ts";
import { parseId } from "#lib/values/ids.ts";
import { seatName } from "../../../seat-name.ts";
import { KeepSeat } from "./keep-seat.tsx";

/** The confirmation as a page, for those without the script. */
export default async function KeepSeatPage({ params }: PageProps<"/billing/seats/[seatId]/keep">) {
  const actor = await requireActor("billing.see");
  const id = parseId<"seats">((await params).seatId);
  const seat = id && (await findRelease(actor, id, now()));
  if (!seat) notFound();

  const [t, name] = await Promise.all([getTranslations("billing"), seatName(seat)]);
  return (
    <ConfirmPage
      title={t("keepTitle", { seat: name })}
      parent={{ href: "/billing" as Route, label: t("title") }}
      refusal={null}
    >
      <KeepSeat seat={seat} />
    </ConfirmPage>
  );
}
