import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { asSystem } from "#db/client.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { env } from "#lib/env.ts";
import { changeStatus } from "#lib/statuses/change-status.ts";
import { findOwnStatus } from "#lib/statuses/own-status.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { type Bell, openBell } from "./bell.ts";

const ring = async (channel: string, text: string) => {
  await asSystem("check the bell", (tx) => tx.execute(sql`select pg_notify(${channel}, ${text})`));
};
const bells: Bell[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const bell of bells.splice(0)) await bell.close();
});

it("hears of statuses, sessions and seats of its organisation, and of no other", async () => {
  const { org, heard } = await listening();
  const other = await listening();
  await settled(heard);
  await settled(other.heard);

  const chooseAway = async (actor: Actor) => {
    const { statuses } = await findOwnStatus(actor);
    await changeStatus(actor, { key: newId(), statusId: statuses.at(-1)?.id ?? newId() }, new Date());
  };
  for (const act of [
    () => chooseAway(org.admin),
    () => signedIn(org.admin.orgId, org.admin.agentId),
    () => signOut(org.admin),
    async () => {
      const [tier] = org.tiers;
      const admin = await signedIn(org.admin.orgId, org.admin.agentId);
      if (tier) await join(admin, { tierId: tier.id }, new Date());
    },
  ]) {
    const before = heard.changes;
    await act();
    await expect.poll(() => heard.changes).toBeGreaterThan(before);
    await settled(heard);
  }
  expect(other.heard.changes).toBe(0);
});

it("says that it lost its connection, and hears again once it is listened to again", async () => {
  const { org, heard, bell } = await listening();
  await asSystem("test", (tx) =>
    tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'rollcall: board'`),
  );
  await expect.poll(() => heard.losses).toBe(1);
  const again = { changes: 0, losses: 0 };
  await expect
    .poll(async () => (await bell.listen(org.admin.orgId, earOf(again))) !== null, { timeout: 5000 })
    .toBe(true);
  await signedIn(org.admin.orgId, org.admin.agentId);
  await expect.poll(() => again.changes).toBeGreaterThan(0);
});

it("keeps a line that was opened after the one whose check fails had been hung up", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
  const org = await anOrganisation();
  let isSlow = false;
  const failing: (() => void)[] = [];
  const bell = openBell(env().DATABASE_URL, (channel, text) =>
    isSlow ? new Promise((_, reject) => failing.push(reject)) : ring(channel, text),
  );
  bells.push(bell);
  const stop = await bell.listen(org.admin.orgId, earOf({ changes: 0, losses: 0 }));
  stop?.();
  isSlow = true;
  vi.advanceTimersByTime(30_000);
  isSlow = false;
  vi.useRealTimers();
  expect(failing).not.toEqual([]);

  const heard = { changes: 0, losses: 0 };
  expect(await bell.listen(org.admin.orgId, earOf(heard))).not.toBeNull();
  for (const fail of failing) fail();
  await signedIn(org.admin.orgId, org.admin.agentId);
  await expect.poll(() => heard).toEqual({ changes: 1, losses: 0 });
});

it("is not there where notifications do not arrive, as behind a pooler, nor where no database answers", async () => {
  const deaf = openBell(env().DATABASE_URL, async () => {});
  const nowhere = openBell("postgres://nobody@127.0.0.1:1/none", ring);
  bells.push(deaf, nowhere);
  const ear = earOf({ changes: 0, losses: 0 });
  expect(await Promise.all([deaf.listen(newId(), ear), nowhere.listen(newId(), ear)])).toEqual([null, null]);
});

async function listening() {
  const org = await anOrganisation();
  const heard = { changes: 0, losses: 0 };
  const bell = openBell(env().DATABASE_URL, ring);
  bells.push(bell);
  expect(await bell.listen(org.admin.orgId, earOf(heard))).not.toBeNull();
  return { org, heard, bell };
}

const earOf = (heard: { changes: number; losses: number }) => ({
  changed: () => {
    heard.changes += 1;
  },
  lost: () => {
    heard.losses += 1;
  },
});

/** Until what was under way has been heard: nothing new for longer than a burst is gathered. */
async function settled(heard: { changes: number }) {
  let before = -1;
  await expect
    .poll(
      () => {
        const isQuiet = before === heard.changes;
        before = heard.changes;
        return isQuiet;
      },
      { interval: 400 },
    )
    .toBe(true);
  heard.changes = 0;
}
