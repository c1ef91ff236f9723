import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { organisations, sessions } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

const atOnce = 500;

/**
 * Writes down which sessions are over because they were idle or open for too long, in every organisation. Each is refused from that moment
 * on without this; but only a row that has ended stays ended under a longer limit, and is followed by the board and the person's status.
 */
export async function endOverdueSessions(): Promise<void> {
  let ended = atOnce;
  while (ended === atOnce)
    ended = await asSystem("end sessions", (tx) => endOverdueIn(tx, { atMost: atOnce }));
}

/**
 * The same in a transaction; gives how many they were. By the database's clock, which is real time. Whoever holds a row is ending it, or
 * has just found it good.
 */
export async function endOverdueIn(
  tx: Tx,
  { orgId = null, atMost = null }: { orgId?: OrganisationId | null; atMost?: number | null },
): Promise<number> {
  const ended = await tx.execute(sql`
    with overdue as (
      select s.org_id, s.id, case when now() >= s.ends_at then 'expired' else 'idle' end as because
        from ${sessions} s join ${organisations} o on o.id = s.org_id
       where s.ended_at is null and (${orgId}::uuid is null or s.org_id = ${orgId})
         and (now() >= s.ends_at or now() >= s.seen_at + make_interval(mins => o.session_idle_minutes))
       order by s.org_id, s.agent_id, s.id limit ${atMost} for update of s skip locked)
    update ${sessions} as s set ended_at = now(), ended_because = overdue.because
      from overdue where s.org_id = overdue.org_id and s.id = overdue.id
    returning s.id`);
  return ended.length;
}
