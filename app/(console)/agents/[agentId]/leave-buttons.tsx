import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { refusalToDeactivate, refusalToErase, refusalToRestore } from "#lib/agents/rules.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { Deactivate } from "./deactivate/deactivate.tsx";
import { Delete } from "./delete/delete.tsx";
import { Erase } from "./erase/erase.tsx";
import { Reactivate } from "./reactivate/reactivate.tsx";
import { Restore } from "./restore/restore.tsx";

/** How this actor may end this account's access, or give it back; none where the verb would refuse. */
export async function LeaveButtons({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  const t = await getTranslations("leave");
  const page = `/agents/${agent.id}`;
  const asked = { actor, agent, refusal: null };
  return (
    <>
      {!refusalToDeactivate(actor, "agents.deactivate", agent) && (
        <ConfirmLink
          href={`${page}/deactivate`}
          label={t("deactivate")}
          title={t("deactivateTitle", { name: agent.name })}
        >
          <Deactivate {...asked} />
        </ConfirmLink>
      )}
      {!refusalToDeactivate(actor, "agents.reactivate", agent) && (
        <ConfirmLink
          href={`${page}/reactivate`}
          label={t("reactivate")}
          title={t("reactivateTitle", { name: agent.name })}
        >
          <Reactivate {...asked} />
        </ConfirmLink>
      )}
      {!refusalToDeactivate(actor, "agents.delete", agent) && (
        <ConfirmLink
          href={`${page}/delete`}
          label={t("delete")}
          title={t("deleteTitle", { name: agent.name })}
          look="danger"
        >
          <Delete {...asked} />
        </ConfirmLink>
      )}
      {!refusalToRestore(actor, agent, now()) && (
        <ConfirmLink
          href={`${page}/restore`}
          label={t("restore")}
          title={t("restoreTitle", { name: agent.name })}
        >
          <Restore {...asked} />
        </ConfirmLink>
      )}
      {!refusalToErase(actor, agent) && (
        <ConfirmLink
          href={`${page}/erase`}
          label={t("erase")}
          title={t("eraseTitle", { name: agent.name })}
          look="danger"
        >
          <Erase {...asked} />
        </ConfirmLink>
      )}
    </>
  );
}
