import type { Permission } from "./policy.ts";
import type { SessionEnd } from "./session-rules.ts";

/** The actor's role does not allow it. Actions answer 403; it is logged and audited. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
  constructor(readonly permission: Permission) {
    super(`not allowed: ${permission}`);
  }
}

/** The session ended between the page's check and the change's own. Actions lead to /sign-in with the reason. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
  constructor(readonly reason: SessionEnd) {
    super(`signed out: ${reason}`);
  }
}
