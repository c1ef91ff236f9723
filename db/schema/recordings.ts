import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { audioFormats } from "#lib/values/audio-format.ts";
import { agents } from "./agents.ts";
import { bytes, instant, orgId, ownId } from "./columns.ts";

/** Voicemail drops: a person's recorded words, which go with the person. The sound is in `recording_chunks`. */
export const recordings = pgTable(
  "recordings",
  {
    orgId: orgId(),
    id: ownId<"recordings">(),
    agentId: ownId<"agents">(),
    name: text().notNull(),
    format: text({ enum: audioFormats }).notNull(),
    sizeBytes: integer().notNull(),
    durationMs: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    unique("recordings_name").on(t.orgId, t.agentId, t.name),
    index("recordings_by_agent").on(t.orgId, t.agentId),
    check("recordings_format", sql`${t.format} in ('wav', 'mp3', 'ogg')`),
    check("recordings_size", sql`${t.sizeBytes} between 1 and 10485760`),
    check("recordings_duration", sql`${t.durationMs} > 0`),
    check("recordings_name_length", sql`length(${t.name}) between 1 and 100`),
  ],
);

/** A recording's bytes in pieces, so that a part of it is read without the whole (docs/decisions). */
export const recordingChunks = pgTable(
  "recording_chunks",
  {
    orgId: orgId(),
    recordingId: ownId<"recordings">(),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.recordingId, t.position] }),
    foreignKey({
      columns: [t.orgId, t.recordingId],
      foreignColumns: [recordings.orgId, recordings.id],
    }).onDelete("cascade"),
    check("recording_chunks_size", sql`octet_length(${t.content}) between 1 and 65536`),
  ],
);

/** SMS templates: a person's own texts with placeholders. */
export const templates = pgTable(
  "templates",
  {
    orgId: orgId(),
    id: ownId<"templates">(),
    agentId: ownId<"agents">(),
    name: text().notNull(),
    body: text().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    unique("templates_name").on(t.orgId, t.agentId, t.name),
    check("templates_name_length", sql`length(${t.name}) between 1 and 100`),
    check("templates_body_length", sql`length(${t.body}) between 1 and 1600`),
  ],
);
