import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { orRefuse } from "#lib/auth/or-refuse.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { findTemplate } from "#lib/templates/queries.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteTemplate } from "./delete-template.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteTemplatePage({ params }: PageProps<"/templates/[templateId]/delete">) {
  const actor = await requireActor("templates.own");
  const id = parseId<"templates">((await params).templateId);
  const template = id && (await orRefuse(actor, findTemplate(actor, id)));
  if (!template) notFound();
  const refusal = refusalToChangePersonal(actor, template.owner);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const [t, errors] = await Promise.all([getTranslations("templates"), getTranslations("errors")]);
  const { owner } = template;
  const isOwn = owner.id === actor.agentId;
  return (
    <ConfirmPage
      title={t("deleteTitle", { title: template.title })}
      parent={
        isOwn
          ? { href: "/profile", label: t("profilePage") }
          : { href: `/agents/${owner.id}` as Route, label: owner.name }
      }
      refusal={refusal && errors(refusal)}
    >
      <DeleteTemplate template={template} isOwn={isOwn} />
    </ConfirmPage>
  );
}
