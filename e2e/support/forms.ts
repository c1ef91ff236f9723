import { randomUUID } from "node:crypto";
import type { Fields } from "./action-request.ts";

/** What the Add Agent form sends for somebody without a seat, with these fields changed. */
export function addAgentForm(changed: Fields): Fields {
  return {
    key: randomUUID(),
    email: "",
    name: "Tess Twenty",
    role: "agent",
    language: "en",
    unitId: "",
    landLine: "",
    mobile: "",
    seat: "none",
    extension: "",
    proposedExtension: "",
    extensionType: "SIP",
    sendCredentials: "on",
    mustChange: "on",
    ...changed,
  };
}

/** What a form with one button for one agent sends. */
export function oneAgentForm(agentId: string): Fields {
  return { key: randomUUID(), agentId };
}
