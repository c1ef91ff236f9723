import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { locations } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { offerLocations } from "#lib/locations/choose-location.ts";
import { listLocations } from "#lib/locations/queries.ts";
import type { LocationId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { addAgent } from "./add-agent.ts";
import { findAgent } from "./queries.ts";
import type { AddAgent } from "./schema.ts";
import { agentRow, aSeatedAgent, replaced } from "./testing/a-replacement.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";
import { at, edit } from "./testing/edited.ts";

const british = "+442079460018" as PhoneNumber;

async function idOf({ admin }: TestOrganisation, name: string): Promise<LocationId> {
  const found = (await listLocations(admin)).find((location) => location.name === name);
  if (!found) throw new Error("no such location");
  return found.id;
}

function stopOffering(id: LocationId) {
  return asSystem("test", (tx) => tx.update(locations).set({ isOffered: false }).where(eq(locations.id, id)));
}

const add = ({ admin }: TestOrganisation, change: Partial<AddAgent>) =>
  addAgent(admin, anAddAgentForm(change), at);

describe("the server location of a new agent", () => {
  it.each<{ why: string; typed: Partial<AddAgent>; name: string; by: string }>([
    {
      why: "by what was typed",
      typed: { worksFrom: "Osaka", mobile: british },
      name: "Tokyo",
      by: "works-from",
    },
    { why: "by the mobile number", typed: { mobile: british }, name: "London", by: "mobile" },
    { why: "by the organisation's time zone", typed: {}, name: "Frankfurt", by: "organisation" },
  ])("is the nearest $why", async ({ typed, name, by }) => {
    const org = await anOrganisation();
    const added = await add(org, { locationId: "nearest", ...typed });
    if (!added.ok) throw new Error(added.refusal);
    expect(added.value.nearest).toMatchObject({ name, place: { by } });
    expect(await findAgent(org.admin, added.value.agentId)).toMatchObject({ location: name });
  });

  it("is the one chosen, none, or none where the form has no such field", async () => {
    const org = await anOrganisation();
    const tokyo = await idOf(org, "Tokyo");
    for (const [locationId, location] of [
      [tokyo, "Tokyo"],
      [null, null],
      [undefined, null],
    ] as const) {
      const added = await add(org, locationId === undefined ? {} : { locationId });
      if (!added.ok) throw new Error(added.refusal);
      expect(added.value.nearest).toBeNull();
      expect(await findAgent(org.admin, added.value.agentId)).toMatchObject({ location });
    }
  });

  it("is refused for a place that nobody knows, one not offered, and another organisation's; nothing is added", async () => {
    const [org, theirs] = [await anOrganisation(), await anOrganisation()];
    const [london, tokyo] = [await idOf(org, "London"), await idOf(theirs, "Tokyo")];
    await stopOffering(london);
    const lost = { locationId: "nearest", worksFrom: "Atlantis" } as const;
    expect(await add(org, lost)).toEqual({ ok: false, refusal: "place-unknown" });
    for (const locationId of [london, tokyo]) {
      expect(await add(org, { locationId })).toEqual({ ok: false, refusal: "location-unknown" });
    }
    expect(await audited(org.admin, "agent.added")).toEqual([]);
  });

  it("takes any text where the nearest is not asked for", async () => {
    const org = await anOrganisation();
    expect(await add(org, { locationId: null, worksFrom: "Atlantis" })).toMatchObject({ ok: true });
  });

  it("is none where nothing is offered, and where nothing says where the person works", async () => {
    const bare = await anOrganisation();
    for (const { id } of await listLocations(bare.admin)) await stopOffering(id);
    const nowhere = await anOrganisation("Nowhere", { timeZone: "UTC" });
    for (const org of [bare, nowhere]) {
      const added = await add(org, { locationId: "nearest" });
      if (!added.ok) throw new Error(added.refusal);
      expect(added.value.nearest).toBeNull();
      expect(await findAgent(org.admin, added.value.agentId)).toMatchObject({ location: null });
    }
  });
});

describe("editing the server location and contact editing", () => {
  it("changes both, tells the trail by name, and keeps what is offered no more", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    const [tokyo, london] = [await idOf(org, "Tokyo"), await idOf(org, "London")];
    await edit(org.admin, agent, { locationId: tokyo, mayEditContacts: true });
    await stopOffering(tokyo);
    expect(await edit(org.admin, agent, { locationId: tokyo, name: "Renamed" })).toMatchObject({ ok: true });
    await edit(org.admin, agent, { locationId: london });
    expect(await edit(org.admin, agent, { locationId: tokyo })).toEqual({
      ok: false,
      refusal: "location-unknown",
    });
    const nearest = await edit(org.admin, agent, { locationId: "nearest", worksFrom: "Lima, Peru" });
    expect(nearest).toMatchObject({ ok: true, value: { isChanged: true, nearest: { name: "São Paulo" } } });
    expect((await audited(org.admin, "agent.edited")).map(({ details }) => details)).toMatchObject([
      { location: "Tokyo", locationBefore: null, mayEditContacts: true, mayEditContactsBefore: false },
      { name: "Renamed" },
      { location: "London", locationBefore: "Tokyo" },
      { location: "São Paulo", locationBefore: "London" },
    ]);
    expect(await findAgent(org.admin, agent.agentId)).toMatchObject({ mayEditContacts: true });
  });

  it("leaves the location alone where the form has no such field", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    await edit(org.admin, agent, { locationId: await idOf(org, "Tokyo") });
    const { locationId: _gone, ...form } = { locationId: null, name: "Renamed" };
    await edit(org.admin, agent, { ...form, locationId: undefined } as never);
    expect(await findAgent(org.admin, agent.agentId)).toMatchObject({ name: "Renamed", location: "Tokyo" });
  });
});

it("does not pass on with the seat: the joiner gets the nearest, and no right to edit contacts", async () => {
  const { org, leaver } = await aSeatedAgent({ mayEditContacts: true });
  await edit(org.admin, leaver, { locationId: await idOf(org, "Tokyo") });
  const { agentId } = await replaced(org.admin, leaver, { mobile: british });
  expect(await agentRow(agentId)).toMatchObject({
    locationId: await idOf(org, "London"),
    mayEditContacts: false,
  });
});

it("offers what is offered and what the person has, with the way to each, and proposes only what is offered", async () => {
  const org = await anOrganisation();
  const frankfurt = await idOf(org, "Frankfurt");
  await stopOffering(frankfurt);
  const known = { worksFrom: "Berlin", mobile: null, landLine: null };
  const without = await offerLocations(org.admin, known, null);
  expect(without.offered.map(({ name }) => name)).not.toContain("Frankfurt");
  const having = await offerLocations(org.admin, known, frankfurt);
  expect(having.offered.map(({ name }) => name)).toContain("Frankfurt");
  expect(having.nearest?.name).toBe("London");
  const lost = await offerLocations(org.admin, { ...known, worksFrom: "Atlantis" }, null);
  expect(lost).toMatchObject({ place: "unknown", nearest: null });
  expect(lost.offered[0]).toMatchObject({ km: null });
});
