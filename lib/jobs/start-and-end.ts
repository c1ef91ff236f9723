import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { isLastAdmin } from "#lib/agents/admins-left.ts";
import { endAccess } from "#lib/agents/end-access.ts";
import { startAccount } from "#lib/agents/start-account.ts";
import { type TemporaryPassword, temporaryPassword } from "#lib/auth/temporary-password.ts";
import { describeError, log } from "#lib/log.ts";
import { addDays, beginningOf, type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/** How many people's first passwords are made and written in one transaction. */
export const startedAtOnce = 20;

/**
 * Lets in whose first day has come where their organisation is, with a temporary password by mail, and deactivates whose last day
 * is over. Each organisation by itself and under its lock, so that a fault in one keeps no other waiting and two workers let
 * nobody in twice. Ends come first: for whom both days passed while nothing ran, a mail would open nothing, and so the account is
 * deactivated without one. `at` is the product's time. Source: product.md, "Seats and lifecycle".
 */
export async function startAndEnd(at: Instant): Promise<void> {
  for (const orgId of await organisationsDue(at)) {
    await startAndEndIn(orgId, at).catch((error: unknown) =>
      log.error({ job: "start-and-end", orgId, error: describeError(error) }, "a job failed"),
    );
  }
}

/** Nowhere on earth is it later than fourteen hours past UTC; who is not that far yet is left out below. */
async function organisationsDue(at: Instant): Promise<OrganisationId[]> {
  const latestToday = addDays(dayIn("UTC", at), 1);
  const due = await asSystem("find who starts and ends", (tx) =>
    tx
      .selectDistinct({ orgId: agents.orgId })
      .from(agents)
      .where(or(hasEnded(latestToday), startsBy(latestToday))),
  );
  return due.map(({ orgId }) => orgId);
}

async function startAndEndIn(orgId: OrganisationId, at: Instant): Promise<void> {
  await asSystem("end accounts", async (tx) => {
    await lockOrganisation(tx, orgId);
    await endAccounts(tx, orgId, (await readOrganisation(tx, orgId)).timeZone, at);
  });
  while ((await startSome(orgId, at)) === startedAtOnce);
}

/** What ended while nothing ran has ended on its day; only an admin may have been kept in past it, as the last one. */
async function endAccounts(tx: Tx, orgId: OrganisationId, timeZone: string, at: Instant): Promise<void> {
  const ended = await tx
    .select()
    .from(agents)
    .where(and(eq(agents.orgId, orgId), hasEnded(dayIn(timeZone, at))))
    .orderBy(asc(agents.endsOn), asc(agents.id))
    .for("update");
  for (const agent of ended) {
    // Asked again by the next round, and said on the agent's page.
    if (await isLastAdmin(tx, agent)) continue;
    const { endsOn, role } = agent;
    const endedAt = endsOn && role !== "admin" ? beginningOf(timeZone, endsOn) : at;
    await endAccess(tx, agent, { actorId: null, endsOn }, endedAt);
  }
}

/** Hashes before the transaction, one after the other: those who sign in meanwhile need the cores too. Gives how many started. */
async function startSome(orgId: OrganisationId, at: Instant): Promise<number> {
  const waiting = await asSystem("find who starts", async (tx) =>
    selectStarting(tx, orgId, dayIn((await readOrganisation(tx, orgId)).timeZone, at)),
  );
  const made: TemporaryPassword[] = [];
  for (const _ of waiting) made.push(await temporaryPassword());
  if (made.length === 0) return 0;

  return asSystem("start accounts", async (tx) => {
    await lockOrganisation(tx, orgId);
    const organisation = await readOrganisation(tx, orgId);
    const starting = await selectStarting(tx, orgId, dayIn(organisation.timeZone, at)).for("update");
    for (const [position, agent] of starting.entries()) {
      const password = made[position];
      // Whoever was added in between is among those of the next round.
      if (!password) return position;
      await startAccount(tx, agent, organisation, password, at);
    }
    return starting.length;
  });
}

function selectStarting(tx: Tx, orgId: OrganisationId, today: Day) {
  return tx
    .select()
    .from(agents)
    .where(and(eq(agents.orgId, orgId), startsBy(today), or(isNull(agents.endsOn), gt(agents.endsOn, today))))
    .orderBy(asc(agents.startsOn), asc(agents.id))
    .limit(startedAtOnce);
}

async function readOrganisation(tx: Tx, orgId: OrganisationId) {
  const [organisation] = await tx
    .select({
      name: organisations.name,
      timeZone: organisations.timeZone,
      temporaryPasswordDays: organisations.temporaryPasswordDays,
      isPasswordChangeForced: organisations.isPasswordChangeForced,
    })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!organisation) throw new Error("no such organisation");
  return organisation;
}

const startsBy = (today: Day) => and(eq(agents.state, "Scheduled"), lte(agents.startsOn, today));

const hasEnded = (today: Day) =>
  and(
    isNotNull(agents.endsOn),
    lte(agents.endsOn, today),
    inArray(agents.state, ["Scheduled", "Waiting", "Active"]),
  );
