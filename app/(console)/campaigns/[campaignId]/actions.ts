"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeCampaign } from "#lib/campaigns/change-campaign.ts";
import { findCampaign } from "#lib/campaigns/find-campaign.ts";
import { ChangeCampaign } from "#lib/campaigns/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FormValues } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { ticksAfter, ticksChanged } from "#lib/values/ticks.ts";
import { refusedCampaign } from "../refused-campaign.ts";

export const changeCampaignAction = actorAction<null>("campaigns.change", async (actor, form) => {
  const parsed = parseForm(ChangeCampaign, form);
  if (!parsed.ok) return parsed.state;

  const { input, values } = parsed;
  const outcome = await changeCampaign(actor, input);
  // Also when somebody else was first: the page then knows the version. But not once it is gone, which would take the form away.
  if (outcome.ok || outcome.refusal !== "campaign-not-there") revalidatePath("/campaigns", "layout");
  if (outcome.ok) return { status: "done", result: null };
  const isOutdated = outcome.refusal === "changed-meanwhile";
  const merged = isOutdated ? { ...values, ...(await mergedTicks(actor, input)) } : values;
  return refusedCampaign(actor, { values: merged, add: input.add }, outcome.refusal);
});

/** What was ticked and emptied here, in what somebody else has saved. */
async function mergedTicks(actor: Actor, input: ChangeCampaign): Promise<FormValues> {
  const now = await findCampaign(actor, input.campaignId);
  const people = now?.people.map(({ id }) => id) ?? [];
  return {
    groups: ticksAfter(now?.groups ?? [], ticksChanged(input.groupsDrawn, input.groups)),
    people: ticksAfter(people, ticksChanged(input.peopleDrawn, input.people)),
  };
}
