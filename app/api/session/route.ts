import { currentSession } from "#lib/auth/session.ts";
import { tellSession } from "#lib/auth/told-session.ts";

/**
 * Who is signed in with this browser, for other systems of the same site, such as a CRM behind the same address:
 *
 *     { "agent": { "id", "name", "email", "role": "admin" | "manager" | "agent", "language", "unit": { "id", "name" } | null,
 *         "mayEditContacts": true | false },
 *       "organisation": { "id", "name" }, "session": { "endsAt": "2026-01-31T12:00:00.000Z" } }
 *
 * 401 and `{}` when nobody is, 403 and `{}` while a temporary password must be changed first. Nothing may keep the answer, and no other
 * site's page may read it: there are no CORS headers.
 */
export async function GET(): Promise<Response> {
  const session = await currentSession();
  if (!session || "ended" in session) return answer({}, 401);
  if (session.actor.mustChangePassword) return answer({}, 403);
  return answer(await tellSession(session.actor, session.endsAt), 200);
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
