"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { changeSeveral, previewSeveral, type SeveralRefusal } from "#lib/agents/change-several.ts";
import { nameAgents } from "#lib/agents/queries.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { type OneRefusal, permissionFor } from "#lib/agents/several-rules.ts";
import { ChangeSeveral } from "#lib/agents/several-schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import { errorSentences, type Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface SeveralAnswer {
  title: string;
  /** Nobody was left as before. */
  isAll: boolean;
  lines: { href: string; name: string; outcome: string }[];
}

/** Once done the page is not drawn anew: what it would preview is done, and the answer stands in its place. */
export const changeSeveralAction = actorAction<SeveralAnswer>("agents.edit", async (actor, form) => {
  const parsed = parseForm(ChangeSeveral, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeSeveral(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<SeveralRefusal | "form-already-used">;
    const isOfMoney = refusal === "quote-changed" || refusal === "quote-not-seen";
    const preview = isOfMoney ? await previewSeveral(actor, parsed.input, now()) : null;
    const quote = preview && "quote" in preview ? preview.quote : null;
    // What is asked again is one thing with the list of who would be changed how.
    if (isOfMoney) revalidatePath("/agents/several");
    return refusedForm(parsed.values, refusal, quote ? { quote: await drawQuote(quote) } : {});
  }

  const { results } = outcome.value;
  if (results.some(({ refusal }) => isOfRole(refusal)))
    await noteDenial(actor, permissionFor[parsed.input.change.what]);
  const [t, sentences, names] = await Promise.all([
    getTranslations("several"),
    errorSentences(),
    nameAgents(
      actor,
      results.map(({ agentId }) => agentId),
    ),
  ]);
  const inWords = (refusal: Sentenced<OneRefusal> | null) =>
    refusal ? t("stays", { reason: sentences[refusal] ?? "" }) : t("changed");
  return {
    status: "done",
    result: {
      title: t("done", { count: results.filter(({ refusal }) => refusal === null).length }),
      isAll: results.every(({ refusal }) => refusal === null),
      lines: results.map(({ agentId, refusal }) => ({
        href: `/agents/${agentId}`,
        name: names.get(agentId) ?? "",
        outcome: inWords(refusal),
      })),
    },
  };
});
