import { getFormatter, getTranslations } from "next-intl/server";
import { messageKeyOf } from "#app/(console)/audit/audit-words.tsx";
import { changesSince, type DrawnForm } from "#lib/agents/changes-since.ts";
import type { EditField } from "#lib/agents/merge-rules.ts";
import { findAgent } from "#lib/agents/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Hindrance } from "#lib/values/form-state.ts";
import { editWords } from "./edit-words.ts";

/** Who saved what meanwhile: a sentence for each change, as the audit trail has it, with the fields that it changed. */
export async function whatChanged(actor: Actor, input: DrawnForm, clashes: number): Promise<Hindrance> {
  const [t, format, system, actions, words, changes] = await Promise.all([
    getTranslations("editAgent"),
    getFormatter(),
    getTranslations("audit"),
    getTranslations("audit.actions"),
    editWords(),
    changesSince(actor, input),
  ]);
  const labelOf = (field: EditField) => {
    if (field === "locationId") return words.location.serverLocation;
    if (field === "mayEditContacts") return words.location.mayEditContacts;
    return words[field === "unitId" ? "unit" : field];
  };
  return {
    title: t("meanwhileTitle"),
    text: t("meanwhileText", { clashes }),
    items: changes.map(({ action, fields, actorName }) => ({
      href: null,
      label: actions.markup(messageKeyOf(action), {
        who: () => actorName ?? system("system"),
        whom: () => t("thisPerson"),
      }),
      note: format.list(fields.map(labelOf), { type: "unit" }) || null,
    })),
    more: null,
  };
}

/** The same, for whoever cannot save any more because the account was closed, with the way to the person's page. */
export async function whatClosed(actor: Actor, input: DrawnForm): Promise<Hindrance> {
  const [t, agent, changed, found] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("agent"),
    whatChanged(actor, input, 0),
    findAgent(actor, input.agentId),
  ]);
  const label = agent("back", { name: found?.name ?? "" });
  const person = { href: `/agents/${input.agentId}`, label, note: null };
  return { ...changed, text: t("closedText"), items: [...changed.items, person] };
}
