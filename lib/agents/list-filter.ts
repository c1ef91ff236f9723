import { z } from "zod";
import { roles, states } from "#lib/values/actor.ts";
import { idField, parseId } from "#lib/values/ids.ts";
import { isSameName } from "#lib/values/same-name.ts";
import { TypedSearch } from "#lib/values/search-key.ts";

export const dues = ["start", "end"] as const;

/** What /agents is filtered by, from the address. What is not understood counts as not given: an address is not a form. */
export const AgentFilter = z.object({
  q: TypedSearch,
  state: oneOf(states),
  role: oneOf(roles),
  tier: idField<"tiers">().nullable().catch(null),
  unit: idField<"units">().nullable().catch(null),
  /** Whose start, or whose end, has a date that is still to come. */
  due: oneOf(dues),
  group: idField<"groups">().nullable().catch(null),
});
export type AgentFilter = z.infer<typeof AgentFilter>;

/** What is chosen by id or, in an address that somebody wrote by hand, by name; null when it is none of them. */
export function chosenAmong<Named extends { id: string; name: string }>(
  all: readonly Named[],
  written: unknown,
): Named["id"] | null {
  if (typeof written !== "string") return null;
  return all.find(({ id, name }) => id === written.toLowerCase() || isSameName(written, name))?.id ?? null;
}

/** A place in the list: before or after one row, or its very end. The first page when null. */
export type ListPlace = { side: "after" | "before"; nameKey: string; id: string } | { side: "end" } | null;

/** Reads `?after=`, `?before=` or `?last=`; a cursor that is not one of ours leads to the first page. */
export function parsePlace(query: { after?: unknown; before?: unknown; last?: unknown }): ListPlace {
  if (query.last !== undefined) return { side: "end" };
  for (const side of ["after", "before"] as const) {
    const cursor = decode(query[side]);
    if (cursor) return { side, ...cursor };
  }
  return null;
}

/** The id, which has a fixed length, and then the name's key, whatever characters that has. */
export function cursorOf(row: { nameKey: string; id: string }): string {
  return Buffer.from(row.id + row.nameKey).toString("base64url");
}

/** A field that takes one of these words whatever its case, since lists show "Agent" where the address has "agent". */
function oneOf<Word extends string>(words: readonly Word[]) {
  return z
    .string()
    .transform((written) => words.find((word) => word.toLowerCase() === written.toLowerCase()) ?? null)
    .nullable()
    .catch(null);
}

function decode(raw: unknown): { id: string; nameKey: string } | null {
  if (typeof raw !== "string") return null;
  const text = Buffer.from(raw, "base64url").toString("utf8");
  const id = parseId<"agents">(text.slice(0, 36));
  return id && !text.includes("\0") ? { id, nameKey: text.slice(36) } : null;
}
