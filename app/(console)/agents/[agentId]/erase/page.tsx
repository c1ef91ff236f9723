import { refusalToErase } from "#lib/agents/rules.ts";
import { LeavePage } from "../leave-page.tsx";
import { Erase } from "./erase.tsx";

/** The confirmation as a page, for those without the script. */
export default function ErasePage({ params }: PageProps<"/agents/[agentId]/erase">) {
  return (
    <LeavePage
      permission="agents.erase"
      params={params}
      title="eraseTitle"
      refusalTo={(actor, agent) => refusalToErase(actor, agent)}
      Question={Erase}
    />
  );
}
