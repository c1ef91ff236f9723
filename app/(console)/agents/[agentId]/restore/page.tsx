import { refusalToRestore } from "#lib/agents/rules.ts";
import { now } from "#lib/clock.ts";
import { LeavePage } from "../leave-page.tsx";
import { Restore } from "./restore.tsx";

/** The confirmation as a page, for those without the script. */
export default function RestorePage({ params }: PageProps<"/agents/[agentId]/restore">) {
  return (
    <LeavePage
      permission="agents.restore"
      params={params}
      title="restoreTitle"
      refusalTo={(actor, agent) => refusalToRestore(actor, agent, now())}
      Question={Restore}
    />
  );
}
