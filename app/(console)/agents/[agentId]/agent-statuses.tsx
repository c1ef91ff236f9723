import { getTranslations } from "next-intl/server";
import { StatusPeriods } from "#app/(console)/status-periods.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { may, refusalToAct } from "#lib/auth/policy.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findOffered } from "#lib/statuses/find-statuses.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { OfferForm } from "./offer-form.tsx";

/** Which statuses the person's own menu offers, and those that were chosen last. */
export async function AgentStatuses({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  if (agent.erasedAt) return null;
  const t = await getTranslations("status");
  return (
    <>
      {agent.state !== "Closed" && <Offered actor={actor} agent={agent} />}
      {may(actor.role, "statuses.see") && (
        <Section title={t("periods")} text={t("periodsText")}>
          <StatusPeriods actor={actor} agentId={agent.id} />
        </Section>
      )}
    </>
  );
}

async function Offered({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  if (!may(actor.role, "statuses.offer") || refusalToAct(actor, "agents.edit", agent)) return null;
  const [t, settings, sentences, { first, statuses }] = await Promise.all([
    getTranslations("status"),
    getTranslations("settings"),
    errorSentences(),
    findOffered(actor, agent.id),
  ]);
  const always = first && t("alwaysOffered", { first: nameOfStatus(first, actor.language) });
  return (
    <Section title={t("offered")} text={always}>
      {statuses.length === 0 ? (
        <p className="text-muted">{t("noneToOffer")}</p>
      ) : (
        <OfferForm
          formKey={newId<"idempotency_keys">()}
          agentId={agent.id}
          sentences={sentences}
          statuses={statuses.map((status) => ({
            id: status.id,
            name: nameOfStatus(status, actor.language),
            isOffered: status.isOffered,
          }))}
          words={{
            legend: t("offered"),
            submit: t("saveOffered"),
            saved: settings("saved"),
            saving: settings("saving"),
          }}
        />
      )}
    </Section>
  );
}
