import { and, eq, inArray, like, or, type SQL, sql } from "drizzle-orm";
import { newestOfAll, newestRowsOf } from "#db/newest-rows.ts";
import { agentSearch, agents, charges, extensionPeriods, numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { searchPattern } from "#lib/agents/list-agents.ts";
import { hasText } from "#lib/find/has-text.ts";
import { searchKey } from "#lib/values/search-key.ts";

/** Whom, which numbers and which extensions a search finds. */
export interface Searched {
  people: string[];
  numbers: string[];
  extensions: string[];
}

const mostLookedUp = 100;

/**
 * What the search finds, if it is little; null where it is much. From little the newest charges of each are looked up in an index, so that
 * a rare name does not read the whole ledger; much is found among the newest charges soon ({@link isFound}).
 */
export async function littleSearched(tx: ActorTx, q: string): Promise<Searched | null> {
  const atMost = mostLookedUp + 1;
  const [people, sold, extensions] = await Promise.all([
    peopleCalled(tx, q).limit(atMost),
    numbersLike(tx, q).limit(atMost),
    extensionsLike(tx, q).limit(atMost),
  ]);
  if ([people, sold, extensions].some(({ length }) => length > mostLookedUp)) return null;
  return {
    people: people.map(({ id }) => id),
    numbers: sold.map(({ id }) => id),
    extensions: extensions.map(({ number }) => number),
  };
}

/** The newest charges of what was found, `most` of them, by their ids; apart so that a test can ask how it would run. */
export function newestOf(
  { actor: { orgId } }: ActorTx,
  searched: Searched,
  also: SQL | undefined,
  most: number,
): SQL {
  const of = (owner: typeof charges.agentId | typeof charges.numberId | typeof charges.extension) => ({
    table: charges,
    owner,
    orgId,
    also,
    most,
    day: charges.chargedOn,
  });
  const selects = [
    newestRowsOf(searched.people, of(charges.agentId)),
    newestRowsOf(searched.numbers, of(charges.numberId)),
    newestRowsOf(searched.extensions, of(charges.extension)),
  ];
  return newestOfAll(selects, most, "day");
}

/** Whether a charge is of what the search finds, for whoever reads them one after the other. */
export function isFound(tx: ActorTx, q: string): SQL | undefined {
  return or(
    inArray(charges.agentId, peopleCalled(tx, q)),
    inArray(charges.numberId, numbersLike(tx, q)),
    inArray(charges.extension, extensionsLike(tx, q)),
  );
}

/** Whose name or address holds it, closed accounts too; three letters and more are first sought by the index of what lists search. */
function peopleCalled(tx: ActorTx, q: string) {
  const { orgId } = tx.actor;
  const key = searchKey(q);
  const isCalledSo = or(
    sql`position(${key} in ${agents.nameKey}) > 0`,
    hasText(agents.email, key),
    sql`position(${key} in ${agents.emailFolded}) > 0`,
  );
  const isIndexed = inArray(
    agents.id,
    tx
      .select({ id: agentSearch.agentId })
      .from(agentSearch)
      .where(and(eq(agentSearch.orgId, orgId), like(agentSearch.haystack, searchPattern(q)))),
  );
  return tx
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.orgId, orgId), key.length < 3 ? undefined : isIndexed, isCalledSo))
    .$dynamic();
}

function numbersLike(tx: ActorTx, q: string) {
  const key = searchKey(q);
  const digits = key.replaceAll(/[^0-9+]/g, "") || key;
  return tx
    .select({ id: numbers.id })
    .from(numbers)
    .where(and(eq(numbers.orgId, tx.actor.orgId), sql`position(${digits} in ${numbers.number}) > 0`))
    .$dynamic();
}

/** Those that a seat ever had: a charge keeps the one of its time. */
function extensionsLike(tx: ActorTx, q: string) {
  return tx
    .selectDistinct({ number: extensionPeriods.number })
    .from(extensionPeriods)
    .where(
      and(
        eq(extensionPeriods.orgId, tx.actor.orgId),
        sql`position(${searchKey(q)} in ${extensionPeriods.number}) > 0`,
      ),
    )
    .$dynamic();
}
