import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findStatus } from "#lib/statuses/find-statuses.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteStatus } from "./delete-status.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteStatusPage({
  params,
}: PageProps<"/settings/statuses/[statusId]/delete">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"statuses">((await params).statusId);
  const status = id && (await findStatus(actor, id));
  if (!status || status.deletedAt) notFound();

  const t = await getTranslations("statuses");
  const name = nameOfStatus(status, actor.language);
  return (
    <ConfirmPage
      title={t("deleteTitle", { name })}
      parent={{ href: `/settings/statuses/${status.id}` as Route, label: name }}
      refusal={null}
    >
      <DeleteStatus status={status} language={actor.language} />
    </ConfirmPage>
  );
}
