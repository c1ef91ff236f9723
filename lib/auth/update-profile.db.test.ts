import { describe, expect, it } from "vitest";
import { traces } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { readAgentsPage } from "#lib/agents/agents-page.ts";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import { edit } from "#lib/agents/testing/edited.ts";
import { newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { seenText } from "#lib/values/seen.ts";
import { profileState } from "./profile-state.ts";
import { updateProfile } from "./update-profile.ts";

const aForm = () => ({
  key: newId<"idempotency_keys">(),
  name: "Zoë Renamed",
  language: "en" as const,
  landLine: "+442079460018" as PhoneNumber,
  mobile: null,
});

describe("updateProfile", () => {
  it("changes name, language and phones of oneself, and nobody else; the list finds the new name", async () => {
    const org = await anOrganisation();
    const actor = await org.member("agent", "Old Name");
    expect(await updateProfile(actor, aForm())).toMatchObject({ ok: true });
    const { agent, audit } = await traces(actor);
    expect(agent).toMatchObject({
      name: "Zoë Renamed",
      landLine: "+442079460018",
      mobile: null,
      role: "agent",
    });
    expect(agent.version).toBe(2);
    expect((await traces(org.admin)).agent.name).toBe("Ada Admin");
    expect(audit).toMatchObject([{ action: "profile.changed" }]);
    expect(audit[0]?.details).toEqual({
      name: "Zoë Renamed",
      nameBefore: "Old Name",
      landLine: "+442079460018",
      landLineBefore: null,
    });
    const { list } = await readAgentsPage(org.admin, AgentFilter.parse({ q: "zoë ren" }), null);
    expect(list.rows.map((row) => row.id)).toEqual([actor.agentId]);
  });

  it("undoes nothing that an admin saved after the form was drawn", async () => {
    const org = await anOrganisation();
    const actor = await org.member("agent", "Old Name");
    const seen = seenText(profileState((await traces(actor)).agent));
    expect(await edit(org.admin, actor, { name: "Corrected Name" })).toMatchObject({ ok: true });

    const mine = { ...aForm(), name: "Old Name", seen };
    expect(await updateProfile(actor, mine)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    const { agent } = await traces(actor);
    expect(agent).toMatchObject({ name: "Corrected Name", landLine: null });
    expect(await updateProfile(actor, { ...aForm(), seen: seenText(profileState(agent)) })).toMatchObject({
      ok: true,
    });
  });

  it("minds no change that its form does not show", async () => {
    const org = await anOrganisation();
    const actor = await org.member("agent");
    const seen = seenText(profileState((await traces(actor)).agent));
    await edit(org.admin, actor, { mayEditContacts: true });
    expect(await updateProfile(actor, { ...aForm(), seen })).toMatchObject({ ok: true });
  });

  it("writes nothing when the form says what was there already", async () => {
    const actor = await (await anOrganisation()).member("agent", "Zoë Renamed");
    expect(await updateProfile(actor, { ...aForm(), landLine: null })).toMatchObject({ ok: true });
    const { agent, actions } = await traces(actor);
    expect([agent.version, actions]).toEqual([1, []]);
  });

  it("acts once on the same form", async () => {
    const actor = await (await anOrganisation()).member("agent");
    const form = aForm();
    await updateProfile(actor, form);
    expect(await updateProfile(actor, form)).toMatchObject({ ok: true, replayed: true });
    expect((await traces(actor)).actions).toEqual(["profile.changed"]);
  });
});
