"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { addExtension } from "#lib/extensions/add-extension.ts";
import type { AddExtensionRefusal } from "#lib/extensions/rules.ts";
import { AddExtension } from "#lib/extensions/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface ExtensionAdded {
  title: string;
  text: string;
  href: string;
  open: string;
  another: string;
}

export const addExtensionAction = actorAction<ExtensionAdded>("extensions.change", async (actor, form) => {
  const parsed = parseForm(AddExtension, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addExtension(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/extensions");
  const t = await getTranslations("extension");
  const { extensionId, number } = outcome.value;
  return {
    status: "done",
    result: {
      title: t("added", { number }),
      text: t("addedText", { number }),
      href: `/extensions/${extensionId}`,
      open: t("open", { number }),
      another: t("another"),
    },
  };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<AddExtensionRefusal | "form-already-used">, string> = {
  "extension-taken": "number",
  "form-already-used": "",
};
