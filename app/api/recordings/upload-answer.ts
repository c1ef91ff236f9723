import type { Route } from "next";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** Long enough for every title that is refused for something else than its length. */
const longestTitleKept = 1000;

/** Where the upload's form stands, with what came of it; the title comes back where it is to be mended. */
export function answerUpload(
  actor: Actor,
  agentId: AgentId,
  { refusal, title }: { refusal: string | null; title: string },
): Route {
  const query = new URLSearchParams({ recording: refusal ?? "added" });
  if (refusal && title) query.set("title", title.slice(0, longestTitleKept));
  const page = formPage(agentId === actor.agentId ? null : agentId);
  return `${page}?${query}#voicemail-drops` as Route;
}

/** Where somebody's upload form stands; null for one's own. */
export function formPage(agentId: AgentId | null): Route {
  return (agentId ? `/agents/${agentId}` : "/profile") as Route;
}
