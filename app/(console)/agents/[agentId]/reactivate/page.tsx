import { refusalToDeactivate } from "#lib/agents/rules.ts";
import { LeavePage } from "../leave-page.tsx";
import { Reactivate } from "./reactivate.tsx";

/** The confirmation as a page, for those without the script. */
export default function ReactivatePage({ params }: PageProps<"/agents/[agentId]/reactivate">) {
  return (
    <LeavePage
      permission="agents.reactivate"
      params={params}
      title="reactivateTitle"
      refusalTo={(actor, agent) => refusalToDeactivate(actor, "agents.reactivate", agent)}
      Question={Reactivate}
    />
  );
}
