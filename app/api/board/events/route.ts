import { requireWatcher } from "#lib/auth/session.ts";
import { openBoardStream } from "#lib/board/streams.ts";

export const dynamic = "force-dynamic";

const refusals = { "too-many": 429, "cannot-listen": 503 } as const;

/**
 * Says when the board on /home must be read again, for as long as it stays open. Only for those who ask for events: who does not
 * would wait for ever.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireWatcher("statuses.see");
  if (!request.headers.get("accept")?.includes("text/event-stream"))
    return new Response(null, { status: 406 });

  const stream = await openBoardStream(actor);
  if (typeof stream === "string") return new Response(null, { status: refusals[stream] });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform: what is compressed waits to be filled, and so does what a proxy holds back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
