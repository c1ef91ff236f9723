import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import type { GroupDetails } from "#lib/groups/find-group.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { CampaignLink } from "../../../campaigns/campaign-link.tsx";
import { LinkedNames } from "../../linked-names.tsx";
import { deleteGroupAction } from "./actions.ts";

/** What hangs on a group, and the form that deletes it: in the dialog and on the page. */
export async function DeleteGroup({ group }: { group: GroupDetails }) {
  const [t, words, sentences] = await Promise.all([
    getTranslations("groups"),
    getTranslations("routes"),
    errorSentences(),
  ]);
  const { id, name, seats, campaigns } = group;
  return (
    <>
      <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5">
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
      </ul>
      <ConfirmForm
        action={deleteGroupAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ groupId: id }}
        page={`/groups/${id}` as Route}
        look="danger"
        sentences={sentences}
        words={{
          submit: words("delete"),
          pending: words("deleting"),
          cancel: words("cancel"),
          back: words("back", { name }),
        }}
      />
    </>
  );
}
