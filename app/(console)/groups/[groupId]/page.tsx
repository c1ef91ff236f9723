import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findGroup } from "#lib/groups/find-group.ts";
import { SeatsFilter } from "#lib/groups/list-filter.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { NameForm } from "../name-form.tsx";
import { changeGroupAction } from "./actions.ts";
import { DeleteGroup } from "./delete/delete-group.tsx";
import { SeatsSection } from "./seats-section.tsx";

/** A group: its seats, and its name. */
export default async function GroupPage({ params, searchParams }: PageProps<"/groups/[groupId]">) {
  const actor = await requireActor("groups.see");
  const id = parseId<"groups">((await params).groupId);
  const group = id && (await findGroup(actor, id));
  if (!group) notFound();

  const [t, words, asked, sentences] = await Promise.all([
    getTranslations("groups"),
    getTranslations("routes"),
    searchParams,
    errorSentences(),
  ]);
  const { name, version } = group;
  return (
    <>
      <PageHeader
        title={name}
        text={t("counts", { seats: group.seats, people: group.people })}
        parent={{ href: "/groups", label: t("title") }}
        actions={
          <ConfirmLink
            href={`/groups/${id}/delete`}
            label={words("delete")}
            look="danger"
            title={t("deleteTitle", { name })}
          >
            <DeleteGroup group={group} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        {asked.added !== undefined && version === 1 && <DoneNotice>{t("added", { name })}</DoneNotice>}
        <SeatsSection actor={actor} group={group} filter={SeatsFilter.parse(asked)} sentences={sentences} />
        <Section title={t("name")}>
          <NameForm
            action={changeGroupAction}
            saved={{ groupId: id }}
            name={name}
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={{
              name: t("name"),
              submit: t("rename"),
              pending: words("saving"),
              saved: words("saved"),
              cancel: words("cancel"),
            }}
          />
        </Section>
      </div>
    </>
  );
}
