import { getTranslations } from "next-intl/server";
import { findOwnNumbers } from "#lib/templates/queries.ts";
import type { Samples } from "#lib/templates/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

/** What this person's templates are previewed with: the own name, extension and number where there are such, else samples. */
export async function samplesFor(actor: Actor, owner: { id: AgentId; name: string }): Promise<Samples> {
  const [t, { extension, number }] = await Promise.all([
    getTranslations("templates"),
    findOwnNumbers(actor, owner.id),
  ]);
  return {
    first_name: t("sampleFirstName"),
    agent_name: owner.name,
    organisation: actor.organisation.name,
    extension: extension ?? t("sampleExtension"),
    number: number ? formatPhone(number as PhoneNumber) : t("sampleNumber"),
  };
}
