import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { seatOffers } from "#lib/seats/queries.ts";

type Vacant = Awaited<ReturnType<typeof seatOffers>>["vacant"];

/** The free way first: seats that are paid for and wait for somebody. Nothing where there are none. */
export async function ReuseSeat({ vacant }: { vacant: Vacant }) {
  if (vacant.length === 0) return null;
  const t = await getTranslations("addAgent");
  return (
    <div className="mb-6 max-w-xl group-has-[[data-agent-added]]/page:hidden">
      <Section title={t("reuseTitle")} text={t("reuseText", { count: vacant.length })}>
        <ul className="flex flex-wrap gap-2">
          {vacant.slice(0, 6).map(({ id, tier, extension }) => (
            <li key={id}>
              <LinkButton href={`/agents/new?seat=${id}` as Route}>
                {extension ? t("reuseThis", { extension, tier }) : t("vacantSeatBare", { tier })}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
