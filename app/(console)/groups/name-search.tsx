import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";

/** The search of a list of names; it lives in the address. */
export async function NameSearch({ label, q }: { label: string; q: string }) {
  const t = await getTranslations("routes");
  return (
    <FilterForm label={label}>
      <SearchField name="q" label={t("search")} initial={q} />
      <FilterButton>{t("show")}</FilterButton>
    </FilterForm>
  );
}
