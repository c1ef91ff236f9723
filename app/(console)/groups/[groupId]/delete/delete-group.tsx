import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { GroupDetails } from "#lib/groups/find-group.ts";
import { CampaignLink } from "../../../campaigns/campaign-link.tsx";
import { DeleteNamed } from "../../delete-named.tsx";
import { LinkedNames } from "../../linked-names.tsx";
import { deleteGroupAction } from "./actions.ts";

/** What hangs on a group, and the form that deletes it. */
export async function DeleteGroup({ group: { id, name, seats, campaigns } }: { group: GroupDetails }) {
  const t = await getTranslations("groups");
  return (
    <DeleteNamed
      action={deleteGroupAction}
      hidden={{ groupId: id }}
      name={name}
      page={`/groups/${id}` as Route}
    >
      <li>{t("deleteText")}</li>
      {seats > 0 && <li>{t("deleteSeats", { count: seats })}</li>}
      {campaigns.length > 0 && (
        <li>
          {t.rich("deleteCampaigns", {
            count: campaigns.length,
            campaigns: () => <LinkedNames rows={campaigns} link={CampaignLink} />,
          })}
        </li>
      )}
    </DeleteNamed>
  );
}
