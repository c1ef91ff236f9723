import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { findGuideGaps } from "./guide-gaps.ts";

describe("findGuideGaps", () => {
  it("asks for the SIP domain once there is a SIP extension, and for no more than that once something is entered", async () => {
    const org = await anOrganisation("Guide");
    const told = ["desktopPhoneUrl", "mobilePhoneUrl", "crmNotes"];
    expect(await findGuideGaps(org.admin)).toEqual(told);
    const tierId = org.tiers[0]?.id;
    if (!tierId) throw new Error("no tier");
    await join(org.admin, { tierId }, new Date(), { extensionType: "SIP" });
    expect(await findGuideGaps(org.admin)).toEqual(["sipDomain", ...told]);

    const entered = { crmNotes: "Ask Kim." };
    await asSystem("test", (tx) =>
      tx.update(organisations).set(entered).where(eq(organisations.id, org.admin.orgId)),
    );
    expect(await findGuideGaps(org.admin)).toEqual(["sipDomain"]);
    expect(await findGuideGaps(await org.member("manager"))).toEqual(["sipDomain"]);
  });
});
