import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ExtensionFilter } from "#lib/extensions/list-filter.ts";

/** Search and date; both live in the address. The button stays in sight, since a date is not sent while it is typed. */
export async function ExtensionsFilter({ filter }: { filter: ExtensionFilter }) {
  const t = await getTranslations("extensions");
  return (
    <FilterForm label={t("landmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <TextField type="date" name="on" label={t("on")} initial={filter.on ?? ""} />
      <Button type="submit">{t("show")}</Button>
    </FilterForm>
  );
}
