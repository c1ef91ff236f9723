import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Day } from "#components/moment.tsx";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { BillingOverview } from "#lib/billing/overview.ts";
import { seatName } from "./seat-name.ts";
import { KeepSeat } from "./seats/[seatId]/keep/keep-seat.tsx";

/** The seats that go on a bill date, each with the way to keep it. */
export async function Releases({ overview: { releases, tiers } }: { overview: BillingOverview }) {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const all = tiers.reduce((sum, tier) => sum + tier.dueForRelease, 0);
  if (all === 0) {
    return (
      <Section title={t("releases")}>
        <p className="text-muted">{t("releasesNone")}</p>
      </Section>
    );
  }
  const named = await Promise.all(releases.map(async (seat) => ({ ...seat, name: await seatName(seat) })));
  return (
    <section aria-labelledby="releases">
      <h2 id="releases" className="text-lg font-semibold">
        {t("releases")}
      </h2>
      <p className="mb-3 text-muted">
        {t("releasesText")} {all > releases.length && t("releasesMore", { shown: releases.length, all })}
      </p>
      <Table
        caption={t("releases")}
        columns={[
          { key: "seat", label: t("seat") },
          { key: "on", label: t("releasedOn") },
          { key: "keep", label: t("action") },
        ]}
        rows={named.map(({ name, ...seat }) => ({
          id: seat.seatId,
          cells: {
            seat: (
              <Link
                prefetch={false}
                href={`/billing/seats/${seat.seatId}` as Route}
                className="text-accent hover:underline"
              >
                {name}
              </Link>
            ),
            on: <Day day={seat.on} locale={locale} />,
            keep: (
              <ConfirmLink
                href={`/billing/seats/${seat.seatId}/keep`}
                label={t("keep")}
                title={t("keepTitle", { seat: name })}
              >
                <KeepSeat seat={seat} />
              </ConfirmLink>
            ),
          },
        }))}
      />
    </section>
  );
}
