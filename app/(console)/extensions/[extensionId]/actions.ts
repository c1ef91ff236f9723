"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { editExtension } from "#lib/extensions/edit-extension.ts";
import { findExtension } from "#lib/extensions/find-extension.ts";
import type { EditExtensionRefusal } from "#lib/extensions/rules.ts";
import { EditExtension } from "#lib/extensions/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const editExtensionAction = actorAction("extensions.change", async (actor, form) => {
  const parsed = parseForm(EditExtension, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await editExtension(actor, parsed.input, now());
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (refusal === "admins-only-by-admins") await noteDenial(actor, "agents.grantAdmin");
    const saved = refusal === "changed-meanwhile" && (await findExtension(actor, parsed.input.extensionId));
    if (saved) {
      const { number, type, hasVoicemail, greeting, version } = saved;
      const now = { version: String(version) };
      return savedMeanwhile(parsed.values, { number, type, hasVoicemail, greeting }, { now });
    }
    return refusedForm(parsed.values, refusal, { field: fields[refusal] });
  }
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<EditExtensionRefusal | "form-already-used">, string> = {
  "extension-not-there": "",
  "form-malformed": "",
  "changed-meanwhile": "",
  "admins-only-by-admins": "",
  "extension-reserved": "number",
  "extension-taken": "number",
  "form-already-used": "",
};
