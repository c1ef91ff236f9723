import { getServerSession } from "next-auth";
import { authOptions } from "#lib/auth/next-auth.ts";

/**
 * Who is signed in, at the address and in the shape that next-auth's clients know; `{}` for nobody. The rest of next-auth's
 * addresses are not there: the one way in is /sign-in, the one way out its action.
 */
export async function GET(): Promise<Response> {
  const session = await getServerSession(authOptions());
  return Response.json(session ?? {}, { headers: { "cache-control": "no-store" } });
}
