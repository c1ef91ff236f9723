import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NumbersInStay } from "#app/(console)/numbers-in-stay.tsx";
import { Moment } from "#components/moment.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { may } from "#lib/auth/policy.ts";
import { seatsHeldBy } from "#lib/seats/history.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Reading } from "./person-facts.tsx";

/** Every seat that the person was in, with the extensions of that time. */
export async function SeatsHeld({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const [t, stays] = await Promise.all([getTranslations("history"), seatsHeldBy(actor, agent.id)]);
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  const tierOf = (seatId: string, tier: string) =>
    may(actor.role, "billing.see") ? (
      <Link
        prefetch={false}
        href={`/billing/seats/${seatId}` as Route}
        className="text-accent hover:underline"
      >
        {tier}
      </Link>
    ) : (
      tier
    );
  return (
    <Section title={t("seatsHeld")}>
      {stays.length === 0 ? (
        <p className="text-muted">{t("noSeatsHeld", { name: agent.name })}</p>
      ) : (
        <Table
          caption={t("seatsHeld")}
          columns={[
            { key: "tier", label: t("seat") },
            { key: "numbers", label: t("extension") },
            { key: "from", label: t("from") },
            { key: "until", label: t("until") },
          ]}
          rows={stays.map(({ id, seatId, tier, numbers, from, until }) => ({
            id,
            cells: {
              tier: tierOf(seatId, tier),
              numbers: <NumbersInStay numbers={numbers} locale={locale} timeZone={timeZone} />,
              from: when(from),
              until: until ? when(until) : t("now"),
            },
          }))}
        />
      )}
    </Section>
  );
}
