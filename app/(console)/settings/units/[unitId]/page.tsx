import type { Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findUnitInUse } from "#lib/units/queries.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { RenameUnitForm } from "../unit-forms.tsx";
import { DeleteUnit } from "./delete/delete-unit.tsx";

/** A business unit: its agents, and its name. */
export default async function UnitPage({ params }: PageProps<"/settings/units/[unitId]">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"units">((await params).unitId);
  const unit = id && (await findUnitInUse(actor, id));
  if (!unit) notFound();

  const [t, settings, words, sentences] = await Promise.all([
    getTranslations("units"),
    getTranslations("settings"),
    getTranslations("routes"),
    errorSentences(),
  ]);
  const { name, open } = unit;
  const agents = (
    <Link prefetch={false} href={`/agents?unit=${id}` as Route} className="text-accent hover:underline">
      {t("agents", { count: open })}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={name}
        parent={{ href: "/settings", label: settings("title") }}
        actions={
          <ConfirmLink
            href={`/settings/units/${id}/delete`}
            label={words("delete")}
            look="danger"
            title={t("deleteTitle", { name })}
          >
            <DeleteUnit unit={unit} />
          </ConfirmLink>
        }
      />
      <Section title={t("name")}>
        <DescriptionList facts={[{ label: t("agentsHere"), value: agents }]} />
        <div className="mt-4">
          <RenameUnitForm
            unitId={id}
            name={name}
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            help={t("renameText")}
            saved={words("saved")}
            words={{ name: t("name"), submit: words("save"), pending: words("saving") }}
          />
        </div>
      </Section>
    </>
  );
}
