import { describe, expect, it } from "vitest";
import { lockOrganisation } from "#db/locks.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { changesSince } from "./changes-since.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { replaceAgent } from "./replace-agent.ts";
import {
  agentRow,
  aReplacement,
  aSeatedAgent,
  given,
  later,
  mailsOf,
  replaced,
  rowsOf,
} from "./testing/a-replacement.ts";
import { anEditForm } from "./testing/an-edit-form.ts";

describe("two at once, one behind the other at the organisation's lock", () => {
  it("replace and replace: the first gets the seat, the second is told that something changed", async () => {
    const { org, leaver } = await aSeatedAgent();
    const manager = await org.member("manager");
    const forms = [await aReplacement(org.admin, leaver), await aReplacement(org.admin, leaver)] as const;
    const [first, second] = await inOrder(
      org.admin,
      () => replaceAgent(org.admin, forms[0], later),
      () => replaceAgent(manager, forms[1], later),
    );
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: false, refusal: "changed-meanwhile" });
    const stays = (await rowsOf(leaver.seatId)).stays.map(({ agentId }) => agentId);
    expect(stays).toEqual([leaver.agentId, given(first).agentId]);
    const guides = (await mailsOf(org.admin)).filter(({ template }) => template === "set-up-guide");
    expect(guides).toHaveLength(1);
  });

  it("deactivate before replace: the one who replaces is told, and can do it once that is seen", async () => {
    const { org, leaver } = await aSeatedAgent();
    const form = await aReplacement(org.admin, leaver);
    const [first, second] = await inOrder(
      org.admin,
      () => deactivateAgent(org.admin, { key: newId<"idempotency_keys">(), agentId: leaver.agentId }, later),
      () => replaceAgent(org.admin, form, later),
    );
    expect([first.ok, second]).toEqual([true, { ok: false, refusal: "changed-meanwhile" }]);
    expect(await agentRow(leaver.agentId)).toMatchObject({ state: "Deactivated" });
    await replaced(org.admin, leaver);
  });

  it("replace before deactivate: the account is closed, and stays so", async () => {
    const { org, leaver } = await aSeatedAgent();
    const form = await aReplacement(org.admin, leaver);
    const [first, second] = await inOrder(
      org.admin,
      () => replaceAgent(org.admin, form, later),
      () => deactivateAgent(org.admin, { key: newId<"idempotency_keys">(), agentId: leaver.agentId }, later),
    );
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, refusal: "account-closed" });
    expect(await agentRow(leaver.agentId)).toMatchObject({ state: "Closed" });
    expect(await agentRow(given(first).agentId)).toMatchObject({ state: "Waiting" });
  });

  it("edit before replace: nothing is replaced that was not seen, and the trail says who edited", async () => {
    const { org, leaver } = await aSeatedAgent();
    const manager = await org.member("manager", "Mona Manager");
    const form = await aReplacement(org.admin, leaver);
    const edit = await anEditForm(manager, leaver.agentId, { name: "Leo Leaver" });
    const [first, second] = await inOrder(
      org.admin,
      () => editAgent(manager, edit, later),
      () => replaceAgent(org.admin, form, later),
    );
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await changesSince(org.admin, form)).toMatchObject([
      { action: "agent.edited", actorName: "Mona Manager", fields: ["name"] },
    ]);
    expect(await agentRow(leaver.agentId)).toMatchObject({ name: "Leo Leaver", state: "Waiting" });
  });

  it("replace before edit: the closed account stays as it was, and the trail says who replaced", async () => {
    const { org, leaver } = await aSeatedAgent();
    const manager = await org.member("manager");
    const form = await aReplacement(org.admin, leaver);
    const edit = await anEditForm(manager, leaver.agentId, { name: "Leo Leaver" });
    const [first, second] = await inOrder(
      org.admin,
      () => replaceAgent(org.admin, form, later),
      () => editAgent(manager, edit, later),
    );
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: false, refusal: "account-closed" });
    expect(await changesSince(manager, edit)).toMatchObject([
      { action: "agent.replaced", actorName: "Ada Admin" },
    ]);
    expect(await agentRow(leaver.agentId)).toMatchObject({ name: "Lee Leaver", state: "Closed" });
  });
});

/** Starts both while the lock is held, the second once the first waits, and gives what each was told. */
async function inOrder<First, Second>(
  { orgId }: Actor,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  const lock = await holding((tx) => lockOrganisation(tx, orgId));
  const one = first();
  await untilWaiting(null, 1);
  const other = second();
  await untilWaiting(null, 2);
  await lock.release();
  return Promise.all([one, other]);
}
