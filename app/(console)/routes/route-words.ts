import { getTranslations } from "next-intl/server";
import { keyNames, keySign } from "#lib/routes/route-fields-schema.ts";
import type { Distribution, RouteKind } from "#lib/values/call-route.ts";

export type RouteWords = Awaited<ReturnType<typeof routeWords>>;

/** The words of a call route's form: it is drawn in the browser, which gets no catalogue. */
export async function routeWords(kind: RouteKind) {
  const t = await getTranslations("routes");
  const isIvr = kind === "ivr";
  const isQueue = kind === "queue";
  const distributions: Record<Distribution, string> = {
    "all-at-once": t("distributionAllAtOnce"),
    "in-order": t("distributionInOrder"),
    "longest-idle": t("distributionLongestIdle"),
    "fewest-calls": t("distributionFewestCalls"),
  };
  return {
    name: t("name"),
    greeting: t(isIvr ? "greetingIvr" : isQueue ? "greetingQueue" : "greetingRingGroup"),
    greetingHelp: t(isIvr ? "greetingIvrHelp" : "greetingHelp"),
    hasVoicemail: t("hasVoicemail"),
    hasVoicemailHelp: t("hasVoicemailHelp"),
    distribution: t("distribution"),
    distributions,
    ringSeconds: t(isIvr ? "keySeconds" : "ringSeconds"),
    ringSecondsHelp: t(isIvr ? "keySecondsHelp" : "ringSecondsHelp"),
    maxWait: t("maxWait"),
    maxWaitHelp: t("maxWaitHelp"),
    addMembers: t("addMembers"),
    addMembersHelp: t(isQueue ? "addMembersHelpQueue" : "addMembersHelp"),
    memberList: t(isQueue ? "memberListQueue" : "memberList"),
    memberListHelp: t(isQueue ? "memberListQueueHelp" : "memberListHelp"),
    keys: t("keys"),
    keysHelp: t("keysHelp"),
    keyLabels: Object.fromEntries(
      keyNames.map((name) => [
        name,
        {
          to: t("keyTo", { key: keySign(name) }),
          extension: t("keyExtension", { key: keySign(name) }),
        },
      ]),
    ),
    nothing: t("nothing"),
    otherwise: t(isIvr ? "otherwiseNoKey" : isQueue ? "otherwiseMaxWait" : "otherwiseNoAnswer"),
    extension: t("extension"),
    toExtensionHelp: t("toExtensionHelp"),
    add: t("add"),
    adding: t("adding"),
    save: t("save"),
    saving: t("saving"),
    saved: t("saved"),
    cancel: t("cancel"),
  };
}
