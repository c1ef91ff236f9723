import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, locations } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type LocationId, newId } from "#lib/values/ids.ts";
import { addLocation } from "./add-location.ts";
import { changeLocation } from "./change-location.ts";
import { deleteLocation } from "./delete-location.ts";
import { findLocation, listLocations } from "./queries.ts";
import type { AddLocation, ChangeLocation } from "./schema.ts";

const key = () => newId<"idempotency_keys">();
const vienna = (change: Partial<AddLocation> = {}): AddLocation => ({
  key: key(),
  name: "Vienna",
  latitude: 48.2,
  longitude: 16.37,
  isOffered: true,
  ...change,
});

async function named({ admin }: TestOrganisation, name: string) {
  const found = (await listLocations(admin)).find((location) => location.name === name);
  if (!found) throw new Error("no such location");
  return found;
}

async function changing(org: TestOrganisation, name: string, change: Partial<ChangeLocation> = {}) {
  const { id, people: _, ...location } = await named(org, name);
  return { ...location, key: key(), locationId: id, version: 1, ...change };
}

function give({ orgId, agentId }: Actor, locationId: LocationId | null) {
  return asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ locationId })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
}

describe("addLocation", () => {
  it("adds one, told by the trail, once for the same form twice", async () => {
    const org = await anOrganisation();
    const form = vienna();
    expect(await addLocation(org.admin, form)).toMatchObject({ ok: true, value: { name: "Vienna" } });
    expect(await addLocation(org.admin, form)).toMatchObject({ ok: true, replayed: true });
    const added = await named(org, "Vienna");
    expect(added).toMatchObject({ latitude: 48.2, longitude: 16.37, isOffered: true, people: 0 });
    expect(await audited(org.admin, "location.added")).toEqual([
      { actorId: org.admin.agentId, details: { location: "Vienna", id: added.id } },
    ]);
  });

  it("refuses a name in use here, and takes it in another organisation", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    await addLocation(ours.admin, vienna());
    expect(await addLocation(ours.admin, vienna())).toEqual({ ok: false, refusal: "name-taken" });
    expect(await addLocation(theirs.admin, vienna())).toMatchObject({ ok: true });
  });
});

describe("changeLocation", () => {
  it("changes what is said of it, and people who have it keep it", async () => {
    const org = await anOrganisation();
    const { id } = await named(org, "London");
    await give(org.admin, id);
    const form = await changing(org, "London", { name: "Slough", isOffered: false });
    expect(await changeLocation(org.admin, form)).toMatchObject({ ok: true });
    expect(await findLocation(org.admin, id)).toMatchObject({
      name: "Slough",
      isOffered: false,
      version: 2,
      people: 1,
      named: [{ name: "Ada Admin" }],
    });
    expect(await audited(org.admin, "location.changed")).toEqual([
      {
        actorId: org.admin.agentId,
        details: { location: "Slough", nameBefore: "London", isOffered: false, isOfferedBefore: true },
      },
    ]);
    await changeLocation(org.admin, await changing(org, "Slough", { version: 2 }));
    expect(await audited(org.admin, "location.changed")).toHaveLength(1);
  });

  it("refuses a name that another has, and one that is another organisation's or not there", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const form = await changing(ours, "London", { name: "Tokyo" });
    expect(await changeLocation(ours.admin, form)).toEqual({ ok: false, refusal: "name-taken" });
    expect(await changeLocation(theirs.admin, { ...form, key: key() })).toEqual({
      ok: false,
      refusal: "location-not-there",
    });
    expect(await findLocation(theirs.admin, form.locationId)).toBeNull();
  });

  it("lets the first of two win who drew the form at once, and tells the second", async () => {
    const org = await anOrganisation();
    const [one, other] = [
      await changing(org, "London", { latitude: 51 }),
      await changing(org, "London", { latitude: 52 }),
    ];
    const lock = await holding((tx) =>
      tx.update(locations).set({ isOffered: true }).where(eq(locations.id, one.locationId)),
    );
    const first = changeLocation(org.admin, one);
    await untilWaiting(null);
    const second = changeLocation(org.admin, other);
    await untilWaiting(null, 2);
    await lock.release();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await named(org, "London")).toMatchObject({ latitude: 51 });
  });
});

describe("deleteLocation", () => {
  it("deletes one that nobody has, and takes it from closed accounts", async () => {
    const org = await anOrganisation();
    const gone = await org.member("agent");
    const { id } = await named(org, "Bahrain");
    await give(gone, id);
    await asSystem("test", (tx) =>
      tx.update(agents).set({ state: "Closed", closedAt: new Date() }).where(eq(agents.id, gone.agentId)),
    );
    expect(await deleteLocation(org.admin, { key: key(), locationId: id })).toMatchObject({ ok: true });
    expect(await findLocation(org.admin, id)).toBeNull();
    expect(await audited(org.admin, "location.deleted")).toMatchObject([
      { details: { location: "Bahrain" } },
    ]);
  });

  it("refuses one that somebody has, one of another organisation, and one that is gone", async () => {
    const [org, theirs] = [await anOrganisation(), await anOrganisation()];
    const { id } = await named(org, "London");
    await give(await org.member("agent"), id);
    const deletes = (who: Actor, locationId = id) => deleteLocation(who, { key: key(), locationId });
    expect(await deletes(org.admin)).toEqual({ ok: false, refusal: "location-in-use" });
    expect(await deletes(theirs.admin)).toEqual({ ok: false, refusal: "location-not-there" });
    expect(await deletes(org.admin, newId())).toEqual({ ok: false, refusal: "location-not-there" });
  });
});

it.each(["manager", "agent"] as const)("none of it is for a %s", async (role) => {
  const org = await anOrganisation();
  const who = await org.member(role);
  const change = await changing(org, "London");
  const denied = { name: "NotAllowed" };
  await expect(addLocation(who, vienna())).rejects.toMatchObject(denied);
  await expect(changeLocation(who, change)).rejects.toMatchObject(denied);
  await expect(deleteLocation(who, { key: key(), locationId: change.locationId })).rejects.toMatchObject(
    denied,
  );
  await expect((async () => listLocations(who))()).rejects.toMatchObject(denied);
});
