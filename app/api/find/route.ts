import { findAnswers } from "#app/(console)/find/find-answers.ts";
import { requireActor } from "#lib/auth/session.ts";
import { FindQuery } from "#lib/find/schema.ts";

/** `?q=`: `{ kinds }`, what Find shows below the frame's search field; see `FoundKind`. Reads only. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor("agents.see");
  const { q } = FindQuery.parse({ q: new URL(request.url).searchParams.get("q") });
  return Response.json({ kinds: await findAnswers(actor, q) }, { headers: { "cache-control": "no-store" } });
}
