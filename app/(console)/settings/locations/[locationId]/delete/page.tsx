import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findLocation } from "#lib/locations/queries.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteLocation } from "./delete-location.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteLocationPage({
  params,
}: PageProps<"/settings/locations/[locationId]/delete">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"locations">((await params).locationId);
  const location = id && (await findLocation(actor, id));
  if (!location) notFound();

  const t = await getTranslations("locations");
  return (
    <ConfirmPage
      title={t("deleteTitle", { name: location.name })}
      parent={{ href: `/settings/locations/${id}` as Route, label: location.name }}
      refusal={null}
    >
      <DeleteLocation location={location} />
    </ConfirmPage>
  );
}
