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
  const t = await getTranslations("numbers");
  if (number.seatId || number.routeId) {
    const refusal = refusalOfHolder(actor, number);
    const shown = formatPhone(number.number as PhoneNumber);
    return (
      <Section title={t("assignTitle")}>
        {refusal ? (
          <p className="text-muted">{(await errorSentences())[refusal]}</p>
        ) : (
          <ConfirmLink
            href={`/numbers/${number.id}/unassign`}
            label={t("unassign")}
            title={t("unassignAsk", { number: shown })}
          >
            <Unassign number={number} />
          </ConfirmLink>
        )}
      </Section>
    );
  }
  if (number.releaseOn) return null;
  const owners = await ownerOptions(actor, { q });
  return (
    <Section title={t("assignTitle")} text={t("assignText")}>
      <FindOwner q={q} more={owners.more} />
      <AssignNumberForm
        numberId={number.id}
        formKey={newId<"idempotency_keys">()}
        owners={[{ value: "", label: t("choose") }, ...owners.options]}
        sentences={await errorSentences()}
        words={{ owner: t("owner"), submit: t("assign"), pending: t("assignPending") }}
      />
    </Section>
  );
}
