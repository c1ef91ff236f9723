import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { passwords } from "#db/schema/index.ts";
import { audited } from "#db/testing/audited.ts";
import { join } from "#db/testing/charged.ts";
import { aGroup, seatsIn } from "#lib/groups/testing/some-groups.ts";
import { startAndEnd } from "#lib/jobs/start-and-end.ts";
import { listLocations } from "#lib/locations/queries.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { replaceAgent } from "./replace-agent.ts";
import type { ReplaceAgent } from "./replace-schema.ts";
import {
  agentRow,
  aReplacement,
  aSeatedAgent,
  given,
  joinedAt,
  later,
  mailsOf,
  replaced,
  rowsOf,
} from "./testing/a-replacement.ts";

const day = (text: string) => text as Day;

/** The seat's fields, as a form sends them that comes from Edit. */
const ofSeat = { extension: "4711", extensionType: "Web", forceLogin: true } as const;

describe("replacing somebody with what was entered on the Edit form", () => {
  it("gives the joiner the details, and the seat its changes", async () => {
    const { org, leaver } = await aSeatedAgent();
    const [left, joined] = [
      await aGroup(org.admin, "Left", [leaver.seatId]),
      await aGroup(org.admin, "Joined"),
    ];
    const tokyo = (await listLocations(org.admin)).find(({ name }) => name === "Tokyo");
    if (!tokyo) throw new Error("no Tokyo");
    const before = await rowsOf(leaver.seatId);
    const joiner = await replaced(org.admin, leaver, {
      ...ofSeat,
      groups: [joined],
      groupsDrawn: [left],
      locationId: tokyo.id,
      mayEditContacts: true,
      endsOn: day("2026-06-01"),
    });
    expect(await agentRow(joiner.agentId)).toMatchObject({
      state: "Waiting",
      locationId: tokyo.id,
      mayEditContacts: true,
      startsOn: null,
      endsOn: "2026-06-01",
    });
    const after = await rowsOf(leaver.seatId);
    expect(after.seat).toMatchObject({ forceLogin: true });
    expect(after.extension).toMatchObject({ id: before.extension?.id, number: "4711", type: "Web" });
    expect(after.extension?.sealedSipSecret).not.toEqual(before.extension?.sealedSipSecret);
    expect(await seatsIn(org.admin, left)).toEqual([]);
    expect(await seatsIn(org.admin, joined)).toEqual([leaver.seatId]);
    expect(joiner).toMatchObject({ extension: "4711", endsOn: "2026-06-01", mailQueued: true });
    expect((await audited(org.admin, "agent.took-over"))[0]?.details).toMatchObject({
      extension: "4711",
      extensionBefore: before.extension?.number,
      extensionType: "Web",
      extensionTypeBefore: "SIP",
      forceLogin: true,
      forceLoginBefore: false,
      endsOn: "2026-06-01",
    });
    const guide = (await mailsOf(org.admin)).find(({ agentId }) => agentId === joiner.agentId);
    expect(guide).toMatchObject({ template: "set-up-guide" });
  });

  it("leaves the seat as it is where the form says nothing of it, and the location empty where none is chosen", async () => {
    const { org, leaver } = await aSeatedAgent({ forceLogin: true, extensionType: "Web" });
    const before = await rowsOf(leaver.seatId);
    const joiner = await replaced(org.admin, leaver, { locationId: null });
    const after = await rowsOf(leaver.seatId);
    expect(after.seat).toEqual(before.seat);
    expect(after.extension).toMatchObject({ number: before.extension?.number, type: "Web" });
    expect(await agentRow(joiner.agentId)).toMatchObject({ locationId: null, mayEditContacts: false });
  });

  it("starts the joiner on a later day: the seat is theirs, password and mail come on that day", async () => {
    const { org, leaver } = await aSeatedAgent();
    const outcome = await replaceAgent(
      org.admin,
      await aReplacement(org.admin, leaver, { startsOn: day("2026-04-01") }),
      later,
    );
    expect(outcome).toMatchObject({ ok: true, secret: null, value: { startsOn: "2026-04-01" } });
    const { agentId } = given(outcome);
    expect(await agentRow(agentId)).toMatchObject({ state: "Scheduled", startsOn: "2026-04-01" });
    const passwordsOf = () =>
      asSystem("test", (tx) => tx.select().from(passwords).where(eq(passwords.agentId, agentId)));
    expect(await passwordsOf()).toEqual([]);
    const theirs = async () => (await mailsOf(org.admin)).filter((mail) => mail.agentId === agentId);
    expect(await theirs()).toEqual([]);
    await startAndEnd(new Date("2026-04-01T12:00:00Z"));
    expect(await agentRow(agentId)).toMatchObject({ state: "Waiting" });
    expect(await passwordsOf()).toHaveLength(1);
    expect(await theirs()).toMatchObject([{ template: "set-up-guide" }]);
  });

  it.each<{ change: Partial<ReplaceAgent>; refusal: string }>([
    { change: { ...ofSeat, extension: "112" }, refusal: "extension-reserved" },
    { change: { ...ofSeat, extension: "555" }, refusal: "extension-taken" },
    { change: { groups: [newId<"groups">()], groupsDrawn: [] }, refusal: "group-unknown" },
    { change: { locationId: newId<"locations">() }, refusal: "location-unknown" },
    { change: { locationId: "nearest", worksFrom: "Atlantis" }, refusal: "place-unknown" },
    { change: { startsOn: day("2026-03-01") }, refusal: "start-date-past" },
    { change: { endsOn: day("2026-03-05") }, refusal: "end-date-past" },
  ])("is refused as $refusal, and nothing is done", async ({ change, refusal }) => {
    const { org, leaver } = await aSeatedAgent();
    const [tier] = org.tiers;
    await join(org.admin, { tierId: tier?.id ?? newId<"tiers">() }, joinedAt, { extension: "555" });
    const before = await rowsOf(leaver.seatId);
    const outcome = await replaceAgent(org.admin, await aReplacement(org.admin, leaver, change), later);
    expect(outcome).toEqual({ ok: false, refusal });
    expect(await rowsOf(leaver.seatId)).toEqual(before);
    expect(await agentRow(leaver.agentId)).not.toMatchObject({ state: "Closed" });
  });
});
