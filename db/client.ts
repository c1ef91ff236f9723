import "server-only";
import { may, type Permission } from "#lib/auth/policy.ts";
import { NotAllowed, SignedOut } from "#lib/auth/refusals.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { findSession } from "./actor.ts";
import * as connection from "./connection.ts";
import { asDatabaseFault } from "./fault.ts";
import { answerAgain, type FormKey, keepAnswer, takeKey } from "./idempotency.ts";
import { inTurn } from "./in-turn.ts";
import { lockOrganisation } from "./locks.ts";
import type { ActorTx, Tx } from "./tx.ts";

export { DatabaseFault } from "./fault.ts";
export { answerInSight, type FormKey } from "./idempotency.ts";
export type { ActorTx, Tx } from "./tx.ts";

/** Opens a transaction that sees the actor's organisation and nothing else. Throws {@link DatabaseFault}. */
export function read<Result>(actor: Actor, look: (tx: ActorTx) => Promise<Result>): Promise<Result> {
  return transaction({ org: actor.orgId, system: false }, (tx) => look(withActor(tx, actor)));
}

/**
 * The one way for a person to write. Under the organisation's lock it reads the actor again, checks the permission, takes the
 * form's key, and runs `act`; a refusal rolls everything back, and the same form sent again gets the first answer.
 * Throws {@link NotAllowed}, {@link SignedOut}, {@link DatabaseFault} and `Busy`.
 */
export async function change<Value, Refusal extends string>(
  actor: Actor,
  permission: Permission,
  input: { key: FormKey },
  act: (tx: ActorTx) => Promise<Outcome<Value, Refusal>>,
): Promise<Outcome<Value, Refusal | "form-already-used">> {
  return inTurn(actor.orgId, () =>
    transaction({ org: actor.orgId, system: false }, async (plain, rollback) => {
      // In this order and awaited: what is read after the lock is what the one before us wrote.
      await lockOrganisation(plain, actor.orgId);
      const current = await findSession(plain, { orgId: actor.orgId, sessionId: actor.sessionId });
      const ended = current ? sessionEndedBecause(current.facts, realNow()) : "signed-out";
      if (!current || ended) throw new SignedOut(ended ?? "signed-out");
      if (!may(current.actor.role, permission)) throw new NotAllowed(permission);

      const tx = withActor(plain, current.actor);
      if (!(await takeKey(tx, permission, input))) return answerAgain<Value>(tx, permission, input);

      const outcome = await act(tx);
      if (!outcome.ok) return rollback(outcome);
      await keepAnswer(tx, input.key, outcome.value, outcome.secret);
      return outcome;
    }),
  );
}

/**
 * For what no signed-in person does: finding who signs in, jobs, first run, the operator's commands. Sees every organisation,
 * so each statement names the one it means. `reason` shows in the server's activity view. Throws {@link DatabaseFault}.
 */
export function asSystem<Result>(
  reason: string,
  act: (tx: Tx, rollback: (result: Result) => never) => Promise<Result>,
): Promise<Result> {
  return transaction({ org: null, system: true, reason }, act);
}

interface Scope {
  org: OrganisationId | null;
  system: boolean;
  reason?: string;
}

class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super("rolled back by a refusal");
  }
}

async function transaction<Result>(
  scope: Scope,
  act: (tx: Tx, rollback: (result: Result) => never) => Promise<Result>,
): Promise<Result> {
  try {
    return await connection.transaction(opening(scope), (tx) => act(tx, rollBackWith));
  } catch (error) {
    if (error instanceof RolledBack) return error.result as Result;
    throw asDatabaseFault(error) ?? error;
  }
}

function rollBackWith(result: unknown): never {
  throw new RolledBack(result);
}

/** Local to the transaction: a statement that falls out of it finds no organisation and so reads and writes nothing. */
function opening({ org, system, reason }: Scope): string {
  const settings = {
    "app.org": org ?? "",
    "app.scope": system ? "system" : "",
    application_name: reason ? `rollcall: ${reason}` : "rollcall",
    statement_timeout: "15s",
    lock_timeout: "8s",
    idle_in_transaction_session_timeout: "15s",
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${quoted(value)}, true)`,
  );
  return `begin; select ${calls.join(", ")}`;
}

/** An id and a reason of this project's own, never anything that somebody typed. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function withActor(tx: Tx, actor: Actor): ActorTx {
  return Object.assign(tx, { actor });
}
