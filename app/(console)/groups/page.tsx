import { getTranslations } from "next-intl/server";
import { requireActor } from "#lib/auth/session.ts";
import { NameFilter } from "#lib/groups/list-filter.ts";
import { listGroups } from "#lib/groups/list-groups.ts";
import { GroupLink } from "./group-link.tsx";
import { NamedList } from "./named-list.tsx";

/** The organisation's agent groups. */
export default async function GroupsPage({ searchParams }: PageProps<"/groups">) {
  const actor = await requireActor("groups.see");
  const asked = await searchParams;
  const filter = NameFilter.parse(asked);
  const [t, list] = await Promise.all([getTranslations("groups"), listGroups(actor, filter)]);
  return (
    <NamedList
      of="groups"
      filter={filter}
      isDeleted={asked.deleted !== undefined}
      list={list}
      figures={[
        { key: "seats", label: t("seats") },
        { key: "people", label: t("people") },
        { key: "campaigns", label: t("campaigns") },
      ]}
      link={GroupLink}
    />
  );
}
