import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { type TemporaryPassword, temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { linesOfQuote } from "#lib/billing/charged-lines.ts";
import { postCharged } from "#lib/billing/post-charged.ts";
import { type BillingState, type Quote, type QuoteRefusal, quoteOf } from "#lib/billing/quote-rules.ts";
import { billingDay, readBilling } from "#lib/billing/read-billing.ts";
import { selectGroups } from "#lib/groups/queries.ts";
import { refusalOfTierPin } from "#lib/seats/tier-rules.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId, TierId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { changeOne } from "./change-one-of-several.ts";
import { readSeveral, type Selected } from "./read-several.ts";
import {
  effectsOfSeveral,
  type OneRefusal,
  type Planned,
  permissionFor,
  planSeveral,
} from "./several-rules.ts";
import type { ChangeSeveral } from "./several-schema.ts";

/** What became of each, by id alone: the answer is kept with the form's key, and names are not. */
export interface SeveralChanged {
  results: { agentId: AgentId; refusal: OneRefusal | null }[];
}

export type SeveralRefusal =
  | QuoteRefusal
  | "nobody-selected"
  | "unit-unknown"
  | "tier-unknown"
  | "group-unknown";

/**
 * Does the same to several agents, in one transaction: each is judged by the rules of doing it to that one, whoever cannot be
 * changed is named with the reason, and a fault undoes all. What it costs together is the quote that was seen.
 */
export async function changeSeveral(
  actor: Actor,
  input: ChangeSeveral,
  at: Instant,
): Promise<Outcome<SeveralChanged, SeveralRefusal | "form-already-used">> {
  const { change } = input;
  const newPasswords = change.what === "resend-credentials" ? await onePasswordEach(input.agent) : null;

  return changeSeats<SeveralChanged, SeveralRefusal>(
    actor,
    permissionFor[change.what],
    input,
    at,
    async (tx, today) => {
      const planned = await plan(tx, input, today, { lock: true });
      if (!planned.ok) return refused(planned.refusal);
      const { people, plans, billing, quote } = planned;
      const unseen = quote && refusalOfTierPin(effectsOfSeveral(plans), quote, input.quote);
      if (unseen) return refused(unseen);

      for (const [i, each] of plans.entries()) {
        const person = people[i];
        if (!each.ok || !person) continue;
        await changeOne(tx, change, {
          ...person,
          tier: each.tier,
          billing,
          password: newPasswords?.get(each.agentId),
          at,
        });
      }
      if (quote) {
        await postCharged(tx, tx.actor.orgId, {
          chargedOn: today,
          by: tx.actor.name,
          lines: linesOfQuote(quote),
        });
      }
      return done({
        results: plans.map((each) => ({ agentId: each.agentId, refusal: each.ok ? null : each.refusal })),
      });
    },
  );
}

export interface SeveralPreview {
  people: (Pick<Selected["agent"], "id" | "name" | "email" | "role" | "language" | "unitId"> & {
    tierId: TierId | null;
    planned: Planned;
  })[];
  /** Null where the change has nothing to do with money. */
  quote: Quote | null;
}

/** What `changeSeveral` would do now: to whom, to whom not and why, and the quote to be seen before. Writes nothing. */
export function previewSeveral(
  actor: Actor,
  input: Pick<ChangeSeveral, "agent" | "change">,
  at: Instant,
): Promise<SeveralPreview | { refusal: SeveralRefusal }> {
  requirePermission(actor, permissionFor[input.change.what]);
  return read(actor, async (tx) => {
    const drawn = await plan(tx, input, await billingDay(tx, actor.orgId, at), { lock: false });
    if (!drawn.ok) return { refusal: drawn.refusal };
    const people = drawn.plans.flatMap((planned, i) => {
      const selected = drawn.people[i];
      return selected ? [{ ...selected.agent, tierId: selected.seat?.tierId ?? null, planned }] : [];
    });
    return { people, quote: drawn.quote };
  });
}

interface Plan {
  ok: true;
  people: Selected[];
  plans: Planned[];
  billing: BillingState | null;
  quote: Quote | null;
}

async function plan(
  tx: ActorTx,
  { agent: ids, change }: Pick<ChangeSeveral, "agent" | "change">,
  today: Day,
  { lock }: { lock: boolean },
): Promise<Plan | { ok: false; refusal: SeveralRefusal }> {
  const { orgId } = tx.actor;
  if (change.what === "unit" && change.unitId && !(await findUnit(tx, orgId, change.unitId)))
    return { ok: false, refusal: "unit-unknown" };
  const billing = change.what === "tier" ? await readBilling(tx, orgId, today) : null;
  if (change.what === "tier" && !billing?.tiers.some(({ id }) => id === change.tierId))
    return { ok: false, refusal: "tier-unknown" };
  const groupId = "groupId" in change ? change.groupId : null;
  if (groupId && !(await selectGroups(tx)).some(({ id }) => id === groupId))
    return { ok: false, refusal: "group-unknown" };
  const people = await readSeveral(tx, ids, { lock, groupId });
  if (people.length === 0) return { ok: false, refusal: "nobody-selected" };

  const plans = planSeveral(
    tx.actor,
    change,
    people.map(({ judged }) => judged),
    { adminsWhoCanSignIn: await countAdmins(tx), billing },
  );
  const quote = billing && quoteOf(billing, effectsOfSeveral(plans));
  return { ok: true, people, plans, billing, quote };
}

function countAdmins(tx: ActorTx): Promise<number> {
  return tx.$count(
    agents,
    and(eq(agents.orgId, tx.actor.orgId), eq(agents.role, "admin"), eq(agents.state, "Active")),
  );
}

/** Before the transaction, since hashing is slow; who turns out to have a password of their own gets none of them. */
async function onePasswordEach(ids: readonly AgentId[]): Promise<Map<AgentId, TemporaryPassword>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await temporaryPassword()] as const)));
}
