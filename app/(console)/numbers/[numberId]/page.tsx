import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { WhereACallGoes } from "#app/(console)/routes/where-a-call-goes.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findNumber, type NumberDetails } from "#lib/numbers/find-number.ts";
import { aloneInItsDirection } from "#lib/values/direction.ts";
import { parseId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { TypedSearch } from "#lib/values/search-key.ts";
import { AssignSection } from "./assign-section.tsx";
import { NumberFacts } from "./number-facts.tsx";
import { NumberHistory } from "./number-history.tsx";
import { ReleaseSection } from "./release-section.tsx";

/** One number: what it is, whose it is and was, and what can be done with it. */
export default async function NumberPage({ params, searchParams }: PageProps<"/numbers/[numberId]">) {
  const actor = await requireActor("numbers.see");
  const id = parseId<"numbers">((await params).numberId);
  const number = id && (await findNumber(actor, id));
  if (!number) notFound();

  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const query = await searchParams;
  const isJustAssigned = query.assigned !== undefined;
  const title = formatPhone(number.number as PhoneNumber);
  const isOpen = number.state === "requested" || number.state === "unknown";
  return (
    <>
      <PageHeader
        title={<bdi dir="ltr">{title}</bdi>}
        tab={aloneInItsDirection(title, locale)}
        parent={{ href: "/numbers", label: t("title") }}
      />
      <div className="grid gap-5">
        {isOpen && (
          <Notice tone="warning" title={t("waitingTitle")}>
            {t("waitingText")}
          </Notice>
        )}
        {isJustAssigned && <Assigned number={number} />}
        <NumberFacts number={number} actor={actor} />
        {number.state === "bought" && number.routeId && (
          <WhereACallGoes
            actor={actor}
            routeId={number.routeId}
            numbers={[{ number: number.number as PhoneNumber, releaseOn: number.releaseOn }]}
          />
        )}
        {number.state === "bought" && (
          <AssignSection number={number} actor={actor} q={TypedSearch.parse(query.q)} />
        )}
        {number.state === "bought" && may(actor.role, "numbers.release") && (
          <ReleaseSection number={number} actor={actor} at={now()} />
        )}
        <NumberHistory periods={number.periods} actor={actor} />
      </div>
    </>
  );
}

/** Whose the number has become; nothing where it is nobody's, whatever the address says. */
async function Assigned({ number }: { number: NumberDetails }) {
  if (!number.seatId && !number.routeId) return null;
  const t = await getTranslations("numbers");
  const shown = formatPhone(number.number as PhoneNumber);
  const { route, extension } = number.owner;
  return (
    <DoneNotice>
      {route
        ? t("assignedRoute", { number: shown, route })
        : t("assignedSeat", { number: shown, extension: extension ?? "" })}
    </DoneNotice>
  );
}
