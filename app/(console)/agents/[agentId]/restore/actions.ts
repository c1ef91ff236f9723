"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { findWhatComesBack } from "#lib/agents/closed-account.ts";
import { findAgent } from "#lib/agents/queries.ts";
import { type Restored, restoreAgent } from "#lib/agents/restore-agent.ts";
import { isOfRole, type RestoreRefusal } from "#lib/agents/rules.ts";
import { RestoreAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since it asks this no more. */
export const restoreAction = actorAction<string>("agents.restore", async (actor, form) => {
  const parsed = parseForm(RestoreAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await restoreAgent(actor, parsed.input, now());
  if (outcome.ok) return { status: "done", result: await whatCameBack(outcome.value) };
  if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.restore");
  const refusal = outcome.refusal satisfies Sentenced<RestoreRefusal | "form-already-used">;
  if (refusal === "email-taken") return refusedForm(parsed.values, refusal, { field: "email" });
  const quote = await quoteNow(actor, parsed.input.agentId);
  // The seat is gone that the page still promises.
  if (refusal === "quote-changed" && !quote) revalidatePath("/", "layout");
  return refusedForm(parsed.values, refusal, quote ? { quote } : {});
});

async function whatCameBack({
  state,
  email,
  seat,
  lostSeat,
  passwordExpired,
  startedBy,
}: Restored): Promise<string> {
  const t = await getTranslations("leave");
  const said = [t(`restored.${state}`, { email })];
  if (startedBy) said.push(t("started", { email: startedBy }));
  if (seat) said.push(t("restoredSeat", { extension: seat.extension ?? "" }));
  if (!seat) said.push(t(lostSeat ? "restoredSeatLost" : "restoredNoSeat"));
  if (passwordExpired) said.push(t("passwordExpired"));
  return said.join(" ");
}

async function quoteNow(actor: Actor, agentId: AgentId): Promise<DrawnQuote | null> {
  const agent = await findAgent(actor, agentId);
  const found = agent && (await findWhatComesBack(actor, agent, now()));
  return found?.quote ? drawQuote(found.quote) : null;
}
