import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ReplaceInstead } from "#app/(console)/replace-instead.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import { refusalToSetFeatures } from "#lib/seats/features-rules.ts";
import { countSeats, seatOffers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { seatOptions } from "../seat-options.ts";
import { FeaturesForm } from "./features-form.tsx";

interface AgentFeaturesProps {
  actor: Actor;
  agent: AgentDetails;
  page: Route;
}

/** The switch between a calling seat and none, for whoever may turn it; nothing for the others. */
export async function AgentFeatures({ actor, agent, page }: AgentFeaturesProps) {
  const isIn = agent.seatId !== null;
  if (!may(actor.role, "features.change")) return null;
  if (refusalToSetFeatures(actor, isIn ? "disabled" : "enabled", agent)) return null;
  const mayBuy = may(actor.role, "seats.charge");
  const [t, sentences, offers, count] = await Promise.all([
    getTranslations("features"),
    errorSentences(),
    seatOffers(actor, dayIn(actor.organisation.timeZone, now())),
    countSeats(actor),
  ]);
  const isSelf = agent.id === actor.agentId;
  const { name } = agent;

  return (
    <Section id="features" title={t("title")} text={isSelf ? t("textOwn") : t("text", { name })}>
      <FeaturesForm
        formKey={newId<"idempotency_keys">()}
        agentId={agent.id}
        heldSeat={agent.seatId}
        seats={await seatOptions(actor, offers)}
        quote={mayBuy && !isIn ? await quoteWords() : null}
        noSeats={
          <div>
            <p>{t("noSeats")}</p>
            <ReplaceInstead vacant={0} held={count.heldByDeactivated} />
          </div>
        }
        page={page}
        sentences={sentences}
        words={{
          features: t("title"),
          enabled: t("enabled"),
          disabled: t("disabled"),
          disabledHelp: isIn ? t("disabledHelp") : "",
          seat: t("seat"),
          seatHelp: t(mayBuy ? "seatHelp" : "seatHelpManager"),
          submit: t("submit"),
          pending: t("pending"),
          back: isSelf ? t("backOwn") : t("back", { name }),
        }}
      />
    </Section>
  );
}
