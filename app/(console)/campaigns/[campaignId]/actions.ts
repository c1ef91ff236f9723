"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeCampaign } from "#lib/campaigns/change-campaign.ts";
import { findCampaign } from "#lib/campaigns/find-campaign.ts";
import { ChangeCampaign } from "#lib/campaigns/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FormState, FormValues } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { ticksAfter, ticksChanged } from "#lib/values/ticks.ts";
import { refusedCampaign } from "../refused-campaign.ts";

export const changeCampaignAction = actorAction<null>("campaigns.change", async (actor, form) => {
  const parsed = parseForm(ChangeCampaign, form);
  if (!parsed.ok) return parsed.state;

  const { input, values } = parsed;
  const outcome = await changeCampaign(actor, input);
  // Also when somebody else was first. But not once it is gone, which would take the form away.
  if (outcome.ok || outcome.refusal !== "campaign-not-there") revalidatePath("/campaigns", "layout");
  if (outcome.ok) return { status: "done", result: null };
  const again = outcome.refusal === "changed-meanwhile" && (await campaignAgain(actor, input, values));
  return again || refusedCampaign(actor, { values, add: input.add }, outcome.refusal);
});

/** What was ticked and emptied here, in what somebody else has saved; null where it is not there any more. */
async function campaignAgain(
  actor: Actor,
  input: ChangeCampaign,
  values: FormValues,
): Promise<FormState<never> | null> {
  const saved = await findCampaign(actor, input.campaignId);
  if (!saved) return null;
  const { name, version, groups } = saved;
  const people = saved.people.map(({ id }) => id);
  const merged = {
    groups: ticksAfter(groups, ticksChanged(input.groupsDrawn, input.groups)),
    people: ticksAfter(people, ticksChanged(input.peopleDrawn, input.people)),
  };
  const now = { version: String(version), groupsDrawn: groups.join(" "), peopleDrawn: people.join(" ") };
  return savedMeanwhile({ ...values, ...merged }, { name }, { now });
}
