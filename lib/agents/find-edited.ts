import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, seatOccupancies, seats } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { readSeatGroups } from "#lib/groups/queries.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, GroupId } from "#lib/values/ids.ts";
import type { EditAgent } from "./edit-schema.ts";
import type { EditState } from "./merge-rules.ts";

export type EditedAgent = NonNullable<Awaited<ReturnType<typeof findEdited>>>;

/** Whom the Edit form is about, with what its fields say now; null when the organisation has no such agent. */
export async function findEdited(actor: Actor, id: AgentId) {
  requirePermission(actor, "agents.edit");
  return read(actor, async (tx) => {
    const [agent] = await tx
      .select({
        id: agents.id,
        version: agents.version,
        name: agents.name,
        email: agents.email,
        role: agents.role,
        state: agents.state,
        language: agents.language,
        unitId: agents.unitId,
        landLine: agents.landLine,
        mobile: agents.mobile,
        locationId: agents.locationId,
        mayEditContacts: agents.mayEditContacts,
        startsOn: agents.startsOn,
        endsOn: agents.endsOn,
        seatId: seats.id,
        forceLogin: seats.forceLogin,
        extension: extensions.number,
        extensionType: extensions.type,
      })
      .from(agents)
      .leftJoin(seatOccupancies, agentStaysNow(agents.orgId, agents.id))
      .leftJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
      .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
      .where(and(eq(agents.orgId, actor.orgId), eq(agents.id, id)));
    if (!agent) return null;
    const held = agent.seatId ? await readSeatGroups(tx, agent.seatId) : [];
    return { ...agent, groups: held.map((group) => group.id) };
  });
}

/** What the form says while it is drawn from this. */
export function stateOf(agent: EditedAgent): EditState {
  return stateOfForm(agent, agent.state === "Scheduled");
}

/** What a form that was sent says, in the same words. */
export function stateSent(input: EditAgent): EditState {
  return stateOfForm(input, input.startsOn !== null);
}

type Text = string | null | undefined;
type Fields = Record<"email" | "name" | "role" | "language", string> &
  Record<"unitId" | "landLine" | "mobile" | "startsOn" | "endsOn" | "seatId" | "extension", Text> & {
    locationId?: Text;
    mayEditContacts: boolean;
    extensionType?: Text;
    forceLogin: boolean | null;
    groups?: readonly GroupId[] | undefined;
  };

function stateOfForm(form: Fields, hasStart: boolean): EditState {
  return {
    email: form.email,
    name: form.name,
    role: form.role,
    language: form.language,
    unitId: form.unitId ?? "",
    landLine: form.landLine ?? "",
    mobile: form.mobile ?? "",
    locationId: form.locationId ?? "",
    mayEditContacts: form.mayEditContacts ? "on" : "",
    ...(hasStart && { startsOn: form.startsOn ?? "" }),
    endsOn: form.endsOn ?? "",
    seatId: form.seatId ?? "",
    ...(form.seatId && {
      extension: form.extension ?? "",
      extensionType: form.extensionType ?? "",
      forceLogin: form.forceLogin ? "on" : "",
      groups: [...(form.groups ?? [])].sort().join(" "),
    }),
  };
}
