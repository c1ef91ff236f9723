import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { passwordResets } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { traces } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { openResetLink } from "#lib/auth/reset-links.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { readAgentsPage } from "./agents-page.ts";
import { AgentFilter } from "./list-filter.ts";
import { addressesOf, at, edit, reasonFor, scheduled, tierOf } from "./testing/edited.ts";

describe("a changed address", () => {
  it("tells both addresses, moves the sign-in, kills reset links and ends no session", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    await asSystem("test", (tx) => openResetLink(tx, jo, new Date()));
    const email = anEmail("moved");
    expect(await edit(org.admin, jo, { email })).toMatchObject({
      ok: true,
      value: { moved: { from: jo.email, to: email, isTold: true, credentialsAreAtTheOld: false } },
    });

    const { agent, mails, sessions } = await traces(jo);
    expect(agent).toMatchObject({ email, emailFolded: email });
    expect(mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ["email-changed", jo.email],
      ["email-changed", email],
    ]);
    expect(sessions).toMatchObject([{ endedBecause: null }]);
    expect(await reasonFor(jo)).toBeNull();
    expect(await addressesOf(jo)).toEqual([email]);
    const links = await asSystem("test", (tx) =>
      tx.select().from(passwordResets).where(eq(passwordResets.agentId, jo.agentId)),
    );
    expect(links).toMatchObject([{ usedAt: expect.any(Date) }]);
    const { list } = await readAgentsPage(org.admin, AgentFilter.parse({ q: email }), null);
    expect(list.rows.map(({ id }) => id)).toEqual([jo.agentId]);
  });

  it.each([
    { why: "mailed there", sendCredentials: true },
    { why: "handed over in person", sendCredentials: false },
  ])("says whether a temporary password lies at the old one: $why", async ({ sendCredentials }) => {
    const org = await anOrganisation();
    const { agentId } = await join(org.admin, { tierId: tierOf(org) }, at, { sendCredentials });
    const jo = { ...org.admin, agentId };
    expect(await edit(org.admin, jo, { email: anEmail() })).toMatchObject({
      value: { moved: { credentialsAreAtTheOld: sendCredentials } },
    });
    expect(await edit(org.admin, jo, { email: anEmail() }), "the next one has had no password").toMatchObject(
      {
        value: { moved: { credentialsAreAtTheOld: false } },
      },
    );
  });

  it("of somebody who has not started is told to nobody, since the account opens nothing yet", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await scheduled(jo, "2026-04-01");
    const email = anEmail("moved");
    expect(await edit(org.admin, jo, { email })).toMatchObject({
      value: { moved: { to: email, isTold: false } },
    });
    expect((await traces(jo)).mails).toEqual([]);
  });

  it("in capitals alone is the same address: nobody is told", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const email = jo.email.toUpperCase() as EmailAddress;
    expect(await edit(org.admin, jo, { email })).toMatchObject({ ok: true, value: { moved: null } });
    const { agent, mails } = await traces(jo);
    expect(agent.email).toBe(email);
    expect(mails).toEqual([]);
  });

  it.each(["here", "in another organisation"])(
    "that somebody has %s is taken, and nothing moves",
    async (where) => {
      const org = await anOrganisation();
      const jo = await org.member("agent");
      const other = where === "here" ? await org.member("agent") : (await anOrganisation()).admin;
      const email = other.email as EmailAddress;
      expect(await edit(org.admin, jo, { email, language: "de" })).toEqual({
        ok: false,
        refusal: "email-taken",
      });
      expect((await traces(jo)).agent).toMatchObject({ email: jo.email, language: "en", version: 1 });
      expect(await addressesOf(jo)).toEqual([jo.email]);
      expect(await addressesOf(other)).toEqual([other.email]);
    },
  );

  it("of a closed account is free", async () => {
    const org = await anOrganisation();
    const [jo, leaver] = [await org.member("agent"), await org.member("agent")];
    await leave(org.admin, leaver.agentId, at);
    expect(await edit(org.admin, jo, { email: leaver.email as EmailAddress })).toMatchObject({ ok: true });
  });

  it("with another name asks whether it is the same person, and is saved when it is said to be", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const both = { name: "Kim Newcomer", email: anEmail("kim") };
    expect(await edit(org.admin, jo, both)).toEqual({ ok: false, refusal: "same-person-or-someone-new" });
    expect(await edit(org.admin, jo, { ...both, meant: "someone-new" })).toMatchObject({ ok: false });
    expect((await traces(jo)).agent).toMatchObject({ name: "Some agent", version: 1 });
    expect(await edit(org.admin, jo, { ...both, meant: "same-person" })).toMatchObject({ ok: true });
    expect((await traces(jo)).agent).toMatchObject({ name: "Kim Newcomer", version: 2 });
  });
});
