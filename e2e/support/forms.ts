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

/** What the Edit form sends for somebody without a seat, with these fields changed. */
export function editAgentForm(agentId: string, changed: Fields = {}): Fields {
  return {
    key: randomUUID(),
    agentId,
    version: "1",
    drawn: "",
    email: "edited@example.com",
    name: "Edie Edited",
    role: "agent",
    language: "en",
    unitId: "",
    landLine: "",
    mobile: "",
    endsOn: "",
    seatId: "",
    meant: "same-person",
    ...changed,
  };
}

/** What the Replace form sends about this leaver, with these fields changed. */
export function replaceAgentForm(agentId: string, changed: Fields = {}): Fields {
  return {
    key: randomUUID(),
    agentId,
    version: "1",
    seatId: "",
    email: "joiner@example.com",
    name: "Jo Joiner",
    language: "en",
    unitId: "",
    landLine: "",
    mobile: "",
    ...changed,
  };
}

/** What a form with one button for one agent sends. */
export function oneAgentForm(agentId: string): Fields {
  return { key: randomUUID(), agentId };
}

/** What `Agent features` sends for somebody who is to leave the seat, or to take one. */
export function featuresForm(agentId: string, changed: Fields = {}): Fields {
  return { key: randomUUID(), agentId, features: "disabled", heldSeat: "", ...changed };
}

/** What each form of leaving and coming back sends; the name that is typed is any. */
export const leaveForms: Record<string, (agentId: string) => Fields> = {
  "/agents/[agentId]/deactivate#deactivateAction": oneAgentForm,
  "/agents/[agentId]/reactivate#reactivateAction": oneAgentForm,
  "/agents/[agentId]/delete#deleteAction": (agentId) => deleteForm(agentId),
  "/agents/[agentId]/restore#restoreAction": oneAgentForm,
  "/agents/[agentId]/erase#eraseAction": (agentId) => ({ ...oneAgentForm(agentId), confirmation: "Nobody" }),
};

/** What Delete sends; the seat is kept unless said otherwise. */
export function deleteForm(agentId: string, seat: "keep" | "release" = "keep"): Fields {
  return { ...oneAgentForm(agentId), seat };
}

/** What the confirmation of a change to several sends. */
export function severalForm(agentId: string | string[], change: string): Fields {
  return { key: randomUUID(), agent: agentId, change };
}

/** What each form of what is somebody's own sends: about a row of theirs where it needs one. */
export const personalForms: Record<string, (agentId: string, id: string) => Fields> = {
  "/recordings/[recordingId]/delete#deleteRecordingAction": (agentId, recordingId) => ({
    ...oneAgentForm(agentId),
    recordingId,
  }),
  "/templates/new#addTemplateAction": (agentId) => ({
    ...oneAgentForm(agentId),
    title: "Late",
    body: "Late.",
  }),
  "/templates/[templateId]#changeTemplateAction": (agentId, templateId) => ({
    ...oneAgentForm(agentId),
    templateId,
    version: "1",
    title: "Taken over",
    body: "Late.",
  }),
  "/templates/[templateId]/delete#deleteTemplateAction": (agentId, templateId) => ({
    ...oneAgentForm(agentId),
    templateId,
  }),
};

/** What `My status` sends. */
export function statusForm(statusId: string): Fields {
  return { key: randomUUID(), statusId };
}

/** What each form about the organisation's statuses sends; the status and the agent may be any. */
export const statusForms: Record<string, (ids: { statusId: string; agentId: string }) => Fields> = {
  "/settings/statuses#moveStatusAction": ({ statusId }) => ({ key: randomUUID(), move: `down:${statusId}` }),
  "/settings/statuses/new#addStatusAction": () => ({ key: randomUUID(), name: "In training", colour: "red" }),
  "/settings/statuses/[statusId]#editStatusAction": ({ statusId }) => ({
    key: randomUUID(),
    statusId,
    version: "1",
    name: "In training",
    colour: "red",
  }),
  "/settings/statuses/[statusId]/delete#deleteStatusAction": ({ statusId }) => ({
    key: randomUUID(),
    statusId,
  }),
  "/agents/[agentId]#offerStatusesAction": ({ statusId, agentId }) => ({
    key: randomUUID(),
    agentId,
    shown: statusId,
  }),
};

