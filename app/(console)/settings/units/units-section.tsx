import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { listUnitsInUse } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { AddUnitForm } from "./unit-forms.tsx";

interface UnitsSectionProps {
  actor: Actor;
  sentences: Record<string, string>;
  /** By the address: one has just been deleted. */
  isDeleted: boolean;
}

/** The business units with how many agents each has, and the line that adds one. */
export async function UnitsSection({ actor, sentences, isDeleted }: UnitsSectionProps) {
  const [t, words, units] = await Promise.all([
    getTranslations("units"),
    getTranslations("routes"),
    listUnitsInUse(actor),
  ]);
  return (
    <Section id="units" title={t("title")} text={t("text")}>
      {isDeleted && <DoneNotice>{t("deleted")}</DoneNotice>}
      {units.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <Table
          caption={t("title")}
          columns={[
            { key: "name", label: t("name") },
            { key: "agents", label: t("agentsHere"), isFigure: true },
          ]}
          rows={units.map(({ id, name, agents }) => ({
            id,
            cells: {
              name: (
                <Link
                  prefetch={false}
                  href={`/settings/units/${id}` as Route}
                  className="text-accent wrap-anywhere hover:underline"
                >
                  <bdi>{name}</bdi>
                </Link>
              ),
              agents: (
                <Link
                  prefetch={false}
                  href={`/agents?unit=${id}` as Route}
                  aria-label={t("agentsOf", { count: agents, name })}
                  className="text-accent hover:underline"
                >
                  {t("agents", { count: agents })}
                </Link>
              ),
            },
          }))}
        />
      )}
      <div className="mt-4">
        <AddUnitForm
          formKey={newId<"idempotency_keys">()}
          sentences={sentences}
          words={{ name: t("newName"), submit: t("add"), pending: words("adding") }}
        />
      </div>
    </Section>
  );
}
