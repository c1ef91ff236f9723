import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findUnitInUse } from "#lib/units/queries.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteUnit } from "./delete-unit.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteUnitPage({ params }: PageProps<"/settings/units/[unitId]/delete">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"units">((await params).unitId);
  const unit = id && (await findUnitInUse(actor, id));
  if (!unit) notFound();

  const t = await getTranslations("units");
  return (
    <ConfirmPage
      title={t("deleteTitle", { name: unit.name })}
      parent={{ href: `/settings/units/${unit.id}` as Route, label: unit.name }}
      refusal={null}
    >
      <DeleteUnit unit={unit} />
    </ConfirmPage>
  );
}
