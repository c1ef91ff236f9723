import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { type NumberFilter, numberUses } from "#lib/numbers/list-filter.ts";

/** Search and filter; both live in the address. */
export async function NumbersFilter({ filter }: { filter: NumberFilter }) {
  const t = await getTranslations("numbers");
  return (
    <FilterForm label={t("landmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <SelectField
        name="use"
        label={t("use")}
        initial={filter.use ?? ""}
        options={[
          { value: "", label: t("any") },
          ...numberUses.map((use) => ({ value: use, label: t(`uses.${use}`) })),
        ]}
      />
      <FilterButton>{t("show")}</FilterButton>
    </FilterForm>
  );
}
