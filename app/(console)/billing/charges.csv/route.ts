import { requireActor } from "#lib/auth/session.ts";
import { chargesCsv } from "#lib/billing/charges-csv.ts";
import { ChargeFilter } from "#lib/billing/list-filter.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";

/** The charges that the same filter shows on /billing, all of them, as a file. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor("billing.see");
  const filter = ChargeFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const text = await chargesCsv(actor, filter);
  const name = `charges-${dayIn(actor.organisation.timeZone, now())}.csv`;
  return new Response(streamOf(text), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** Asked for piece by piece, so that a slow reader holds neither rows nor a transaction. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await text.return(undefined)),
  });
}
