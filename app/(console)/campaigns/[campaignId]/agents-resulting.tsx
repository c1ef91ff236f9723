import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Turn } from "#lib/campaigns/line-up-rules.ts";
import type { LineUp } from "#lib/campaigns/read-line-up.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { GroupLink } from "../../groups/group-link.tsx";
import { LinkedNames } from "../../groups/linked-names.tsx";

interface AgentsResultingProps {
  campaignId: string;
  lineUp: LineUp;
  isFirst: boolean;
}

/** Who works on a campaign now and why, and what planned starts and ends change, by date. */
export async function AgentsResulting({ campaignId, lineUp, isFirst }: AgentsResultingProps) {
  const [t, words] = await Promise.all([getTranslations("campaigns"), getTranslations("routes")]);
  const page = `/campaigns/${campaignId}` as Route;
  const { count, rows, next } = lineUp;
  return (
    <Section title={t("resulting")} text={t("now", { count })}>
      {rows.length > 0 && (
        <Table
          caption={t("resulting")}
          columns={[
            { key: "name", label: t("person") },
            { key: "through", label: t("through"), mayBreak: true },
          ]}
          rows={rows.map(({ id, name, groups, isSingle }) => ({
            id,
            cells: {
              name: <PersonLink id={id} name={name} />,
              through: <LinkedNames rows={groups} link={GroupLink} also={isSingle && t("singly")} />,
            },
          }))}
        />
      )}
      <OlderPages
        label={t("peoplePages")}
        newest={{ label: words("first"), href: isFirst ? null : page }}
        older={{ label: words("next"), href: next ? (`${page}?after=${next}` as Route) : null }}
      />
      <Planned lineUp={lineUp} />
    </Section>
  );
}

async function Planned({ lineUp: { planned } }: { lineUp: LineUp }) {
  const [t, locale] = await Promise.all([getTranslations("campaigns"), getLocale()]);
  return (
    <div className="mt-5">
      <h3 className="mb-2 font-semibold">{t("planned")}</h3>
      {planned.length === 0 ? (
        <p className="text-muted">{t("nothingPlanned")}</p>
      ) : (
        <Table
          caption={t("planned")}
          columns={[
            { key: "date", label: t("date") },
            { key: "joins", label: t("joins"), mayBreak: true },
            { key: "leaves", label: t("leaves"), mayBreak: true },
            { key: "count", label: t("agentsThen"), isFigure: true },
          ]}
          rows={planned.map(({ on, joins, leaves, count }) => ({
            id: on,
            cells: { date: formatDay(on, locale), joins: people(joins), leaves: people(leaves), count },
          }))}
        />
      )}
    </div>
  );
}

function people(turns: readonly Turn[]): ReactNode {
  return turns.length === 0 ? "–" : <LinkedNames rows={turns} link={PersonLink} />;
}
