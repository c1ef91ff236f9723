import { z } from "zod";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { seal, unseal } from "#lib/values/seal.ts";
import type { TypedJoiner } from "./joiner-rules.ts";

const purpose = "joiner draft";

const Draft = z.record(z.string(), z.string());

/**
 * What was entered about somebody new on another form, to start the Replace form with, as it travels in an address: sealed, so that
 * nothing about the person is readable there, for this actor and leaver.
 */
export function sealDraft({ agentId }: Actor, leaverId: AgentId, draft: TypedJoiner): string {
  const sealed = seal(env().AUTH_SECRET, purpose, `${agentId} ${leaverId}`, JSON.stringify(draft));
  return Buffer.from(sealed).toString("base64url");
}

/** The draft again; null for what was not sealed here, or for somebody else: an address is not a form. */
export function openDraft({ agentId }: Actor, leaverId: AgentId, sealed: unknown): TypedJoiner | null {
  if (typeof sealed !== "string") return null;
  try {
    const bytes = Buffer.from(sealed, "base64url");
    return Draft.parse(JSON.parse(unseal(env().AUTH_SECRET, purpose, `${agentId} ${leaverId}`, bytes)));
  } catch {
    return null;
  }
}
