import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#lib/auth/next-auth.ts";

type Context = RouteContext<"/api/auth/[...nextauth]">;

/** Only `/api/auth/session`. Everything else of next-auth is closed; without POST, its callbacks answer 405. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== "session") notFound();

  const answer: Response = await NextAuth(request, context, authOptions());
  // The cookie is as long as its row: reading must not renew it.
  answer.headers.delete("set-cookie");
  return answer;
}
