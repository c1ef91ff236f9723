import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { listTemplates } from "#lib/templates/queries.ts";
import { filledIn } from "#lib/templates/rules.ts";
import { segmentsOf } from "#lib/templates/segments.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { DeleteTemplate } from "./[templateId]/delete/delete-template.tsx";
import { samplesFor } from "./samples.ts";

interface SmsTemplatesProps {
  actor: Actor;
  owner: { id: AgentId; name: string; role: Role; state: State };
  /** The address's query: what was done last. */
  query: Record<string, string | string[] | undefined>;
}

/** Somebody's SMS templates with the segments that each takes; for those who may, the way to change them. */
export async function SmsTemplates({ actor, owner, query }: SmsTemplatesProps) {
  const [t, templates, samples] = await Promise.all([
    getTranslations("templates"),
    listTemplates(actor, owner.id),
    samplesFor(actor, owner),
  ]);
  const mayChange = refusalToChangePersonal(actor, owner) === null;
  const isOwn = owner.id === actor.agentId;
  if (!mayChange && templates.length === 0) return null;
  const add = (isOwn ? "/templates/new" : `/templates/new?agent=${owner.id}`) as Route;
  return (
    <div id="sms-templates" className="scroll-mt-4">
      <Section
        title={t("title")}
        text={t("text")}
        actions={mayChange && <LinkButton href={add}>{t("add")}</LinkButton>}
      >
        {query.template === "deleted" && <DoneNotice key={templates.length}>{t("deleted")}</DoneNotice>}
        {templates.length === 0 ? (
          <p className="text-muted">{t("empty")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {templates.map(({ id, title, body }) => {
              const { count, encoding } = segmentsOf(filledIn(body, samples));
              return (
                <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
                  <div className="min-w-48 grow basis-0">
                    <p className="font-medium wrap-anywhere">
                      <bdi>{title}</bdi>
                    </p>
                    <p className="whitespace-pre-line wrap-anywhere" dir="auto">
                      {body}
                    </p>
                    <p className="text-sm text-muted">{t("facts", { count, encoding })}</p>
                  </div>
                  {mayChange && (
                    <div className="flex flex-wrap gap-1">
                      <LinkButton href={`/templates/${id}` as Route} look="quiet">
                        {t("edit")} <span className="sr-only">{title}</span>
                      </LinkButton>
                      <ConfirmLink
                        href={`/templates/${id}/delete`}
                        label={t("delete")}
                        look="quiet"
                        title={t("deleteTitle", { title })}
                      >
                        <DeleteTemplate template={{ id, title, owner }} isOwn={isOwn} />
                      </ConfirmLink>
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Section>
    </div>
  );
}
