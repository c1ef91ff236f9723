import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { FindOwner } from "../find-owner.tsx";
import { ownerOptions } from "../owner-options.ts";
import { AssignNumberForm } from "./assign-number-form.tsx";
import { refusalOfHolder } from "./refusal-of-holder.ts";
import { Unassign } from "./unassign/unassign.tsx";

/** From the pool to a seat or a call route, and back. */
export async function AssignSection({
  number,
  actor,
  q,
}: {
  number: NumberDetails;
  actor: Actor;
  /** What was typed to find a seat. */
  q: string;
}) {
  const isOwned = Boolean(number.seatId || number.routeId);
  if (number.releaseOn && !isOwned) return null;
  const [t, sentences] = await Promise.all([getTranslations("numbers"), errorSentences()]);
  const owners = isOwned ? null : await ownerOptions(actor, { q });
  const refusal = refusalOfHolder(actor, number);
  return (
    <Section title={t("assignTitle")} text={owners && t("assignText")}>
      {owners && <FindOwner q={q} more={owners.more} />}
      <AssignNumberForm
        numberId={number.id}
        formKey={newId<"idempotency_keys">()}
        instead={
          isOwned &&
          (refusal ? <p className="text-muted">{sentences[refusal]}</p> : <PutBack number={number} />)
        }
        owners={[{ value: "", label: t("choose") }, ...(owners?.options ?? [])]}
        sentences={sentences}
        words={{ owner: t("owner"), submit: t("assign"), pending: t("assignPending") }}
      />
    </Section>
  );
}

async function PutBack({ number }: { number: NumberDetails }) {
  const t = await getTranslations("numbers");
  return (
    <ConfirmLink
      href={`/numbers/${number.id}/unassign`}
      label={t("unassign")}
      title={t("unassignAsk", { number: formatPhone(number.number as PhoneNumber) })}
    >
      <Unassign number={number} />
    </ConfirmLink>
  );
}
