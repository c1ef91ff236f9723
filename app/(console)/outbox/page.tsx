import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listMails } from "#lib/mail/outbox.ts";
import { idField } from "#lib/values/ids.ts";
import { mailStates } from "#lib/values/mail.ts";
import { MailsTable } from "./mails-table.tsx";

const Query = z.object({
  state: z.enum(mailStates).nullable().catch(null),
  before: idField<"outbox">().nullable().catch(null),
});

export async function generateMetadata() {
  const t = await getTranslations("mails");
  return { title: t("title") };
}

export default async function OutboxPage({ searchParams }: PageProps<"/outbox">) {
  const actor = await requireActor("outbox.see");
  const { state, before } = Query.parse(await searchParams);
  const [t, states, locale, { rows, older }] = await Promise.all([
    getTranslations("mails"),
    getTranslations("mailStates"),
    getLocale(),
    listMails(actor, { agentId: null, state, before }),
  ]);
  const address = (query: Record<string, string>) =>
    `/outbox?${new URLSearchParams({ ...(state && { state }), ...query })}` as Route;

  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <FilterForm label={t("landmark")}>
        <SelectField
          name="state"
          label={t("state")}
          initial={state ?? ""}
          options={[
            { value: "", label: t("any") },
            ...mailStates.map((value) => ({ value, label: states(value) })),
          ]}
        />
        <FilterButton>{t("filter")}</FilterButton>
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          text={t(state ? "noMatchText" : "emptyText")}
          action={state && <LinkButton href="/outbox">{t("clear")}</LinkButton>}
        />
      ) : (
        <MailsTable rows={rows} locale={locale} timeZone={actor.organisation.timeZone} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("newest"), href: before ? address({}) : null }}
        older={{ label: t("older"), href: older ? address({ before: older }) : null }}
      />
    </>
  );
}
