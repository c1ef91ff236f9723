import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { extensions, routeMembers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { RouteId, SeatId } from "#lib/values/ids.ts";
import { isTakenAmong } from "#lib/values/same-name.ts";
import { type Member, membersAfter, type RouteDraft, type Wanted } from "./draft-rules.ts";
import { type Destination, type GraphRefusal, loopThrough, pathOf, refusalToSave } from "./graph-rules.ts";
import { readGraph, type SavedRoute } from "./read-graph.ts";

/** No organisation has more call routes, so that the graph is read and judged whole. */
export const mostRoutes = 500;
/** No ring group or queue has more. */
export const mostMembers = 200;

export type RouteRefusal =
  | GraphRefusal
  | "route-not-there"
  | "changed-meanwhile"
  | "name-taken"
  | "extension-unknown"
  | "extensions-unknown"
  | "members-too-many"
  | "routes-too-many";

/** What a draft comes to in the organisation as it stands: what to write, or what is wrong, where and why. */
export type Judged =
  | {
      ok: true;
      before: SavedRoute | null;
      members: Member<SeatId>[];
      keys: JudgedKey[];
      otherwise: Destination;
    }
  | {
      ok: false;
      refusal: RouteRefusal;
      /** The form's field that it is about; the whole form where none is. */
      field?: string;
      /** The loop that it would make: "Sales → Night → Sales". */
      path?: string;
      /** The extensions that no seat has. */
      unknown?: string[];
    };

interface JudgedKey {
  key: string;
  to: Destination;
}

export interface RouteToJudge {
  id: RouteId;
  /** Which version the form was drawn from; null for a route that is to be added. */
  version: number | null;
  draft: RouteDraft;
}

/** Judges a route against everything that it would stand among. Under the organisation's lock the answer holds until the commit. */
export async function judgeRoute(tx: ActorTx, { id, version, draft }: RouteToJudge): Promise<Judged> {
  const graph = await readGraph(tx);
  const before = graph.get(id) ?? null;
  if (version === null ? before !== null : before?.kind !== draft.kind) return fault("route-not-there");
  if (before && before.version !== version) return fault("changed-meanwhile");
  if (!before && graph.size >= mostRoutes) return fault("routes-too-many");
  if (isTakenAmong([...graph.values()], draft.name, id)) {
    return fault("name-taken", { field: "name" });
  }

  const seatOf = await seatsByExtension(tx, draft);
  const wanted = [...draft.keys, draft.otherwise];
  const nobodys = wanted.find(({ to }) => to.kind === "extension" && !seatOf.has(to.extension));
  if (nobodys) return fault("extension-unknown", { field: nobodys.field });
  const unknown = draft.added.filter((extension) => !seatOf.has(extension));
  if (unknown.length > 0) return fault("extensions-unknown", { field: "add", unknown });

  const members = withAdded(
    membersAfter(await readMembers(tx, id), draft.rows),
    draft.added.flatMap((extension) => seatOf.get(extension) ?? []),
  );
  if (members.length > mostMembers) return fault("members-too-many", { field: "add" });
  const keys = draft.keys.map(({ key, to }) => ({ key, to: placed(to, seatOf) }));
  const otherwise = placed(draft.otherwise.to, seatOf);

  const { kind, name, hasVoicemail } = draft;
  const node = { id, kind, name, hasVoicemail, members: members.length, keys, otherwise };
  const after = new Map([...graph, [id, node] as const]);
  const refusal = refusalToSave(after, node);
  if (!refusal) return { ok: true, before, members, keys, otherwise };
  const loop = refusal === "route-loops" && loopThrough(after, id);
  return fault(refusal, { field: fieldOf[refusal], ...(loop && { path: pathOf(loop) }) });
}

/** The members of a route in their order. */
export function readMembers(tx: ActorTx, routeId: RouteId): Promise<Member<SeatId>[]> {
  return tx
    .select({ seatId: routeMembers.seatId, priority: routeMembers.priority })
    .from(routeMembers)
    .where(and(eq(routeMembers.orgId, tx.actor.orgId), eq(routeMembers.routeId, routeId)))
    .orderBy(asc(routeMembers.position));
}

const fieldOf: Record<GraphRefusal, string> = {
  "route-unknown": "",
  "voicemail-box-off": "hasVoicemail",
  "nobody-to-ring": "to",
  "menu-without-keys": "",
  "route-loops": "",
};

const fault = (refusal: RouteRefusal, more: Partial<Extract<Judged, { ok: false }>> = {}): Judged => ({
  ok: false,
  refusal,
  ...more,
});

async function seatsByExtension(tx: ActorTx, draft: RouteDraft): Promise<Map<string, SeatId>> {
  const typed = [
    ...draft.added,
    ...[...draft.keys, draft.otherwise].flatMap(({ to }) => (to.kind === "extension" ? [to.extension] : [])),
  ].filter((extension) => /^[0-9]{2,6}$/.test(extension));
  if (typed.length === 0) return new Map();
  const rows = await tx
    .select({ number: extensions.number, seatId: extensions.seatId })
    .from(extensions)
    .where(
      and(
        eq(extensions.orgId, tx.actor.orgId),
        inArray(extensions.number, typed),
        isNotNull(extensions.seatId),
      ),
    );
  return new Map(rows.flatMap(({ number, seatId }) => (seatId ? [[number, seatId]] : [])));
}

function placed(to: Wanted["to"], seatOf: Map<string, SeatId>): Destination {
  if (to.kind !== "extension") return to;
  const seatId = seatOf.get(to.extension);
  return seatId ? { kind: "seat", seatId } : { kind: "hang-up" };
}

/** Who is a member already is not added again. */
function withAdded(members: Member<SeatId>[], added: readonly SeatId[]): Member<SeatId>[] {
  const there = new Set(members.map(({ seatId }) => seatId));
  const joining = [...new Set(added)].filter((seatId) => !there.has(seatId));
  return [...members, ...joining.map((seatId) => ({ seatId, priority: 1 }))];
}
