import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { RouteFilter } from "#lib/routes/list-filter.ts";
import { routeKinds } from "#lib/values/call-route.ts";
import { kindWords } from "./kind-words.ts";

/** Search and kind; both live in the address. */
export async function RoutesFilter({ filter }: { filter: RouteFilter }) {
  const [t, kinds] = await Promise.all([getTranslations("routes"), kindWords()]);
  return (
    <FilterForm label={t("landmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <SelectField
        name="kind"
        label={t("kind")}
        initial={filter.kind ?? ""}
        options={[
          { value: "", label: t("anyKind") },
          ...routeKinds.map((kind) => ({ value: kind, label: kinds[kind] })),
        ]}
      />
      <FilterButton>{t("show")}</FilterButton>
    </FilterForm>
  );
}
