import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { AgentFilter } from "#lib/agents/list-filter.ts";
import { listTiers } from "#lib/seats/queries.ts";
import { listUnits } from "#lib/units/queries.ts";
import { type Actor, roles, states } from "#lib/values/actor.ts";

/** Search and filters of the list; all of it lives in the address. */
export async function AgentsFilter({ actor, filter }: { actor: Actor; filter: AgentFilter }) {
  const [t, roleNames, stateNames, tiers, units] = await Promise.all([
    getTranslations("agents"),
    getTranslations("roles"),
    getTranslations("states"),
    listTiers(actor),
    listUnits(actor),
  ]);
  const any = { value: "", label: t("any") };
  return (
    <FilterForm label={t("searchLandmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <SelectField
        name="state"
        label={t("state")}
        initial={filter.state ?? ""}
        options={[{ value: "", label: t("notClosed") }, ...states.map((value) => ({ value, label: stateNames(value) }))]}
      />
      <SelectField
        name="role"
        label={t("role")}
        initial={filter.role ?? ""}
        options={[any, ...roles.map((value) => ({ value, label: roleNames(value) }))]}
      />
      <SelectField
        name="tier"
        label={t("tier")}
        initial={filter.tier ?? ""}
        options={[any, ...tiers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {units.length > 0 && (
        <SelectField
          name="unit"
          label={t("unit")}
          initial={filter.unit ?? ""}
          options={[any, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <FilterButton>{t("filter")}</FilterButton>
    </FilterForm>
  );
}
