import { refusalToDeactivate } from "#lib/agents/rules.ts";
import { LeavePage } from "../leave-page.tsx";
import { Deactivate } from "./deactivate.tsx";

/** The confirmation as a page, for those without the script. */
export default function DeactivatePage({ params }: PageProps<"/agents/[agentId]/deactivate">) {
  return (
    <LeavePage
      permission="agents.deactivate"
      params={params}
      title="deactivateTitle"
      refusalTo={(actor, agent) => refusalToDeactivate(actor, "agents.deactivate", agent)}
      Question={Deactivate}
    />
  );
}
