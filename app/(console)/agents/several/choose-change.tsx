import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { grantableRoles, may } from "#lib/auth/policy.ts";
import { listGroupNames } from "#lib/groups/queries.ts";
import { listTiers } from "#lib/seats/queries.ts";
import { listUnits } from "#lib/units/queries.ts";
import { type Actor, languages } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

interface ChooseChangeProps {
  actor: Actor;
  selected: readonly AgentId[];
  chosen: string;
}

/** The changes that this actor may make, in one list; what it would do is shown by the next page before anything is done. */
export async function ChooseChange({ actor, selected, chosen }: ChooseChangeProps) {
  const mayBuy = may(actor.role, "seats.charge");
  const [t, roles, languageNames, units, groups, tiers] = await Promise.all([
    getTranslations("several"),
    getTranslations("roles"),
    getTranslations("languages"),
    listUnits(actor),
    listGroupNames(actor),
    mayBuy ? listTiers(actor) : [],
  ]);
  const group = (label: string, options: { value: string; label: string }[]) =>
    options.length > 0 ? [{ label, options }] : [];
  return (
    <form method="get" action="/agents/several" className="flex max-w-xl flex-wrap items-end gap-3">
      {selected.map((id) => (
        <input key={id} type="hidden" name="agent" value={id} />
      ))}
      <div className="min-w-60 grow">
        <SelectField
          name="change"
          label={t("change")}
          initial={chosen}
          options={[
            { value: "", label: t("choose") },
            ...group(
              t("role"),
              grantableRoles(actor.role).map((role) => ({ value: `role:${role}`, label: roles(role) })),
            ),
            ...group(
              t("unit"),
              units.length === 0
                ? []
                : [
                    ...units.map(({ id, name }) => ({ value: `unit:${id}`, label: name })),
                    { value: "unit:none", label: t("noUnit") },
                  ],
            ),
            ...group(
              t("tier"),
              tiers.map(({ id, name }) => ({ value: `tier:${id}`, label: name })),
            ),
            ...group(
              t("group"),
              groups.flatMap(({ id, name }) => [
                { value: `group-add:${id}`, label: t("joinGroup", { name }) },
                { value: `group-remove:${id}`, label: t("leaveGroup", { name }) },
              ]),
            ),
            ...group(
              t("language"),
              languages.map((each) => ({ value: `language:${each}`, label: languageNames(each) })),
            ),
            ...group(t("access"), [
              { value: "deactivate", label: t("deactivate") },
              { value: "resend-credentials", label: t("resend") },
            ]),
          ]}
        />
      </div>
      <Button type="submit">{t("preview")}</Button>
    </form>
  );
}
