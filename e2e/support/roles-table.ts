/** What somebody gets: a status, or the address that they are led to. */
export type Answer = number | `/${string}`;

export interface ByRole {
  signedOut: Answer;
  agent: Answer;
  manager: Answer;
  admin: Answer;
}

const toSignIn = "/sign-in";
const forAll: ByRole = { signedOut: toSignIn, agent: 200, manager: 200, admin: 200 };
const forManagers: ByRole = { signedOut: toSignIn, agent: 403, manager: 200, admin: 200 };
const forAdmins: ByRole = { signedOut: toSignIn, agent: 403, manager: 403, admin: 200 };
const forNobody: ByRole = { signedOut: 404, agent: 404, manager: 404, admin: 404 };
const forAnybody: ByRole = { signedOut: 200, agent: 200, manager: 200, admin: 200 };

/**
 * Every page, by product.md's "Roles"; `[agentId]` is an agent of the own organisation who has no own password yet, `[tierId]`
 * one of its tiers, `[seatId]` a vacant seat, `[extensionId]` that seat's, `[mailId]` that agent's mail, `[routeId]` a call route,
 * `[numberId]` a number in its pool, `[recordingId]` and `[templateId]` that agent's own, `[groupId]`, `[campaignId]` and `[unitId]` one
 * of each.
 */
export const pageAnswers: Record<string, ByRole> = {
  "/": { ...forManagers, agent: "/home" },
  "/find": forManagers,
  "/agents": forManagers,
  "/agents/new": forManagers,
  "/agents/several": forManagers,
  "/agents/[agentId]": forManagers,
  "/agents/[agentId]/edit": forManagers,
  "/agents/[agentId]/caller-id": forManagers,
  "/agents/[agentId]/replace": forManagers,
  "/agents/[agentId]/sip-secret": forAdmins,
  "/agents/[agentId]/new-sip-secret": forAdmins,
  "/agents/[agentId]/reset-password": forManagers,
  "/agents/[agentId]/resend-credentials": forManagers,
  "/agents/[agentId]/deactivate": forManagers,
  "/agents/[agentId]/reactivate": forManagers,
  "/agents/[agentId]/delete": forAdmins,
  "/agents/[agentId]/restore": forAdmins,
  "/agents/[agentId]/erase": forAdmins,
  "/billing": forAdmins,
  "/billing/statement": forAdmins,
  "/billing/seats/[seatId]": forAdmins,
  "/billing/seats/[seatId]/release": forAdmins,
  "/billing/seats/[seatId]/keep": forAdmins,
  "/numbers": forManagers,
  "/numbers/buy": forAdmins,
  "/numbers/buy/held": forAdmins,
  "/numbers/[numberId]": forManagers,
  "/numbers/[numberId]/unassign": forManagers,
  "/numbers/[numberId]/release": forAdmins,
  "/numbers/[numberId]/keep": forAdmins,
  "/extensions": forManagers,
  "/extensions/new": forManagers,
  "/extensions/ranges": forAdmins,
  "/extensions/[extensionId]": forManagers,
  "/extensions/[extensionId]/release": forManagers,
  "/recordings/[recordingId]/delete": forManagers,
  "/templates/new": forAll,
  "/templates/[templateId]": forManagers,
  "/templates/[templateId]/delete": forManagers,
  "/routes": forManagers,
  "/routes/new": forManagers,
  "/routes/[routeId]": forManagers,
  "/routes/[routeId]/delete": forManagers,
  "/groups": forManagers,
  "/groups/new": forManagers,
  "/groups/[groupId]": forManagers,
  "/groups/[groupId]/delete": forManagers,
  "/campaigns": forManagers,
  "/campaigns/new": forManagers,
  "/campaigns/[campaignId]": forManagers,
  "/campaigns/[campaignId]/delete": forManagers,
  "/settings": forAdmins,
  "/settings/units/[unitId]": forAdmins,
  "/settings/units/[unitId]/delete": forAdmins,
  "/settings/tiers/new": forAdmins,
  "/settings/tiers/[tierId]": forAdmins,
  "/audit": forAdmins,
  "/outbox": forManagers,
  "/outbox/[mailId]/resend": forManagers,
  "/home": forAll,
  "/home/new-sip-secret": forAll,
  "/profile": forAll,
  "/first-password": { signedOut: toSignIn, agent: "/home", manager: "/", admin: "/" },
  "/sign-in": { signedOut: 200, agent: "/home", manager: "/", admin: "/" },
  "/forgot-password": forAnybody,
  "/reset-password": forAnybody,
  "/setup": forNobody,
  "/dev/mail": forNobody,
  "/dev/mail/[template]": forNobody,
};

