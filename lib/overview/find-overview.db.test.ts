import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { agents, outbox } from "#db/schema/index.ts";
import { aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { listAgents } from "#lib/agents/list-agents.ts";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, type Day, dayIn } from "#lib/values/day.ts";
import { findOverview } from "./find-overview.ts";

describe("findOverview", () => {
  const at = new Date();
  let org: TestOrganisation;
  let today: Day;

  beforeAll(async () => {
    org = await anOrganisation("Overview", { setUpAt: at });
    const neighbour = await anOrganisation("Neighbour", { setUpAt: at });
    today = dayIn(org.admin.organisation.timeZone, at);
    for (const { admin, tiers } of [org, neighbour]) {
      const tierId = tiers[0]?.id;
      if (!tierId) throw new Error("no tier");
      await aVacantSeat(admin, tierId, at);
      await join(admin, { tierId }, at, { name: "Wim Waiting", sendCredentials: true });
      await join(admin, { tierId }, at, {
        name: "Sam Starts",
        startsOn: addDays(today, 3),
        sendCredentials: true,
      });
      await join(admin, { tierId }, at, { name: "Ed Ends", endsOn: addDays(today, 9) });
      await asSystem("test", (tx) =>
        tx
          .update(outbox)
          .set({ state: "bounced", sealedProps: null })
          .where(and(eq(outbox.orgId, admin.orgId), eq(outbox.template, "credentials"))),
      );
    }
  });

  it("counts what the lists behind it show", async () => {
    const { count, tiers, starts, ends, waiting, mails, bill } = await findOverview(org.admin, at);
    expect(count).toEqual(await countSeats(org.admin));
    expect(tiers).toMatchObject([
      { name: org.tiers[0]?.name, seats: 4, inUse: 3, vacant: 1, heldByDeactivated: 0 },
    ]);
    expect(starts).toMatchObject({ count: 1, people: [{ name: "Sam Starts", on: addDays(today, 3) }] });
    expect(ends).toMatchObject({ count: 1, people: [{ name: "Ed Ends", on: addDays(today, 9) }] });
    expect(await listed({ due: "start" })).toEqual(["Sam Starts"]);
    expect(await listed({ due: "end" })).toEqual(["Ed Ends"]);
    expect(waiting).toBe((await listed({ state: "Waiting" })).length);
    expect(mails).toEqual([{ state: "bounced", count: 1 }]);
    expect(bill?.amount).toBeGreaterThan(0n);
  });

  it("tells a manager all but the money, and an agent nothing", async () => {
    const forAdmin = await findOverview(org.admin, at);
    expect(await findOverview(await org.member("manager"), at)).toEqual({ ...forAdmin, bill: null });
    const agent = await org.member("agent");
    expect(() => findOverview(agent, at)).toThrow(NotAllowed);
  });

  it("shows the five next of many, and says how many there are", async () => {
    const crowd = await anOrganisation("Crowd");
    for (let index = 0; index < 7; index++)
      await endsIn(await crowd.member("agent", `Agent ${index}`), 20 - index);
    const { ends } = await findOverview(crowd.admin, at);
    expect(ends.count).toBe(7);
    expect(ends.people.map(({ name }) => name)).toEqual([
      "Agent 6",
      "Agent 5",
      "Agent 4",
      "Agent 3",
      "Agent 2",
    ]);
  });

  const listed = (query: Record<string, string>) =>
    read(org.admin, async (tx) =>
      (await listAgents(tx, AgentFilter.parse(query), null)).rows.map(({ name }) => name),
    );

  const endsIn = ({ orgId, agentId }: Actor, days: number) =>
    asSystem("test", (tx) =>
      tx
        .update(agents)
        .set({ endsOn: addDays(today, days) })
        .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
    );
});
