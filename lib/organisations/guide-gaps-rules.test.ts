import { describe, expect, it } from "vitest";
import { gapsIn } from "./guide-gaps-rules.ts";

const empty = { sipDomain: null, desktopPhoneUrl: null, mobilePhoneUrl: null, crmNotes: null };
const domain = "sip.example.com";

describe("gapsIn", () => {
  it.each([
    ["nothing entered", empty, true, ["sipDomain", "desktopPhoneUrl", "mobilePhoneUrl", "crmNotes"]],
    ["nothing entered, and no SIP", empty, false, ["desktopPhoneUrl", "mobilePhoneUrl", "crmNotes"]],
    [
      "the domain alone",
      { ...empty, sipDomain: domain },
      true,
      ["desktopPhoneUrl", "mobilePhoneUrl", "crmNotes"],
    ],
    ["a link, and no domain", { ...empty, mobilePhoneUrl: "https://example.com" }, true, ["sipDomain"]],
    ["notes alone, and no SIP", { ...empty, crmNotes: "Ask Kim." }, false, []],
    ["domain and notes", { ...empty, sipDomain: domain, crmNotes: "Ask Kim." }, true, []],
  ])("%s", (_, guide, hasSip, gaps) => {
    expect(gapsIn(guide, hasSip)).toEqual(gaps);
  });
});
