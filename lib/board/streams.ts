import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { stillMay } from "#lib/auth/still-may.ts";
import { env } from "#lib/env.ts";
import { servingProcess } from "#lib/serving-process.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SessionId } from "#lib/values/ids.ts";
import { type Bell, openBell } from "./bell.ts";

/** A browser opens no more than six connections to a server by HTTP/1.1, and needs some for its pages. */
const mostStreamsPerSession = 3;
const beatMs = 15_000;
/** What waits for a browser that reads nothing. */
const mostWaiting = 100;

interface Streams {
  bell: Bell;
  ofSession: Map<SessionId, number>;
  ends: Set<() => void>;
  isStopping: boolean;
}

const held = globalThis as typeof globalThis & { [key: symbol]: Streams | undefined };
const place = Symbol.for("rollcall.board-streams");

/**
 * Server-sent events for the board of the actor's organisation: `changed` when it must be read again, `beat` every 15 seconds, and
 * `ended` when the session has ended or the right is gone, which is asked at each of them. It ends without a word when the database cannot
 * be listened to any more and when the process stops. Refused as `too-many` beyond three of one session, and as
 * `cannot-listen` where the database cannot be listened to.
 */
export async function openBoardStream(
  actor: Actor,
): Promise<ReadableStream<Uint8Array> | "too-many" | "cannot-listen"> {
  const streams = held[place] ?? start();
  if (streams.isStopping) return "cannot-listen";
  const { ofSession } = streams;
  const open = ofSession.get(actor.sessionId) ?? 0;
  if (open >= mostStreamsPerSession) return "too-many";
  // Before anything is awaited: several at once must not all find a place.
  ofSession.set(actor.sessionId, open + 1);
  const free = () => {
    const left = (ofSession.get(actor.sessionId) ?? 1) - 1;
    if (left > 0) ofSession.set(actor.sessionId, left);
    else ofSession.delete(actor.sessionId);
  };

  let say: (event: "beat" | "changed") => void = () => {};
  let end = () => {};
  let leave = () => {};
  const stopListening = await streams.bell.listen(actor.orgId, {
    changed: () => say("changed"),
    lost: () => end(),
  });
  if (!stopListening) {
    free();
    return "cannot-listen";
  }
  return new ReadableStream({
    start(controller) {
      const write = (event: string) =>
        controller.enqueue(new TextEncoder().encode(`event: ${event}\ndata: 1\n\n`));
      let isOver = false;
      leave = () => {
        if (isOver) return;
        isOver = true;
        clearInterval(beating);
        stopListening();
        streams.ends.delete(end);
        free();
      };
      end = () => {
        if (isOver) return;
        leave();
        controller.close();
      };
      say = async (event) => {
        // A database that is away ends it too: the browser then asks by itself.
        const standing = await stillMay(actor, "statuses.see").catch(() => null);
        if (isOver) return;
        if (standing === false) write("ended");
        if (!standing || (controller.desiredSize ?? 0) < -mostWaiting) return end();
        write(event);
      };
      const beating = setInterval(() => say("beat"), beatMs).unref();
      streams.ends.add(end);
      write("beat");
    },
    cancel: () => leave(),
  });
}

function start(): Streams {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  const bell = openBell(DATABASE_DIRECT_URL ?? DATABASE_URL, async (channel, text) => {
    await asSystem("check the bell", (tx) => tx.execute(sql`select pg_notify(${channel}, ${text})`));
  });
  const streams: Streams = { bell, ofSession: new Map(), ends: new Set(), isStopping: false };
  held[place] = streams;
  servingProcess()?.beforeClose(async () => {
    streams.isStopping = true;
    for (const end of [...streams.ends]) end();
    await bell.close();
  });
  return streams;
}
