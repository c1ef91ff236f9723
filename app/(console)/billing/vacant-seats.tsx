import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import type { BillingOverview } from "#lib/billing/overview.ts";
import { seatName } from "./seat-name.ts";

/** Nothing where no seat is vacant. */
export async function VacantSeats({ overview: { vacant, tiers } }: { overview: BillingOverview }) {
  if (vacant.length === 0) return null;
  const t = await getTranslations("billing");
  const all = tiers.reduce((sum, tier) => sum + tier.vacant - tier.dueForRelease, 0);
  const named = await Promise.all(vacant.map(async (seat) => ({ ...seat, name: await seatName(seat) })));
  return (
    <Section title={t("vacantSeats")} text={t("vacantSeatsText")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {named.map(({ seatId, name }) => (
          <li key={seatId}>
            <Link
              prefetch={false}
              href={`/billing/seats/${seatId}` as Route}
              className="text-accent hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {all > vacant.length && <p className="mt-2 text-muted">{t("vacantMore", { count: vacant.length })}</p>}
    </Section>
  );
}
