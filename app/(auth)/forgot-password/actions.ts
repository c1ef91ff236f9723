"use server";

import { getTranslations } from "next-intl/server";
import { askForReset } from "#lib/auth/ask-for-reset.ts";
import { requestClient } from "#lib/auth/client.ts";
import { publicAction } from "#lib/auth/public-action.ts";
import { AskForReset } from "#lib/auth/schema.ts";
import type { WaitRefusal } from "#lib/auth/sign-in-rules.ts";
import { realNow } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type FormAction, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Done with a sentence that is the same for every address. */
export const askForResetAction: FormAction<string> = publicAction(
  "who forgot the password cannot sign in",
  async (_previous, form) => {
    const parsed = parseForm(AskForReset, form);
    if (!parsed.ok) return parsed.state;

    const { address } = await requestClient();
    const outcome = await askForReset(parsed.input, address, realNow());
    if (!outcome.ok) {
      const refusal: Sentenced<WaitRefusal> = outcome.refusal;
      return refusedForm(parsed.values, refusal);
    }
    const t = await getTranslations("auth.forgot");
    return { status: "done", result: t("sent", { email: parsed.input.email }) };
  },
);
