import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { callerNumberWords, LostCallerId } from "#app/(console)/caller-id-facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { refusalToAct } from "#lib/auth/policy.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { smsObstacle } from "#lib/seats/caller-id-rules.ts";
import {
  type CallerId,
  type CallerNumber,
  findCallerId,
  listRouteNumbers,
} from "#lib/seats/find-caller-id.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { CallerIdForm } from "./caller-id-form.tsx";

/** Which number the agent's calls show, each choice with whether SMS can be sent under it. */
export default async function CallerIdPage({ params }: PageProps<"/agents/[agentId]/caller-id">) {
  const actor = await requireActor("agents.edit");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();
  const refusal = refusalToAct(actor, "agents.edit", agent);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const [t, sentences, callerId, routeNumbers] = await Promise.all([
    getTranslations("callerId"),
    errorSentences(),
    findCallerId(actor, agent.id),
    listRouteNumbers(actor),
  ]);
  const page = `/agents/${agent.id}` as Route;
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text", { name: agent.name })}
        parent={{ href: page, label: agent.name }}
      />
      {callerId ? (
        <div className="grid max-w-xl gap-5">
          <LostCallerId callerId={callerId} isOwn={false} />
          {!callerId.direct && routeNumbers.length === 0 && (
            <p className="text-muted">{t("noRouteNumbers")}</p>
          )}
          <CallerIdForm
            agentId={agent.id}
            page={page}
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            choices={await choicesOf(callerId, routeNumbers)}
            initial={callerId.shown?.id ?? ""}
            words={{
              label: t("label"),
              routeHelp: t("choice-route-number"),
              submit: t("save"),
              pending: t("saving"),
              cancel: t("cancel"),
            }}
          />
        </div>
      ) : (
        <Notice tone="warning">{sentences["no-seat-held"]}</Notice>
      )}
    </>
  );
}

async function choicesOf(callerId: CallerId, routeNumbers: readonly CallerNumber[]) {
  const t = await getTranslations("callerId");
  const { direct, tierHasSms, tier } = callerId;
  const helpOf = (shown: CallerNumber | null): string => {
    const obstacle = smsObstacle({ direct, shown, tierHasSms });
    return obstacle ? t(`choice-${obstacle}`, { tier }) : t("choiceCanSend");
  };
  const numbers = [...(direct ? [direct] : []), ...routeNumbers];
  return [
    { value: "", label: t("none"), help: helpOf(null) },
    ...(await Promise.all(
      numbers.map(async (number) => ({
        value: number.id,
        label: await callerNumberWords(number),
        help: helpOf(number),
      })),
    )),
  ];
}
