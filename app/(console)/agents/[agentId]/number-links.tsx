import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/link-button.tsx";
import { may } from "#lib/auth/policy.ts";
import type { CallerId } from "#lib/seats/find-caller-id.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

interface NumberLinksProps {
  actor: Actor;
  agent: { id: AgentId; seatId: SeatId | null };
  callerId: CallerId;
}

/** Ways to another caller ID: one that is there, or a number of the seat's own, which is then both. */
export async function NumberLinks({ actor, agent, callerId }: NumberLinksProps) {
  const [t, numbers] = await Promise.all([getTranslations("callerId"), getTranslations("numbers")]);
  return (
    <>
      <LinkButton href={`/agents/${agent.id}/caller-id` as Route}>{t("change")}</LinkButton>
      {!callerId.direct && may(actor.role, "numbers.buy") && (
        <LinkButton href={`/numbers/buy?seat=${agent.seatId}` as Route}>{numbers("buy")}</LinkButton>
      )}
    </>
  );
}
