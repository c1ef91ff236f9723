import { getTranslations } from "next-intl/server";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { judgeStrength } from "#lib/auth/judge-strength.ts";
import { StrengthQuestion, strengthAsker } from "#lib/auth/strength-asker.ts";

const longestBody = 8192;
/** Each judgement holds the process for some 50 ms; somebody who types asks twice a second at most. */
const questions = new RateLimiterMemory({ points: 10, duration: 5 });

/** The strength meter's question while somebody types a new password. Nothing is kept; nobody else is answered. */
export async function POST(request: Request): Promise<Response> {
  const question = await readQuestion(request);
  if (!question) return new Response(null, { status: 400 });

  const asker = await strengthAsker(question);
  if (!asker) return new Response(null, { status: 403 });
  const { consumedPoints } = await questions.penalty(asker.key);
  if (consumedPoints > questions.points) return new Response(null, { status: 429 });

  const { strength, verdict, missing } = await judgeStrength(question.password, asker.names, asker.shortest);
  const t = await getTranslations("auth.strength");
  return Response.json(
    { strength, sentence: t(verdict, { missing }) },
    { headers: { "cache-control": "no-store" } },
  );
}

/** JSON only: another site's page cannot send that type without asking first. */
async function readQuestion(request: Request): Promise<StrengthQuestion | null> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  const isJson = request.headers.get("content-type")?.startsWith("application/json");
  if (!isJson || !(length <= longestBody)) return null;
  const body: unknown = await request.json().catch(() => null);
  return StrengthQuestion.safeParse(body).data ?? null;
}
