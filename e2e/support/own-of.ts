import { randomUUID } from "node:crypto";

interface Rows {
  rows(sql: string, values: unknown[]): Promise<unknown[]>;
}

/** Gives somebody a voicemail drop and an SMS template, past all forms, and says which. */
export async function ownOf(agentId: string, database: Rows) {
  const [recordingId, templateId] = [randomUUID(), randomUUID()];
  await database.rows(
    `insert into recordings (org_id, id, agent_id, name, format, size_bytes, duration_ms, created_at)
     select org_id, $1::uuid, id, 'Call back ' || $1::uuid::text, 'wav', 4, 1000, now() from agents where id = $2`,
    [recordingId, agentId],
  );
  await database.rows(
    `insert into recording_chunks (org_id, recording_id, position, content)
     select org_id, $1::uuid, 0, 'RIFF'::bytea from agents where id = $2`,
    [recordingId, agentId],
  );
  await database.rows(
    `insert into templates (org_id, id, agent_id, name, body, created_at)
     select org_id, $1::uuid, id, 'Late ' || $1::uuid::text, 'Late.', now() from agents where id = $2`,
    [templateId, agentId],
  );
  return { recordingId, templateId };
}
