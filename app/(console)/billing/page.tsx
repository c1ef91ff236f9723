import { getTranslations } from "next-intl/server";
import { SeatCounter } from "#components/seat-counter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { ChargeFilter, parseChargePlace } from "#lib/billing/list-filter.ts";
import { billingOverview } from "#lib/billing/overview.ts";
import { now } from "#lib/clock.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { seatSentence } from "#lib/seats/seat-sentence.ts";
import { Bills } from "./bills.tsx";
import { Charges } from "./charges.tsx";
import { Releases } from "./releases.tsx";
import { SeatCounts } from "./seat-counts.tsx";
import { VacantSeats } from "./vacant-seats.tsx";

export default async function BillingPage({ searchParams }: PageProps<"/billing">) {
  const actor = await requireActor("billing.see");
  const query = await searchParams;
  const [t, agents, count, overview] = await Promise.all([
    getTranslations("billing"),
    getTranslations("agents"),
    countSeats(actor),
    billingOverview(actor, now()),
  ]);
  return (
    <>
      <PageHeader title={t("title")} text={<SeatCounter sentence={seatSentence(agents, count)} />} />
      <div className="grid gap-6">
        <SeatCounts actor={actor} overview={overview} />
        <VacantSeats overview={overview} />
        <Releases overview={overview} />
        <Bills overview={overview} />
        <Charges actor={actor} filter={ChargeFilter.parse(query)} before={parseChargePlace(query.before)} />
      </div>
    </>
  );
}
