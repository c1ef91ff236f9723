import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { rotateSipSecret } from "#lib/extensions/rotate-sip-secret.ts";
import { chooseLocation } from "#lib/locations/choose-location.ts";
import { nearest } from "#lib/locations/schema.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import { copyTemplates } from "#lib/templates/copy-templates.ts";
import { findUnit } from "#lib/units/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { Added } from "./add-agent.ts";
import { isLastAdmin } from "./admins-left.ts";
import { closeAccount } from "./close-account.ts";
import { givePassword, insertAgent } from "./insert-agent.ts";
import { postAccessEnded } from "./post-access-ended.ts";
import { postSetUpGuide } from "./post-set-up-guide.ts";
import { lockAgent } from "./queries.ts";
import { type ReplaceRefusal, refusalToReplace } from "./replace-rules.ts";
import type { ReplaceAgent } from "./replace-schema.ts";

/**
 * Gives the seat to a new person, whose role is Agent: everything that hangs on it stays as it is but for the SIP secret, which
 * the leaver knows; the leaver's account is closed and its address free, even for the joiner; with the tick the joiner gets copies of the leaver's SMS
 * templates; the joiner's server location is the nearest by what is known of the joiner; one mail goes to the joiner. The
 * answer's secret is the joiner's temporary password. Nothing is charged. Refusals: {@link ReplaceRefusal}. Source: product.md,
 * "Seats and lifecycle".
 */
export async function replaceAgent(
  actor: Actor,
  input: ReplaceAgent,
  at: Instant,
): Promise<Outcome<Added, ReplaceRefusal | "form-already-used">> {
  const { plain, hash } = await temporaryPassword();

  return changeSeats<Added, ReplaceRefusal>(actor, "agents.replace", input, at, async (tx) => {
    const { orgId, agentId: actorId, organisation } = tx.actor;
    const seat = await lockSeatOf(tx, input.agentId);
    const leaver = await lockAgent(tx, input.agentId);
    const refusal = refusalToReplace(tx.actor, leaver, { seatId: seat?.id ?? null, shown: input });
    if (!leaver || !seat || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, leaver)) return refused("last-admin");
    if (input.unitId && !(await findUnit(tx, orgId, input.unitId))) return refused("unit-unknown");

    await closeAccount(tx, leaver, "replaced", at);
    await postAccessEnded(tx, leaver, "replaced", at);
    const joiner = await insertJoiner(tx, input, seat.id, at);
    if (!joiner) return refused("email-taken");
    const expiresAt = addDays24h(at, organisation.temporaryPasswordDays);
    await givePassword(tx, orgId, joiner.id, { hash, mustChange: true, expiresAt }, at);
    const extension = await rotateSipSecret(tx, seat.id);
    if (input.copyTemplates) await copyTemplates(tx, { from: leaver.id, to: joiner.id }, at);

    await record(tx, {
      orgId,
      actorId,
      action: "agent.replaced",
      agentId: leaver.id,
      details: { extension, joiner: joiner.id, seat: seat.id },
    });
    await record(tx, {
      orgId,
      actorId,
      action: "agent.took-over",
      agentId: joiner.id,
      details: {
        role: joiner.role,
        email: joiner.email,
        extension,
        name: joiner.name,
        leaver: leaver.id,
        seat: seat.id,
      },
    });
    await postSetUpGuide(tx, joiner, {
      credentials: { temporaryPassword: plain, expiresAt, mustChange: true },
      again: false,
    });
    return done(
      {
        agentId: joiner.id,
        name: joiner.name,
        email: joiner.email,
        mailQueued: true,
        extension,
        startsOn: null,
        endsOn: null,
      },
      plain,
    );
  });
}

/** The new person, in the seat that was left a moment ago; null when the address is in use, here or elsewhere. */
async function insertJoiner(
  tx: ActorTx,
  { email, name, language, unitId, landLine, mobile }: ReplaceAgent,
  seatId: SeatId,
  at: Instant,
) {
  const { orgId } = tx.actor;
  const location = await chooseLocation(tx, nearest, { worksFrom: null, landLine, mobile }, null);
  const locationId = location.ok ? location.locationId : null;
  const person = { email, name, role: "agent", language, unitId, landLine, mobile, locationId } as const;
  const id = await insertAgent(tx, orgId, person, "Waiting", at, seatId);
  return id && { orgId, id, ...person };
}
