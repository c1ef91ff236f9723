import { expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { done } from "#lib/values/outcome.ts";
import { change, read } from "./client.ts";
import { lockOrganisation } from "./locks.ts";

it("leaves other organisations their connections while one's changes wait for its lock, and then does them all", async () => {
  const [busy, other] = [await anOrganisation(), await anOrganisation()];
  const held = await holding((tx) => lockOrganisation(tx, busy.admin.orgId));
  const changes = Array.from({ length: 20 }, (_, n) =>
    change(busy.admin, "profile.own", { key: formKey() }, async () => done(n)),
  );
  await untilWaiting(null, 2);

  expect(await read(other.admin, async (tx) => tx.actor.orgId)).toBe(other.admin.orgId);
  const outcome = await change(other.admin, "profile.own", { key: formKey() }, async () => done("other"));
  expect(outcome).toMatchObject({ ok: true, value: "other" });

  await held.release();
  expect(await Promise.all(changes)).toMatchObject(changes.map((_, value) => ({ ok: true, value })));
});
