import { getTranslations } from "next-intl/server";
import { FoundLinks } from "#components/found-links.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { FindQuery } from "#lib/find/schema.ts";
import { findAnswers } from "./find-answers.ts";

/** Where the frame's search field leads without the script, and with Enter. */
export default async function FindPage({ searchParams }: PageProps<"/find">) {
  const actor = await requireActor("agents.see");
  const { q } = FindQuery.parse(await searchParams);
  const [t, kinds] = await Promise.all([getTranslations("find"), findAnswers(actor, q)]);
  return (
    <>
      <PageHeader title={t("title")} />
      <FilterForm label={t("landmark")}>
        <SearchField name="q" label={t("search")} initial={q} />
        <FilterButton>{t("submit")}</FilterButton>
      </FilterForm>
      {kinds.length > 0 ? (
        <FoundLinks kinds={kinds} />
      ) : (
        <EmptyState title={t(q ? "noneTitle" : "startTitle")} text={t(q ? "noneText" : "startText")} />
      )}
    </>
  );
}
