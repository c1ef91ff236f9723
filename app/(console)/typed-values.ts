import type { EditState } from "#lib/agents/merge-rules.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

/** What the fields about a person say, as one types it: numbers grouped as people write them, a box that is not ticked absent. */
export function valuesOf(state: EditState): Record<string, string> {
  const { landLine = "", mobile = "", forceLogin, mayEditContacts, ...rest } = state;
  return {
    ...rest,
    landLine: formatPhone(landLine as PhoneNumber),
    mobile: formatPhone(mobile as PhoneNumber),
    ...(forceLogin && { forceLogin }),
    ...(mayEditContacts && { mayEditContacts }),
  };
}
