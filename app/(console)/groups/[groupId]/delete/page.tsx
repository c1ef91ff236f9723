import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findGroup } from "#lib/groups/find-group.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteGroup } from "./delete-group.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteGroupPage({ params }: PageProps<"/groups/[groupId]/delete">) {
  const actor = await requireActor("groups.change");
  const id = parseId<"groups">((await params).groupId);
  const group = id && (await findGroup(actor, id));
  if (!group) notFound();

  const t = await getTranslations("groups");
  return (
    <ConfirmPage
      title={t("deleteTitle", { name: group.name })}
      parent={{ href: `/groups/${group.id}` as Route, label: group.name }}
      refusal={null}
    >
      <DeleteGroup group={group} />
    </ConfirmPage>
  );
}