/** What the button that sends a mail again sends. */
export function oneMailForm(mailId: string): Fields {
  return { key: randomUUID(), mailId };
}

/** What each form of /billing sends that asks for something of a tier or a seat, before a quote was seen. */
export const billingForms: Record<string, (tierId: string, seatId: string) => Fields> = {
  "/billing#setSeatCountsAction": (tierId) => ({ key: randomUUID(), [`seats:${tierId}`]: "1" }),
  "/billing/seats/[seatId]#changeTierAction": (tierId, seatId) => ({ ...oneSeat(seatId), tierId }),
  "/billing/seats/[seatId]#requestBoostAction": (_, seatId) => oneSeat(seatId),
  "/billing/seats/[seatId]/release#releaseSeatAction": (_, seatId) => oneSeat(seatId),
  "/billing/seats/[seatId]/keep#keepSeatAction": (_, seatId) => oneSeat(seatId),
};

const oneSeat = (seatId: string): Fields => ({ key: randomUUID(), seatId });

/** What each form of /numbers sends about this number; the one that is bought is any. */
export const numberForms: Record<string, (numberId: string) => Fields> = {
  "/numbers/buy#holdNumberAction": () => ({ key: randomUUID(), number: "+14155550100" }),
  "/numbers/buy/held#buyNumberAction": () => ({ key: randomUUID(), number: "+14155550100", owner: "" }),
  "/numbers/[numberId]#assignNumberAction": (numberId) => ({
    key: randomUUID(),
    numberId,
    owner: `seat:${randomUUID()}`,
  }),
  "/numbers/[numberId]/unassign#unassignNumberAction": (numberId) => oneNumber(numberId),
  "/numbers/[numberId]/release#releaseNumberAction": (numberId) => oneNumber(numberId),
  "/numbers/[numberId]/keep#keepNumberAction": (numberId) => oneNumber(numberId),
};

const oneNumber = (numberId: string): Fields => ({ key: randomUUID(), numberId });

/** What each form of /settings sends when it is filled in; `tierId` and a planned price's day are any. */
export const settingsForms: Record<string, (tierOrLocationId: string) => Fields> = {
  "/settings#changeOrganisationAction": () => ({
    key: randomUUID(),
    organisationName: "Taken over",
    timeZone: "Europe/Berlin",
    supportEmail: "",
  }),
  "/settings#changeBillingAction": () => ({ key: randomUUID(), cycle: "annual", billDay: "28" }),
  "/settings#changeGuideAction": () => ({
    key: randomUUID(),
    sipDomain: `${randomUUID()}.example.com`,
    desktopPhoneUrl: "",
    mobilePhoneUrl: "",
    crmNotes: "",
    sipWebsocketUrl: "wss://sip.example.com/",
  }),
  "/settings#changeSecurityAction": () => ({
    key: randomUUID(),
    passwordLength: "20",
    temporaryPasswordDays: "1",
    sessionIdleMinutes: "5",
    sessionAbsoluteHours: "1",
  }),
  "/settings/logo#removeLogoAction": () => ({ key: randomUUID() }),
  "/settings#changeContractAction": () => ({
    key: randomUUID(),
    contractStart: "",
    contractEnd: "2199-12-31",
  }),
  "/settings/locations/new#addLocationAction": () => ({
    key: randomUUID(),
    name: "Vienna",
    latitude: "48.2",
    longitude: "16.37",
  }),
  "/settings/locations/[locationId]#changeLocationAction": (locationId) => ({
    key: randomUUID(),
    locationId,
    version: "1",
    name: "Vienna",
    latitude: "48.2",
    longitude: "16.37",
  }),
  "/settings/locations/[locationId]/delete#deleteLocationAction": (locationId) => ({
    key: randomUUID(),
    locationId,
  }),
  "/settings/tiers/new#addTierAction": () => ({ key: randomUUID(), name: "Gold", price: "1" }),
  "/settings/tiers/[tierId]/delete#deleteTierAction": (tierId) => ({ key: randomUUID(), tierId }),
  "/settings/tiers/[tierId]#changeTierFeaturesAction": (tierId) => ({
    key: randomUUID(),
    tierId,
    name: "Gold",
  }),
  "/settings/tiers/[tierId]#setTierPriceAction": (tierId) => ({
    key: randomUUID(),
    tierId,
    price: "1",
    startsOn: "2199-01-01",
  }),
  "/settings/tiers/[tierId]#removeTierPriceAction": (tierId) => ({
    key: randomUUID(),
    tierId,
    startsOn: "2199-01-01",
  }),
};