/** Every handler with its methods; the address is one that it answers. */
export const handlerAnswers: Record<string, { methods: string[]; address: string; answers: ByRole }> = {
  "/api/health": { methods: ["GET"], address: "/api/health", answers: forAnybody },
  "/api/auth/session": { methods: ["GET"], address: "/api/auth/session", answers: forAnybody },
  "/api/password-strength": {
    methods: ["POST"],
    address: "/api/password-strength",
    answers: { signedOut: 403, agent: 200, manager: 200, admin: 200 },
  },
  // What is sent is no form of it: who is signed in is led back to the page that has one.
  "/api/recordings": {
    methods: ["POST"],
    address: "/api/recordings",
    answers: { signedOut: toSignIn, agent: "/profile", manager: "/profile", admin: "/profile" },
  },
  "/api/recordings/[recordingId]": {
    methods: ["GET"],
    address: "/api/recordings/0190a0c0-0000-7000-8000-000000000000",
    answers: { signedOut: toSignIn, agent: 404, manager: 404, admin: 404 },
  },
  "/api/find": { methods: ["GET"], address: "/api/find?q=a", answers: forManagers },
  "/api/quote": { methods: ["GET"], address: "/api/quote?for=agent&seat=none", answers: forAdmins },
  "/billing/charges.csv": { methods: ["GET"], address: "/billing/charges.csv", answers: forAdmins },
  // Closed as long as no secret for its signatures is set.
  "/api/webhooks/resend": { methods: ["POST"], address: "/api/webhooks/resend", answers: forNobody },
};

type Lower = "signedOut" | "agent" | "manager";
/** For admins alone. */
const notForThem: Record<Lower, Answer> = { signedOut: toSignIn, agent: 403, manager: 403 };

