import { refusalToDeactivate } from "#lib/agents/rules.ts";
import { LeavePage } from "../leave-page.tsx";
import { Delete } from "./delete.tsx";

/** The confirmation as a page, for those without the script. */
export default function DeletePage({ params }: PageProps<"/agents/[agentId]/delete">) {
  return (
    <LeavePage
      permission="agents.delete"
      params={params}
      title="deleteTitle"
      refusalTo={(actor, agent) => refusalToDeactivate(actor, "agents.delete", agent)}
      Question={Delete}
    />
  );
}
