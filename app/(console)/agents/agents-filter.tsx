import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { type AgentFilter, dues } from "#lib/agents/list-filter.ts";
import { roles, states } from "#lib/values/actor.ts";

type Named = { id: string; name: string };
type AgentsFilterProps = {
  filter: AgentFilter;
  tiers: readonly Named[];
  units: readonly Named[];
  groups: readonly Named[];
};

/** Search and filters of the list; all of it lives in the address. */
export async function AgentsFilter({ filter, tiers, units, groups }: AgentsFilterProps) {
  const [t, roleNames, stateNames] = await Promise.all([
    getTranslations("agents"),
    getTranslations("roles"),
    getTranslations("states"),
  ]);
  const any = { value: "", label: t("any") };
  return (
    <FilterForm label={t("searchLandmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <SelectField
        name="state"
        label={t("state")}
        initial={filter.state ?? ""}
        options={[
          { value: "", label: t("notClosed") },
          ...states.map((value) => ({ value, label: stateNames(value) })),
        ]}
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
      {groups.length > 0 && (
        <SelectField
          name="group"
          label={t("group")}
          initial={filter.group ?? ""}
          options={[any, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <SelectField
        name="due"
        label={t("due")}
        initial={filter.due ?? ""}
        options={[
          any,
          ...dues.map((value) => ({ value, label: t(value === "start" ? "dueStart" : "dueEnd") })),
        ]}
      />
      <FilterButton>{t("filter")}</FilterButton>
    </FilterForm>
  );
}