/** Every action: what those get who may not do it. Whom it is not said of, it serves. */
export const actionAnswers: Record<string, Partial<Record<Lower, Answer>>> = {
  "/agents/new#addAgentAction": { signedOut: toSignIn, agent: 403 },
  "/agents/several#changeSeveralAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/edit#editAgentAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]#setFeaturesAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]#joinRouteAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/caller-id#setCallerIdAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/replace#replaceAgentAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/sip-secret#showSipSecretAction": notForThem,
  "/agents/[agentId]/new-sip-secret#renewSipSecretAction": notForThem,
  "/agents/[agentId]/reset-password#resetPasswordAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/resend-credentials#resendCredentialsAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/deactivate#deactivateAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/reactivate#reactivateAction": { signedOut: toSignIn, agent: 403 },
  "/agents/[agentId]/delete#deleteAction": notForThem,
  "/agents/[agentId]/restore#restoreAction": notForThem,
  "/agents/[agentId]/erase#eraseAction": notForThem,
  "/extensions/new#addExtensionAction": { signedOut: toSignIn, agent: 403 },
  "/extensions/ranges#changeRangesAction": notForThem,
  "/extensions/[extensionId]#editExtensionAction": { signedOut: toSignIn, agent: 403 },
  "/extensions/[extensionId]/release#releaseExtensionAction": { signedOut: toSignIn, agent: 403 },
  "/devices#addDeviceAction": { signedOut: toSignIn },
  "/devices#pairDeviceAction": { signedOut: toSignIn },
  "/devices#removeDeviceAction": { signedOut: toSignIn },
  "/outbox/[mailId]/resend#resendMailAction": { signedOut: toSignIn, agent: 403 },
  "/billing#setSeatCountsAction": notForThem,
  "/billing/seats/[seatId]#changeTierAction": notForThem,
  "/billing/seats/[seatId]#requestBoostAction": notForThem,
  "/billing/seats/[seatId]/release#releaseSeatAction": notForThem,
  "/billing/seats/[seatId]/keep#keepSeatAction": notForThem,
  "/routes/new#addRouteAction": { signedOut: toSignIn, agent: 403 },
  "/routes/[routeId]#changeRouteAction": { signedOut: toSignIn, agent: 403 },
  "/routes/[routeId]#takeNumberAction": { signedOut: toSignIn, agent: 403 },
  "/routes/[routeId]/delete#deleteRouteAction": { signedOut: toSignIn, agent: 403 },
  "/groups/new#addGroupAction": { signedOut: toSignIn, agent: 403 },
  "/groups/[groupId]#changeGroupAction": { signedOut: toSignIn, agent: 403 },
  "/groups/[groupId]/delete#deleteGroupAction": { signedOut: toSignIn, agent: 403 },
  "/campaigns/new#addCampaignAction": { signedOut: toSignIn, agent: 403 },
  "/campaigns/[campaignId]#changeCampaignAction": { signedOut: toSignIn, agent: 403 },
  "/campaigns/[campaignId]/delete#deleteCampaignAction": { signedOut: toSignIn, agent: 403 },
  "/settings/units#addUnitAction": notForThem,
  "/settings/units/[unitId]#renameUnitAction": notForThem,
  "/settings/units/[unitId]/delete#deleteUnitAction": notForThem,
  "/numbers/buy#holdNumberAction": notForThem,
  "/numbers/buy/held#buyNumberAction": notForThem,
  "/numbers/[numberId]#assignNumberAction": { signedOut: toSignIn, agent: 403 },
  "/numbers/[numberId]/unassign#unassignNumberAction": { signedOut: toSignIn, agent: 403 },
  "/numbers/[numberId]/release#releaseNumberAction": notForThem,
  "/numbers/[numberId]/keep#keepNumberAction": notForThem,
  "/settings#changeOrganisationAction": notForThem,
  "/settings#changeBillingAction": notForThem,
  "/settings#changeContractAction": notForThem,
  "/settings#changeGuideAction": notForThem,
  "/settings/tiers/new#addTierAction": notForThem,
  "/settings/tiers/[tierId]#changeTierFeaturesAction": notForThem,
  "/settings/tiers/[tierId]#setTierPriceAction": notForThem,
  "/settings/tiers/[tierId]#removeTierPriceAction": notForThem,
  "/home#showOwnSipSecretAction": { signedOut: toSignIn },
  "/home/new-sip-secret#renewOwnSipSecretAction": { signedOut: toSignIn },
  "/home#changeStatusAction": { signedOut: toSignIn },
  "/home/phone#openPhoneAction": { signedOut: toSignIn },
  "/home/phone#phoneStandingAction": { signedOut: toSignIn },
  "/profile#updateProfileAction": { signedOut: toSignIn },
  "/profile#changePasswordAction": { signedOut: toSignIn },
  "/profile#signOutEverywhereAction": { signedOut: toSignIn },
  "/recordings/[recordingId]/delete#deleteRecordingAction": { signedOut: toSignIn, agent: 403 },
  "/templates/new#addTemplateAction": { signedOut: toSignIn, agent: 403 },
  "/templates/[templateId]#changeTemplateAction": { signedOut: toSignIn, agent: 403 },
  "/templates/[templateId]/delete#deleteTemplateAction": { signedOut: toSignIn, agent: 403 },
  "/first-password#chooseFirstPasswordAction": { signedOut: toSignIn },
  "/setup#setUpAction": { signedOut: toSignIn, agent: toSignIn, manager: toSignIn },
  "/sign-in#signInAction": {},
  "/sign-out#signOutAction": {},
  "/forgot-password#askForResetAction": {},
  "/reset-password#resetPasswordAction": {},
};
