import { expect, it } from "vitest";
import { lockOrganisation } from "#db/locks.ts";
import { aDeletion, leave } from "#db/testing/a-vacant-seat.ts";
import { traces } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";
import { reactivateAgent } from "./reactivate-agent.ts";
import { restoreAgent } from "./restore-agent.ts";

const at = noonOf("2026-01-17");
const later = noonOf("2026-01-20");

type Verb = (by: Actor, agentId: AgentId) => Promise<unknown>;
const verbs = {
  delete: async (by, agentId) => deleteAgent(by, aDeletion(agentId), later),
  release: async (by, agentId) => deleteAgent(by, aDeletion(agentId, { seat: "release" }), later),
  restore: (by, agentId) => restoreAgent(by, { key: formKey(), agentId, email: null, quote: null }, later),
  deactivate: (by, agentId) => deactivateAgent(by, { key: formKey(), agentId }, later),
  reactivate: (by, agentId) => reactivateAgent(by, { key: formKey(), agentId }, later),
} satisfies Record<string, Verb>;

interface Race {
  from: "open" | "closed";
  first: keyof typeof verbs;
  second: keyof typeof verbs;
  /** What the second is told; null where it is done too. */
  told: string | null;
  state: string;
  mails: number;
}

const races: Race[] = [
  { from: "open", first: "delete", second: "restore", told: null, state: "Waiting", mails: 1 },
  { from: "open", first: "release", second: "restore", told: "quote-not-seen", state: "Closed", mails: 1 },
  { from: "closed", first: "restore", second: "delete", told: null, state: "Closed", mails: 2 },
  { from: "closed", first: "delete", second: "restore", told: null, state: "Waiting", mails: 1 },
  {
    from: "closed",
    first: "restore",
    second: "restore",
    told: "account-not-closed",
    state: "Waiting",
    mails: 1,
  },
  { from: "open", first: "delete", second: "delete", told: "account-closed", state: "Closed", mails: 1 },
  { from: "open", first: "deactivate", second: "delete", told: null, state: "Closed", mails: 1 },
  { from: "open", first: "delete", second: "deactivate", told: "account-closed", state: "Closed", mails: 1 },
  {
    from: "open",
    first: "deactivate",
    second: "deactivate",
    told: "already-deactivated",
    state: "Deactivated",
    mails: 1,
  },
  { from: "open", first: "deactivate", second: "reactivate", told: null, state: "Waiting", mails: 1 },
];

it.each(races)(
  "$first ∥ $second on an account that is $from: one after the other, the second is told $told",
  async (race) => {
    const { admin, member, tiers } = await anOrganisation("Racing", { setUpAt: noonOf("2026-01-01") });
    const other = await member("admin");
    const { agentId } = await join(admin, { tierId: tiers[0]?.id ?? newId() }, at);
    if (race.from === "closed") await leave(admin, agentId, at);
    const ledger = await ledgerOf(admin);

    const held = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const first = verbs[race.first](admin, agentId);
    await untilWaiting(null, 1);
    const second = verbs[race.second](other, agentId);
    await untilWaiting(null, 2);
    await held.release();

    const isClosedAlready = race.from === "closed" && race.first === "delete";
    expect(await first).toMatchObject(isClosedAlready ? { refusal: "account-closed" } : { ok: true });
    expect(await second).toMatchObject(race.told ? { ok: false, refusal: race.told } : { ok: true });

    const { agent, templates } = await traces({ ...admin, agentId });
    expect(agent.state).toBe(race.state);
    expect(templates.filter((template) => template === "access-ended")).toHaveLength(race.mails);
    expect(await ledgerOf(admin)).toEqual(ledger);
    const isHeld = race.state !== "Closed";
    const byDeactivated = race.state === "Deactivated" ? 1 : 0;
    expect(await countSeats(admin)).toEqual({
      seats: 1,
      inUse: isHeld ? 1 - byDeactivated : 0,
      vacant: isHeld ? 0 : 1,
      heldByDeactivated: byDeactivated,
    });
    const deletions = [
      race.from === "closed",
      isDeletion(race.first) && !isClosedAlready,
      isDeletion(race.second) && !race.told,
    ];
    expect(await audited(admin, "agent.deleted")).toHaveLength(deletions.filter(Boolean).length);
  },
);

const isDeletion = (verb: string) => verb === "delete" || verb === "release";
