"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { deleteCampaign } from "#lib/campaigns/delete-campaign.ts";
import { DeleteCampaign } from "#lib/campaigns/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteCampaignAction = actorAction<string>("campaigns.change", async (actor, form) => {
  const parsed = parseForm(DeleteCampaign, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteCampaign(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  // The campaign's own page is gone with it, so that the list has to say it.
  redirect("/campaigns?deleted" as Route);
});
