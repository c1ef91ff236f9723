import { checkHealth } from "#lib/health.ts";

export const dynamic = "force-dynamic";

/** For load balancers and the operator: 200 when this process can do its work, else 503 with what is wrong. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
