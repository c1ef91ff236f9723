import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { listMails } from "./list-mails.ts";
import { post } from "./outbox.ts";

const everything = { q: "", agentId: null, state: null, before: null };

async function twoRecipients() {
  const org = await anOrganisation();
  const ines = await org.member("agent", "In\u00e9s \u00c1lvarez");
  const otto = await org.member("agent", "Otto Other");
  for (const each of [ines, otto]) await mailTo(each);
  return { org, ines, otto };
}

describe("listMails", () => {
  it.each([
    { why: "part of the name", q: "alva", finds: ["In\u00e9s \u00c1lvarez"] },
    {
      why: "part of the address, the newest first",
      q: "agent.",
      finds: ["Otto Other", "In\u00e9s \u00c1lvarez"],
    },
    { why: "nobody's name", q: "nobody of this name", finds: [] },
  ])("is searched by $why", async ({ q, finds }) => {
    const { org } = await twoRecipients();
    const { rows, isMore } = await listMails(org.admin, { ...everything, q });
    expect(rows.map(({ agentName }) => agentName)).toEqual(finds);
    expect(isMore).toBe(false);
  });

  it("finds what went to an address that its owner has no more", async () => {
    const { org, ines } = await twoRecipients();
    await asSystem("test", (tx) =>
      tx
        .update(agents)
        .set({ email: `new.${ines.email}`, emailFolded: `new.${ines.email}` })
        .where(eq(agents.id, ines.agentId)),
    );
    const found = async (q: string) =>
      (await listMails(org.admin, { ...everything, q })).rows.map(({ recipient }) => recipient);
    expect(await found(ines.email.toUpperCase())).toEqual([ines.email]);
    expect((await listMails(org.admin, { ...everything, q: ines.email, state: "bounced" })).rows).toEqual([]);
    const theirs = await anOrganisation();
    expect((await listMails(theirs.admin, { ...everything, q: ines.email })).rows).toEqual([]);
  });

  it("is narrowed by search, person and state together", async () => {
    const { org, ines, otto } = await twoRecipients();
    const search = { ...everything, q: "alvarez", state: "queued" as const };
    expect((await listMails(org.admin, { ...search, agentId: ines.agentId })).rows).toHaveLength(1);
    expect((await listMails(org.admin, { ...search, agentId: otto.agentId })).rows).toEqual([]);
    expect((await listMails(org.admin, { ...search, state: "bounced" })).rows).toEqual([]);
  });

  it("shows nothing of another organisation, whoever's name is searched for", async () => {
    const { org } = await twoRecipients();
    const theirs = await twoRecipients();
    expect((await listMails(org.admin, { ...everything, q: theirs.ines.email })).rows).toEqual([]);
    expect((await listMails(org.admin, { ...everything, agentId: theirs.ines.agentId })).rows).toEqual([]);
  });
});

function mailTo({ orgId, agentId, name, email, language }: Actor) {
  return asSystem("test", (tx) =>
    post(tx, { orgId, agentId, email, language }, "password-changed", {
      name,
      organisation: "Test organisation",
      email,
      changedAt: new Date().toISOString(),
      timeZone: "Europe/Berlin",
    }),
  );
}
