import { z } from "zod";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { seal, unseal } from "#lib/values/seal.ts";

/** What was typed about somebody new on another form, as text, to start the Replace form with. */
export const JoinerDraft = z.object({
  email: z.string(),
  name: z.string(),
  language: z.string(),
  unitId: z.string(),
  landLine: z.string(),
  mobile: z.string(),
});
export type JoinerDraft = z.infer<typeof JoinerDraft>;

const purpose = "joiner draft";

/** The draft as it travels in an address: sealed, so that nothing about the person is readable there, for this actor and leaver. */
export function sealDraft({ agentId }: Actor, leaverId: AgentId, draft: JoinerDraft): string {
  const sealed = seal(env().AUTH_SECRET, purpose, `${agentId} ${leaverId}`, JSON.stringify(draft));
  return Buffer.from(sealed).toString("base64url");
}

/** The draft again; nothing for what was not sealed here, or for somebody else: an address is not a form. */
export function openDraft({ agentId }: Actor, leaverId: AgentId, sealed: unknown): Partial<JoinerDraft> {
  if (typeof sealed !== "string") return {};
  try {
    const bytes = Buffer.from(sealed, "base64url");
    return JoinerDraft.parse(JSON.parse(unseal(env().AUTH_SECRET, purpose, `${agentId} ${leaverId}`, bytes)));
  } catch {
    return {};
  }
}
