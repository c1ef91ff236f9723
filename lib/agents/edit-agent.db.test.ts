import { describe, expect, it } from "vitest";
import { traces } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { editAgent } from "./edit-agent.ts";
import { anEditForm } from "./testing/an-edit-form.ts";

const at = new Date("2026-03-05T12:00:00Z");

describe("editAgent", () => {
  it("changes the person, and says what changed in the trail", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe Joiner", language: "de" });
    expect(await editAgent(org.admin, form, at)).toMatchObject({
      ok: true,
      value: { isChanged: true, moved: null, sessionsEnded: 0 },
    });
    const { agent, audit, mails } = await traces(jo);
    expect(agent).toMatchObject({ name: "Joe Joiner", nameKey: "joe joiner", language: "de", version: 2 });
    expect(audit).toMatchObject([
      {
        action: "agent.edited",
        actorId: org.admin.agentId,
        details: {
          name: "Joe Joiner",
          nameBefore: "Jo Joiner",
          language: "de",
          languageBefore: "en",
          version: 2,
        },
      },
    ]);
    expect(mails).toEqual([]);
  });
});
