import { and, asc, eq, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, recordings } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, RecordingId } from "#lib/values/ids.ts";
import type { Kept } from "./rules.ts";

export type Recording = NonNullable<Awaited<ReturnType<typeof findRecording>>>;

/** Somebody's voicemail drops by title, and how much the organisation keeps in all. One's own, or with the right to see agents. */
export async function listRecordings(actor: Actor, agentId: AgentId) {
  requirePermission(actor, agentId === actor.agentId ? "recordings.own" : "agents.see");
  return read(actor, async (tx) => ({
    recordings: await tx
      .select({
        id: recordings.id,
        title: recordings.name,
        format: recordings.format,
        sizeBytes: recordings.sizeBytes,
        durationMs: recordings.durationMs,
        createdAt: recordings.createdAt,
      })
      .from(recordings)
      .where(and(eq(recordings.orgId, actor.orgId), eq(recordings.agentId, agentId)))
      .orderBy(asc(sql`lower(${recordings.name})`), asc(recordings.id)),
    kept: await countKept(tx),
  }));
}

/** A voicemail drop with its owner; null when the organisation has none of this id. Refused like {@link listRecordings}. */
export async function findRecording(actor: Actor, id: RecordingId) {
  const found = await read(actor, (tx) => selectRecording(tx, id));
  if (found) requirePermission(actor, found.owner.id === actor.agentId ? "recordings.own" : "agents.see");
  return found;
}

/** How much the organisation keeps. */
export async function countKept(tx: ActorTx): Promise<Kept> {
  const [kept] = await tx
    .select({
      recordings: sql<number>`count(*)::int`,
      bytes: sql<string>`coalesce(sum(${recordings.sizeBytes}), 0)`.mapWith(Number),
    })
    .from(recordings)
    .where(eq(recordings.orgId, tx.actor.orgId));
  return kept ?? { recordings: 0, bytes: 0 };
}

async function selectRecording(tx: ActorTx, id: RecordingId) {
  const [row] = await tx
    .select({
      id: recordings.id,
      title: recordings.name,
      format: recordings.format,
      sizeBytes: recordings.sizeBytes,
      createdAt: recordings.createdAt,
      owner: { id: agents.id, name: agents.name, role: agents.role, state: agents.state },
    })
    .from(recordings)
    .innerJoin(agents, and(eq(agents.orgId, recordings.orgId), eq(agents.id, recordings.agentId)))
    .where(and(eq(recordings.orgId, tx.actor.orgId), eq(recordings.id, id)));
  return row ?? null;
}
