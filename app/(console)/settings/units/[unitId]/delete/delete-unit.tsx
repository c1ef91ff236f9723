import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { DeleteNamed } from "#app/(console)/groups/delete-named.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { UnitInUse } from "#lib/units/queries.ts";
import { deleteUnitAction } from "./actions.ts";

/** What hangs on a business unit, and the form that deletes it, or who is still in it. */
export async function DeleteUnit({ unit: { id, name, open, closed } }: { unit: UnitInUse }) {
  const t = await getTranslations("units");
  const inUse = open > 0 && (
    <Notice tone="warning">
      {t.rich("inUse", {
        count: open,
        link: (text) => (
          <a href={`/agents?unit=${id}`} className="underline underline-offset-2">
            {text}
          </a>
        ),
      })}
    </Notice>
  );
  return (
    <DeleteNamed
      action={deleteUnitAction}
      hidden={{ unitId: id }}
      name={name}
      page={`/settings/units/${id}` as Route}
      instead={inUse}
    >
      <li>{t("deleteText")}</li>
      {closed > 0 && <li>{t("deleteClosed", { count: closed })}</li>}
    </DeleteNamed>
  );
}
