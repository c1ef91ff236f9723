import { locationChoices } from "#app/(console)/agents/location-choices.ts";
import { findEdited } from "#lib/agents/find-edited.ts";
import { requireActor } from "#lib/auth/session.ts";
import { WorksFromField } from "#lib/locations/schema.ts";
import { parseId } from "#lib/values/ids.ts";
import { phoneField } from "#lib/values/phone.ts";

/**
 * The choices of the Server Location field for what a form says so far: `?worksFrom=…&mobile=…&landLine=…`, and `agentId=…` where
 * somebody is edited. Gives `{ options, from, problem }`, or null where there is none to choose. Reads only.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor("agents.edit");
  const { worksFrom, mobile, landLine, agentId } = Object.fromEntries(new URL(request.url).searchParams);
  const id = parseId<"agents">(agentId);
  const agent = id && (await findEdited(actor, id));
  const place = WorksFromField.safeParse(worksFrom);
  // A number that is not finished says nothing yet.
  const number = (typed: string | undefined) => phoneField().safeParse(typed).data ?? null;
  const known = {
    worksFrom: place.success ? (place.data ?? null) : "",
    mobile: number(mobile),
    landLine: number(landLine),
  };
  const choices = await locationChoices(actor, known, agent?.locationId ?? null);
  return Response.json(choices, { headers: { "cache-control": "no-store" } });
}
