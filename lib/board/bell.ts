import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { forPg } from "#db/server-address.ts";
import { parseId } from "#lib/values/ids.ts";

/** The channel that migration 0022's triggers notify, with an organisation's id. */
const channel = "rollcall_board";

const connectMs = 5000;
const checkMs = 15_000;
/** Within which a check must be heard: a pooler takes LISTEN and delivers nothing. */
const heardMs = 3000;
/** What comes in a burst rings once. */
const gatherMs = 300;
const lingerMs = 30_000;

export interface Ear {
  /** Something changed that the board of this organisation shows. */
  changed(): void;
  /** Nothing will be heard any more; who still wants to must listen again. */
  lost(): void;
}

export interface Bell {
  /** Gives how to stop, or null when the database cannot be listened to now. */
  listen(orgId: string, ear: Ear): Promise<(() => void) | null>;
  close(): Promise<void>;
}

/**
 * One connection of this process that hears of changes to boards, opened for the first who listens and closed some time after the
 * last. It must go past a pooler. `ring` notifies the channel over another connection, by which this one is checked at the
 * opening and every 15 seconds: silence would look like peace. When it is lost, whoever listens is told, and opens it by listening again.
 */
export function openBell(databaseUrl: string, ring: (channel: string, text: string) => Promise<void>): Bell {
  const ears = new Map<string, Set<Ear>>();
  const gathering = new Map<string, NodeJS.Timeout>();
  const own = `check ${randomUUID()}`;
  let line: Promise<Client | null> | null = null;
  /** The line's, from when it is opened until it is hung up: what befalls one before it is nobody's loss any more. */
  let onLine: Client | null = null;
  let heardCheck = () => {};
  let checking: NodeJS.Timeout | undefined;
  let lingering: NodeJS.Timeout | undefined;

  async function open(): Promise<Client | null> {
    const client = new Client({
      ...forPg(databaseUrl),
      connectionTimeoutMillis: connectMs,
      query_timeout: connectMs,
      keepAlive: true,
      application_name: "rollcall: board",
    });
    onLine = client;
    client.on("notification", ({ payload = "" }) => heard(payload));
    client.on("error", () => lose(client));
    client.on("end", () => lose(client));
    const isListening = await client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(
        () => check(),
        () => false,
      );
    if (isListening && onLine === client) {
      checking = setInterval(async () => {
        if (!(await check())) lose(client);
      }, checkMs).unref();
      return client;
    }
    if (onLine === client) onLine = null;
    await client.end().catch(() => {});
    // No sooner than this is it tried again, however many want to listen.
    await pause(1000, null, { ref: false });
    return null;
  }

  async function check(): Promise<boolean> {
    const isHeard = new Promise<boolean>((resolve) => {
      heardCheck = () => resolve(true);
    });
    const isRung = await ring(channel, own).then(
      () => true,
      () => false,
    );
    return isRung && Promise.race([isHeard, pause(heardMs, false, { ref: false })]);
  }

  function heard(text: string): void {
    if (text === own) heardCheck();
    const orgId = parseId<"organisations">(text);
    if (!orgId || !ears.has(orgId) || gathering.has(orgId)) return;
    const ringAll = () => {
      gathering.delete(orgId);
      for (const ear of ears.get(orgId) ?? []) ear.changed();
    };
    gathering.set(orgId, setTimeout(ringAll, gatherMs));
  }

  function lose(client: Client): void {
    if (client !== onLine) return;
    void hangUp();
    const told = [...ears.values()].flatMap((each) => [...each]);
    ears.clear();
    for (const ear of told) ear.lost();
  }

  async function hangUp(): Promise<void> {
    const old = line;
    line = null;
    onLine = null;
    clearInterval(checking);
    clearTimeout(lingering);
    const client = await old;
    await client?.end().catch(() => {});
  }

  return {
    async listen(orgId, ear) {
      clearTimeout(lingering);
      const opening = line ?? open();
      line = opening;
      const client = await opening;
      if (!client) {
        if (line === opening) line = null;
        return null;
      }
      if (line !== opening) return null;
      ears.set(orgId, (ears.get(orgId) ?? new Set()).add(ear));
      return () => {
        ears.get(orgId)?.delete(ear);
        if (ears.get(orgId)?.size === 0) ears.delete(orgId);
        if (ears.size === 0 && line) lingering = setTimeout(() => void hangUp(), lingerMs).unref();
      };
    },
    async close() {
      await hangUp();
    },
  };
}
