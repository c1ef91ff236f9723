import { anEmail } from "#db/testing/an-organisation.ts";
import { newId } from "#lib/values/ids.ts";
import type { AddAgent } from "../schema.ts";

/** What `/agents/new` sends for a person without a seat, with an address and a key of its own. */
export function anAddAgentForm(change: Partial<AddAgent> = {}): AddAgent {
  return {
    key: newId<"idempotency_keys">(),
    email: anEmail("joiner"),
    name: "Jo Joiner",
    role: "agent",
    language: "en",
    unitId: null,
    landLine: null,
    mobile: null,
    mayEditContacts: false,
    seat: { kind: "none" },
    extension: null,
    proposedExtension: null,
    extensionType: "SIP",
    forceLogin: false,
    startsOn: null,
    endsOn: null,
    sendCredentials: true,
    mustChange: true,
    templatesFrom: null,
    templateTitle: null,
    templateBody: null,
    quote: null,
    ...change,
  };
}
