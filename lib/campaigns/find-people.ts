import { and, asc, eq, inArray, ne, or } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import { foldedAddressIn } from "#lib/values/email-address.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { namedBy, type Unclear } from "./people-rules.ts";

const mostNamesakes = 500;

/** Whom these lines name among the accounts that are not closed, and the lines that name nobody, or several. */
export async function readPeople(
  tx: ActorTx,
  lines: readonly string[],
): Promise<{ ids: AgentId[]; unclear: Unclear[] }> {
  if (lines.length === 0) return { ids: [], unclear: [] };
  const keys = lines.map(searchKey);
  const addresses = lines.map(foldedAddressIn).filter((address) => address !== null);
  const found = await tx
    .select({
      id: agents.id,
      nameKey: agents.nameKey,
      email: agents.email,
      emailFolded: agents.emailFolded,
      extension: extensions.number,
    })
    .from(agents)
    .leftJoin(seatOccupancies, agentStaysNow(agents.orgId, agents.id))
    .leftJoin(
      extensions,
      and(eq(extensions.orgId, seatOccupancies.orgId), eq(extensions.seatId, seatOccupancies.seatId)),
    )
    .where(
      and(
        eq(agents.orgId, tx.actor.orgId),
        ne(agents.state, "Closed"),
        or(
          inArray(agents.emailFolded, addresses),
          inArray(agents.nameKey, keys),
          inArray(extensions.number, [...lines]),
        ),
      ),
    )
    .orderBy(asc(agents.nameKey), asc(agents.id))
    .limit(mostNamesakes);
  return namedBy(lines, found);
}

/** The lines that name nobody, or several: to say so beside the form. */
export async function findUnclear(actor: Actor, lines: readonly string[]): Promise<Unclear[]> {
  requirePermission(actor, "campaigns.change");
  const { unclear } = await read(actor, (tx) => readPeople(tx, lines));
  return unclear;
}
