import type { ActorTx } from "#db/tx.ts";
import type { Language } from "#lib/values/actor.ts";
import type { StatusId } from "#lib/values/ids.ts";
import { isSameName } from "#lib/values/same-name.ts";
import { readStatuses } from "./read-statuses.ts";
import { type AddStatus, translatedLanguages } from "./schema.ts";

type Draft = Omit<AddStatus, "key">;

/** What a status's form says, as its row has it. */
export function rowOf({ name, colour, takesCalls, isChosenByHand, ...typed }: Draft) {
  const translations: Partial<Record<Language, string>> = {};
  for (const language of translatedLanguages) {
    const translated = typed[`name-${language}`];
    if (translated) translations[language] = translated;
  }
  return { name, colour, takesCalls, isChosenByHand, translations };
}

/** Whether another status has the name, whatever its case: under the organisation's lock nobody takes it in between. */
export async function isNameTaken(tx: ActorTx, name: string, except: StatusId | null): Promise<boolean> {
  const all = await readStatuses(tx);
  return all.some((status) => status.id !== except && isSameName(status.name, name));
}
