import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { FormAction } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";

interface DeleteNamedProps {
  action: FormAction<string>;
  hidden: Record<string, string>;
  name: string;
  /** Where it is shown. */
  page: Route;
  /** Why it cannot be, in place of what goes with it. */
  instead?: ReactNode;
  /** What goes with it, as items of a list. */
  children?: ReactNode;
}

/** What hangs on a group, a campaign or a business unit, and the form that deletes it: in the dialog and on the page. */
export async function DeleteNamed({ action, hidden, name, page, instead, children }: DeleteNamedProps) {
  const [words, sentences] = await Promise.all([getTranslations("routes"), errorSentences()]);
  return (
    <>
      {!instead && <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5">{children}</ul>}
      <ConfirmForm
        action={action}
        formKey={newId<"idempotency_keys">()}
        hidden={hidden}
        page={page}
        look="danger"
        sentences={sentences}
        instead={instead}
        words={{
          submit: words("delete"),
          pending: words("deleting"),
          cancel: words("cancel"),
          back: words("back", { name }),
        }}
      />
    </>
  );
}