/** What each form about an extension, or a device, sends; the extension, the seat and the device may be any. */
export const extensionForms: Record<
  string,
  (ids: { extensionId: string; seatId: string; deviceId?: string }) => Fields
> = {
  "/extensions/new#addExtensionAction": () => ({
    key: randomUUID(),
    number: "4711",
    type: "SIP",
    greeting: "",
  }),
  "/extensions/ranges#changeRangesAction": () => ({
    key: randomUUID(),
    before: "100-999999",
    ranges: "200-299",
  }),
  "/extensions/[extensionId]#editExtensionAction": ({ extensionId }) => ({
    key: randomUUID(),
    extensionId,
    version: "1",
    number: "4711",
    type: "SIP",
    greeting: "",
  }),
  "/extensions/[extensionId]/release#releaseExtensionAction": ({ extensionId }) => ({
    key: randomUUID(),
    extensionId,
  }),
  "/devices#addDeviceAction": ({ seatId }) => ({
    key: randomUUID(),
    seatId,
    kind: "browser",
    name: "Browser",
    mac: "",
  }),
  "/devices#changeDeviceAction": ({ deviceId = randomUUID() }) => ({
    key: randomUUID(),
    change: `remove:${deviceId}`,
  }),
};
/** What each form of /routes sends about a call route that ends in its own box; `leadsTo` is another one. */
export const routeForms: Record<string, (routeId: string, leadsTo?: string) => Fields> = {
  "/routes/new#addRouteAction": (_, leadsTo) => aRouteForm(leadsTo),
  "/routes/[routeId]#changeRouteAction": (routeId, leadsTo) => ({
    ...aRouteForm(leadsTo),
    routeId,
    version: "1",
  }),
  "/routes/[routeId]#takeNumberAction": (routeId) => ({ key: randomUUID(), routeId, numberId: randomUUID() }),
  "/routes/[routeId]/delete#deleteRouteAction": (routeId) => ({ key: randomUUID(), routeId }),
};

function aRouteForm(leadsTo: string | undefined): Fields {
  return {
    key: randomUUID(),
    kind: "ring-group",
    name: "Taken over",
    greeting: "",
    hasVoicemail: "on",
    to: leadsTo ? `route:${leadsTo}` : "voicemail",
    toExtension: "",
    distribution: "all-at-once",
    ringSeconds: "20",
    add: "",
  };
}

/** What each form about a group, a campaign or a business unit sends; the ids that it needs may be any. */
export const groupForms: Record<string, (ids: GroupingIds) => Fields> = {
  "/groups/new#addGroupAction": () => ({ key: randomUUID(), name: `Group ${randomUUID()}` }),
  "/groups/[groupId]#changeGroupAction": ({ groupId }) => ({
    key: randomUUID(),
    groupId,
    name: `Group ${randomUUID()}`,
  }),
  "/groups/[groupId]/delete#deleteGroupAction": ({ groupId }) => ({ key: randomUUID(), groupId }),
  "/campaigns/new#addCampaignAction": ({ groupId }) => ({
    key: randomUUID(),
    name: `Campaign ${randomUUID()}`,
    groups: groupId,
    add: "",
  }),
  "/campaigns/[campaignId]#changeCampaignAction": ({ campaignId }) => ({
    key: randomUUID(),
    campaignId,
    version: "1",
    name: `Campaign ${randomUUID()}`,
    groupsDrawn: "",
    peopleDrawn: "",
    add: "",
  }),
  "/campaigns/[campaignId]/delete#deleteCampaignAction": ({ campaignId }) => ({
    key: randomUUID(),
    campaignId,
  }),
  "/settings/units#addUnitAction": () => ({ key: randomUUID(), name: `Unit ${randomUUID()}` }),
  "/settings/units/[unitId]#renameUnitAction": ({ unitId }) => ({
    key: randomUUID(),
    unitId,
    name: `Unit ${randomUUID()}`,
  }),
  "/settings/units/[unitId]/delete#deleteUnitAction": ({ unitId }) => ({ key: randomUUID(), unitId }),
};

export type GroupingIds = Record<"groupId" | "campaignId" | "unitId", string>;
