import { boardAnswer } from "#app/(console)/home/board-answer.ts";
import { requireWatcher } from "#lib/auth/session.ts";
import { BoardFilter } from "#lib/board/list-filter.ts";

export const dynamic = "force-dynamic";

/** What the board on /home shows now, under the same filter, for a page that follows it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireWatcher("colleagues.see");
  const filter = BoardFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await boardAnswer(actor, filter), { headers: { "cache-control": "no-store" } });
}
