"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { addCampaign } from "#lib/campaigns/add-campaign.ts";
import { AddCampaign } from "#lib/campaigns/schema.ts";
import { now } from "#lib/clock.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { refusedCampaign } from "../refused-campaign.ts";

export const addCampaignAction = actorAction<null>("campaigns.change", async (actor, form) => {
  const parsed = parseForm(AddCampaign, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addCampaign(actor, parsed.input, now());
  if (!outcome.ok)
    return refusedCampaign(actor, { values: parsed.values, add: parsed.input.add }, outcome.refusal);
  revalidatePath("/campaigns");
  redirect(`/campaigns/${outcome.value.campaignId}?added` as Route);
});
