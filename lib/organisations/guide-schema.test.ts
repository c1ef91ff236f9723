import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { ChangeGuide } from "./guide-schema.ts";

const parsed = (fields: Record<string, string>) => ChangeGuide.safeParse({ key: newId(), ...fields });
const messages = (fields: Record<string, string>) =>
  parsed(fields).error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`);

describe("ChangeGuide", () => {
  it("takes nothing at all, and empty fields as nothing", () => {
    const empty = {
      sipDomain: "",
      desktopPhoneUrl: "",
      mobilePhoneUrl: "",
      crmNotes: " \r\n ",
      sipWebsocketUrl: "",
    };
    const nothing = {
      sipDomain: null,
      desktopPhoneUrl: null,
      mobilePhoneUrl: null,
      crmNotes: null,
      sipWebsocketUrl: null,
    };
    expect(parsed({}).data).toMatchObject(nothing);
    expect(parsed(empty).data).toMatchObject(nothing);
  });

  it("keeps a domain in lower case, a link as the browser reads it, and the lines of notes", () => {
    expect(
      parsed({
        sipDomain: " SIP.Example.com ",
        desktopPhoneUrl: "HTTPS://Example.com/a b",
        crmNotes: "one\r\n\r\ntwo\n",
      }).data,
    ).toMatchObject({
      sipDomain: "sip.example.com",
      desktopPhoneUrl: "https://example.com/a%20b",
      crmNotes: "one\n\ntwo",
    });
  });

  it.each([
    [" WSS://SIP.Example.com:7443/ws ", "wss://sip.example.com:7443/ws"],
    ["wss://sip.example.com", "wss://sip.example.com/"],
    ["ws://127.0.0.1:5066", "ws://127.0.0.1:5066/"],
    ["ws://localhost:5066/", "ws://localhost:5066/"],
    ["ws://[::1]:5066/", "ws://[::1]:5066/"],
  ])("takes the exchange's address %j", (typed, kept) => {
    expect(parsed({ sipWebsocketUrl: typed }).data).toMatchObject({ sipWebsocketUrl: kept });
  });

  it.each([
    ["sipWebsocketUrl", "ws://sip.example.com", "socket-not-secure"],
    ["sipWebsocketUrl", "ws://127.0.0.1.example.com", "socket-not-secure"],
    ["sipWebsocketUrl", "ws://localhost.example.com", "socket-not-secure"],
    ["sipWebsocketUrl", "https://sip.example.com", "socket-not-secure"],
    ["sipWebsocketUrl", "sip.example.com:7443", "socket-not-secure"],
    ["sipWebsocketUrl", "wss://ada:secret@sip.example.com", "socket-not-secure"],
    ["sipWebsocketUrl", "wss://sip.example.com/?a=b", "socket-not-secure"],
    ["sipWebsocketUrl", "wss://sip.example.com/#a", "socket-not-secure"],
    ["sipWebsocketUrl", "wss://sip.example.com/; script-src *", "socket-not-secure"],
    ["sipWebsocketUrl", "wss://sip.example.com/a,b", "socket-not-secure"],
    ["sipWebsocketUrl", `wss://sip.example.com/${"a".repeat(1000)}`, "link-too-long"],
    ["sipDomain", "sip example", "domain-invalid"],
    ["sipDomain", "sip.example.com:5060", "domain-invalid"],
    ["sipDomain", "https://example.com", "domain-invalid"],
    ["sipDomain", `${"a".repeat(250)}.com`, "domain-invalid"],
    ["desktopPhoneUrl", "http://example.com/phone", "link-not-https"],
    ["desktopPhoneUrl", "javascript:alert(1)", "link-not-https"],
    ["mobilePhoneUrl", "example.com", "link-not-https"],
    ["mobilePhoneUrl", "https://ada:secret@example.com", "link-not-https"],
    ["mobilePhoneUrl", `https://example.com/${"a".repeat(1000)}`, "link-too-long"],
    ["crmNotes", "x".repeat(2001), "notes-too-long"],
    ["crmNotes", "turn \u202e round", "notes-invalid"],
    ["crmNotes", "zero\u0000", "notes-invalid"],
  ])("refuses %s %j: %s", (field, typed, message) => {
    expect(messages({ [field]: typed })).toEqual([`${field} ${message}`]);
  });
});
