import { getTranslations } from "next-intl/server";
import { Email } from "#components/email.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { SeveralPreview } from "#lib/agents/change-several.ts";
import type { ChangeOfSeveral } from "#lib/agents/several-schema.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { effectWords } from "./effect-words.ts";
import { SeveralForm } from "./several-form.tsx";

interface PreviewProps {
  actor: Actor;
  change: ChangeOfSeveral;
  /** The same as the form sends it. */
  typed: string;
  preview: SeveralPreview;
}

/** Who would be changed how, who not and why, what it costs, and the button that does it. */
export async function Preview({ actor, change, typed, preview: { people, quote } }: PreviewProps) {
  const [t, sentences, inWords, words, drawn] = await Promise.all([
    getTranslations("several"),
    errorSentences(),
    effectWords(actor, change),
    quoteWords(),
    quote && drawQuote(quote),
  ]);
  const count = people.filter(({ planned }) => planned.ok).length;
  return (
    <>
      <div className="group-has-[[data-several-done]]/several:hidden">
        <Table
          caption={t("effect")}
          columns={[
            { key: "name", label: t("name") },
            { key: "email", label: t("email") },
            { key: "effect", label: t("effect") },
          ]}
          rows={people.map((person) => ({
            id: person.id,
            cells: {
              name: <PersonLink id={person.id} name={person.name} />,
              email: <Email address={person.email} />,
              effect: person.planned.ok
                ? inWords(person, person.planned)
                : t("stays", { reason: sentences[person.planned.refusal] ?? "" }),
            },
          }))}
        />
      </div>
      <SeveralForm
        nothing={count === 0 ? t("nothing") : null}
        formKey={newId<"idempotency_keys">()}
        agentIds={people.map(({ id }) => id)}
        change={typed}
        isDanger={change.what === "deactivate"}
        quote={drawn}
        quoteWords={words}
        sentences={sentences}
        words={{
          submit: t("submit", { count }),
          pending: t("pending"),
          cancel: t("cancel"),
          back: t("toAgents"),
        }}
      />
    </>
  );
}
