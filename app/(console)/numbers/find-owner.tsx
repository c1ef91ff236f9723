import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";

interface FindOwnerProps {
  q: string;
  /** What the select below does not have; null where it has everything that was searched for. */
  more: string | null;
  /** What else the address says, and goes on saying. */
  kept?: Readonly<Record<string, string>>;
}

/** Narrows the seats that a number can be given to, where a select cannot have all of them. */
export async function FindOwner({ q, more, kept = {} }: FindOwnerProps) {
  if (!q && !more) return null;
  const t = await getTranslations("numbers");
  return (
    <div className="max-w-xl">
      {more && <p className="mb-3 text-muted">{more}</p>}
      <FilterForm label={t("ownerLandmark")}>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchField name="q" label={t("search")} initial={q} />
        <FilterButton>{t("show")}</FilterButton>
      </FilterForm>
    </div>
  );
}
