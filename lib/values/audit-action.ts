import type { Language, Role } from "./actor.ts";
import type { Day } from "./day.ts";

/** What a stored detail is, and so how it is read aloud; `unshown` is kept for the record only. */
interface DetailKinds {
  text: string | null;
  email: string;
  phone: string | null;
  count: number | null;
  day: Day | null;
  yesNo: boolean;
  role: Role;
  language: Language;
  permission: string;
  unshown: string | number | boolean | null;
}
export type DetailKind = keyof DetailKinds;

/**
 * Everything that the audit trail tells of, with the details that each action stores: never a password, token or secret. A
 * new action is one line here and its sentence in `audit.actions`; a new detail has its label in `audit.details`.
 */
export const auditDetails = {
  "organisation.created": { name: "text" },
  "guide.changed": {
    sipDomain: "text",
    sipDomainBefore: "text",
    desktopPhoneUrl: "text",
    desktopPhoneUrlBefore: "text",
    mobilePhoneUrl: "text",
    mobilePhoneUrlBefore: "text",
    crmNotes: "text",
    crmNotesBefore: "text",
    sipWebsocketUrl: "text",
    sipWebsocketUrlBefore: "text",
  },
  "organisation.changed": {
    name: "text",
    nameBefore: "text",
    timeZone: "text",
    timeZoneBefore: "text",
    supportEmail: "text",
    supportEmailBefore: "text",
  },
  "agent.added": {
    role: "role",
    email: "email",
    extension: "text",
    startsOn: "day",
    endsOn: "day",
    name: "unshown",
    seat: "unshown",
  },
  "agent.password-reset": { mailed: "yesNo" },
  "agent.credentials-resent": {},
  "agent.edited": {
    name: "text",
    nameBefore: "text",
    email: "email",
    emailBefore: "email",
    role: "role",
    roleBefore: "role",
    language: "language",
    languageBefore: "language",
    unit: "text",
    unitBefore: "text",
    location: "text",
    locationBefore: "text",
    mayEditContacts: "yesNo",
    mayEditContactsBefore: "yesNo",
    landLine: "phone",
    landLineBefore: "phone",
    mobile: "phone",
    mobileBefore: "phone",
    startsOn: "day",
    startsOnBefore: "day",
    endsOn: "day",
    endsOnBefore: "day",
    extension: "text",
    extensionBefore: "text",
    extensionType: "text",
    extensionTypeBefore: "text",
    forceLogin: "yesNo",
    forceLoginBefore: "yesNo",
    version: "unshown",
  },
  "agent.started": {},
  "agent.deactivated": { endsOn: "day" },
  "agent.reactivated": { endsOnBefore: "day" },
  "agent.deleted": { extension: "text", releasedOn: "day", seat: "unshown" },
  "agent.replaced": { extension: "text", joiner: "unshown", seat: "unshown" },
  "agent.took-over": {
    role: "role",
    email: "email",
    extension: "text",
    name: "unshown",
    leaver: "unshown",
    seat: "unshown",
  },
  "agent.restored": {
    extension: "text",
    email: "email",
    emailBefore: "email",
    endsOnBefore: "day",
    seat: "unshown",
  },
  "agent.erased": {},
  "seat.left": { extension: "text", seat: "unshown" },
  "seat.taken": { extension: "text", seat: "unshown" },
  "sip-secret.shown": { extension: "text" },
  "mail.resent": { email: "email", mail: "unshown" },
  "password.chosen": {},
  "password.changed": {},
  "password.reset-asked": {},
  "password.reset-by-mail": {},
  "profile.changed": { name: "text", language: "language", landLine: "phone", mobile: "phone" },
  "session.started": { address: "text" },
  "session.ended": {},
  "session.ended-everywhere": { sessions: "count" },
  "unit.added": { name: "text" },
  "unit.changed": { unit: "text", nameBefore: "text" },
  "unit.deleted": { unit: "text" },
  "group.added": { group: "text", seats: "count", id: "unshown" },
  "group.changed": {
    group: "text",
    nameBefore: "text",
    seatsAdded: "count",
    seatsRemoved: "count",
    id: "unshown",
  },
  "group.deleted": { group: "text", seats: "count", campaigns: "count" },
  "group.joined": { group: "text", extension: "text", seat: "unshown" },
  "group.left": { group: "text", extension: "text", seat: "unshown" },
  "campaign.added": { campaign: "text", groups: "count", agents: "count", id: "unshown" },
  "campaign.changed": {
    campaign: "text",
    nameBefore: "text",
    groups: "count",
    groupsBefore: "count",
    agents: "count",
    agentsBefore: "count",
    id: "unshown",
  },
  "campaign.deleted": { campaign: "text" },
  "status.added": { status: "text", takesCalls: "yesNo", isChosenByHand: "yesNo" },
  "status.changed": {
    status: "text",
    nameBefore: "text",
    takesCalls: "yesNo",
    takesCallsBefore: "yesNo",
    isChosenByHand: "yesNo",
    isChosenByHandBefore: "yesNo",
    colour: "unshown",
    colourBefore: "unshown",
    translations: "unshown",
    translationsBefore: "unshown",
  },
  "status.deleted": { status: "text" },
  "statuses.ordered": {},
  "statuses.offered": { withheld: "text", withheldBefore: "text" },
  "location.added": { location: "text", id: "unshown" },
  "location.changed": {
    location: "text",
    nameBefore: "text",
    latitude: "unshown",
    latitudeBefore: "unshown",
    longitude: "unshown",
    longitudeBefore: "unshown",
    isOffered: "yesNo",
    isOfferedBefore: "yesNo",
  },
  "location.deleted": { location: "text" },
  "security.changed": {
    passwordLength: "count",
    passwordLengthBefore: "count",
    temporaryPasswordDays: "count",
    temporaryPasswordDaysBefore: "count",
    isPasswordChangeForced: "yesNo",
    isPasswordChangeForcedBefore: "yesNo",
    sessionIdleMinutes: "count",
    sessionIdleMinutesBefore: "count",
    sessionAbsoluteHours: "count",
    sessionAbsoluteHoursBefore: "count",
  },
  "logo.changed": {},
  "logo.removed": {},
  "seats.applied": { added: "count", kept: "count", released: "count" },
  "seat.release-planned": { on: "day", seat: "unshown" },
  "seat.kept": { seat: "unshown" },
  "seat.upgraded": { tier: "text", seat: "unshown" },
  "seat.downgrade-planned": { tier: "text", on: "day", seat: "unshown" },
  "seat.downgrade-undone": { seat: "unshown" },
  "seat.boost-requested": { extension: "text", seat: "unshown" },
  "seat.boost-enabled": { extension: "text", seat: "unshown" },
  "tier.added": { tier: "text", price: "text" },
  "tier.changed": {
    tier: "text",
    name: "text",
    nameBefore: "unshown",
    hasSms: "yesNo",
    hasSmsBefore: "unshown",
    hasCallRecording: "yesNo",
    hasCallRecordingBefore: "unshown",
    hasConnectionBoost: "yesNo",
    hasConnectionBoostBefore: "unshown",
    isOffered: "yesNo",
    isOfferedBefore: "unshown",
  },
  "tier.deleted": { tier: "text" },
  "tier.price-changed": { tier: "text", price: "text", priceBefore: "text", startsOn: "day" },
  "billing.changed": {
    currency: "text",
    currencyBefore: "text",
    cycle: "text",
    cycleBefore: "text",
    billDay: "count",
    billDayBefore: "count",
    startsOn: "day",
    startsOnBefore: "unshown",
  },
  "contract.changed": {
    contractStart: "day",
    contractStartBefore: "day",
    contractEnd: "day",
    contractEndBefore: "day",
  },
  "extension.added": { extension: "text", extensionType: "text" },
  "extension.changed": {
    extension: "text",
    extensionBefore: "text",
    extensionType: "text",
    extensionTypeBefore: "text",
    hasVoicemail: "yesNo",
    hasVoicemailBefore: "yesNo",
    greeting: "text",
    greetingBefore: "text",
  },
  "extension.released": { extension: "text" },
  "extension.ranges-changed": { ranges: "text", rangesBefore: "text" },
  "sip-secret.rotated": { extension: "text" },
  "device.added": { device: "text", extension: "text", seat: "unshown" },
  "device.paired": { device: "text", extension: "text", seat: "unshown" },
  "device.removed": { device: "text", extension: "text", seat: "unshown" },
  "number.requested": { number: "phone", extension: "text", route: "text", id: "unshown" },
  "number.bought": { number: "phone", extension: "text", route: "text", id: "unshown" },
  "number.failed": { number: "phone", id: "unshown" },
  "number.assigned": { number: "phone", extension: "text", route: "text", id: "unshown" },
  "number.unassigned": { number: "phone", extension: "text", route: "text", id: "unshown" },
  "number.release-planned": { number: "phone", on: "day", id: "unshown" },
  "number.kept": { number: "phone", id: "unshown" },
  "number.released": { number: "phone", id: "unshown" },
  "number.price-changed": { country: "text", price: "text", priceBefore: "text", startsOn: "day" },
  "caller-id.changed": { callerId: "phone", callerIdBefore: "phone", extension: "text", seat: "unshown" },
  "caller-id.lost": { callerId: "phone", callerIdBefore: "phone", extension: "text", seat: "unshown" },
  "route.added": { route: "text", id: "unshown" },
  "route.changed": { route: "text", nameBefore: "text", id: "unshown" },
  "route.deleted": { route: "text", id: "unshown" },
  "recording.added": { recording: "text" },
  "recording.deleted": { recording: "text" },
  "template.added": { template: "text" },
  "template.changed": { template: "text", nameBefore: "text" },
  "template.deleted": { template: "text" },
  "permission.denied": { permission: "permission" },
} as const satisfies Record<string, Record<string, DetailKind>>;

export type AuditAction = keyof typeof auditDetails;

type KindsOf<Action extends AuditAction> = (typeof auditDetails)[Action];

/** What an action stores. None is certain to be there: the trail is never rewritten, so it keeps the shapes of its day. */
export type AuditDetails<Action extends AuditAction> = {
  readonly [Detail in keyof KindsOf<Action>]?: DetailKinds[KindsOf<Action>[Detail] & DetailKind];
};

type ShownOf<Action> = Action extends AuditAction
  ? {
      [Detail in keyof KindsOf<Action>]: KindsOf<Action>[Detail] extends "unshown" ? never : Detail;
    }[keyof KindsOf<Action>]
  : never;
/** The name of any detail that some action shows. */
export type ShownDetail = ShownOf<AuditAction>;
