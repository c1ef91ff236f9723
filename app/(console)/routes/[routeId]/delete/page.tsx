import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findRoute } from "#lib/routes/find-route.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteRoute } from "./delete-route.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteRoutePage({ params }: PageProps<"/routes/[routeId]/delete">) {
  const actor = await requireActor("routes.change");
  const id = parseId<"routes">((await params).routeId);
  const route = id && (await findRoute(actor, id));
  if (!route) notFound();

  const t = await getTranslations("routes");
  return (
    <ConfirmPage
      title={t("deleteTitle", { name: route.name })}
      parent={{ href: `/routes/${route.id}` as Route, label: route.name }}
      refusal={null}
    >
      <DeleteRoute route={route} />
    </ConfirmPage>
  );
}
