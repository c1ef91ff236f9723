import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Replaceable } from "#lib/agents/list-replaceable.ts";
import type { SeatCount, seatOffers } from "#lib/seats/queries.ts";

type Vacant = Awaited<ReturnType<typeof seatOffers>>["vacant"];

/** How many of each are named; the rest is a link away. */
export const mostNamed = 6;

interface ReuseSeatProps {
  vacant: Vacant;
  /** How many there are, of which `vacant` are the first. */
  vacantCount: number;
  /** Deactivated agents in their seats, who can be replaced. */
  held: Replaceable;
  count: SeatCount;
}

/** The free way first: seats that are paid for and wait for somebody. Nothing where there are none. */
export async function ReuseSeat({ vacant, vacantCount, held, count }: ReuseSeatProps) {
  if (vacant.length + held.length === 0) return null;
  const t = await getTranslations("addAgent");
  return (
    <div className="mb-6 max-w-xl group-has-[[data-agent-added]]/page:hidden">
      <Section title={t("reuseTitle")}>
        {vacant.length > 0 && (
          <>
            <p className="mb-2 text-muted">{t("reuseText", { count: vacantCount })}</p>
            <ul data-stays className="flex flex-wrap gap-2">
              {vacant.slice(0, mostNamed).map(({ id, tier, extension }) => (
                <li key={id}>
                  <LinkButton href={`/agents/new?seat=${id}` as Route}>
                    {extension ? t("reuseThis", { extension, tier }) : t("vacantSeatBare", { tier })}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </>
        )}
        {held.length > 0 && (
          <div className="not-first:mt-4">
            <p className="mb-2 text-muted">{t("reuseHeldText", { count: count.heldByDeactivated })}</p>
            <ul className="flex flex-wrap gap-2">
              {held.map(({ id, name, tier, extension }) => (
                <li key={id}>
                  <LinkButton href={`/agents/${id}/replace` as Route}>
                    {extension
                      ? t("reuseHeld", { name, tier, extension })
                      : t("reuseHeldBare", { name, tier })}
                  </LinkButton>
                </li>
              ))}
            </ul>
            {count.heldByDeactivated > held.length && (
              <p className="mt-2">
                <Link
                  prefetch={false}
                  href={"/agents?state=Deactivated" as Route}
                  className="text-accent underline underline-offset-2"
                >
                  {t("reuseHeldAll")}
                </Link>
              </p>
            )}
          </div>
        )}
      </Section>
    </div>
  );
}
