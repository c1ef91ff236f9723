import { and, asc, between, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { recordingChunks } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { RecordingId } from "#lib/values/ids.ts";
import type { Part } from "./range-rules.ts";

const chunkBytes = 64 * 1024;
/** How many rows go one way at a time: 1 MiB. */
const rowsAtOnce = 16;

/** Keeps a recording's bytes beside its row, in the same transaction. They go when the row goes. */
export async function storeContent(
  tx: ActorTx,
  recordingId: RecordingId,
  content: Uint8Array,
): Promise<void> {
  const { orgId } = tx.actor;
  const count = Math.ceil(content.length / chunkBytes);
  for (let first = 0; first < count; first += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - first) }, (_, place) => {
      const position = first + place;
      const piece = content.subarray(position * chunkBytes, (position + 1) * chunkBytes);
      return { orgId, recordingId, position, content: piece };
    });
    await tx.insert(recordingChunks).values(rows);
  }
}

/**
 * A part of a recording's bytes, piece by piece: a slow listener holds neither the whole nor a transaction. Throws where it was deleted
 * meanwhile.
 */
export async function* readContent(
  actor: Actor,
  recordingId: RecordingId,
  { from, until }: Part,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < until; ) {
    const first = Math.floor(at / chunkBytes);
    const last = Math.min(first + rowsAtOnce - 1, Math.floor((until - 1) / chunkBytes));
    const rows = await selectChunks(actor, recordingId, first, last);
    if (rows.length !== last - first + 1) throw new Error("a recording was deleted while it was read");
    for (const { position, content } of rows) {
      const start = position * chunkBytes;
      yield content.subarray(Math.max(0, from - start), Math.min(content.length, until - start));
    }
    at = (last + 1) * chunkBytes;
  }
}

function selectChunks(actor: Actor, recordingId: RecordingId, first: number, last: number) {
  const { orgId, position } = recordingChunks;
  return read(actor, (tx) =>
    tx
      .select({ position, content: recordingChunks.content })
      .from(recordingChunks)
      .where(
        and(
          eq(orgId, actor.orgId),
          eq(recordingChunks.recordingId, recordingId),
          between(position, first, last),
        ),
      )
      .orderBy(asc(position)),
  );
}
