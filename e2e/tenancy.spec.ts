import { randomUUID } from "node:crypto";
import type { APIResponse } from "@playwright/test";
import { aWav } from "../lib/recordings/testing/sounds.ts";
import { aLocation } from "./support/a-location.ts";
import { aNumber } from "./support/a-number.ts";
import { aStatus } from "./support/a-status.ts";
import { actionOf, type Fields, sendAction } from "./support/action-request.ts";
import { aCallRoute } from "./support/call-routes.ts";
import {
  addAgentForm,
  billingForms,
  editAgentForm,
  extensionForms,
  featuresForm,
  type GroupingIds,
  groupForms,
  leaveForms,
  numberForms,
  oneAgentForm,
  oneMailForm,
  personalForms,
  replaceAgentForm,
  routeForms,
  settingsForms,
  severalForm,
  statusForm,
  statusForms,
} from "./support/forms.ts";
import { someGroupings } from "./support/groupings.ts";
import { ownOf } from "./support/own-of.ts";
import { partOf } from "./support/part-of.ts";
import { anAddress, signedIn } from "./support/people.ts";
import { actionAnswers } from "./support/roles-table.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { sideBySide } from "./support/side-by-side.ts";
import { expect, test } from "./support/test.ts";
import { actions, pages } from "./support/tree.ts";

test("every page with another organisation's id is not there, and no list shows anything of it", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  test.setTimeout(120_000);
  const ours = await organisation({ name: "Ours" });
  const theirs = await organisation({ name: "Theirs", agents: 2, vacantSeats: 1 });
  const foreign = [
    "Their night shift",
    theirs.name,
    theirs.admin.email,
    "555-9999",
    "555 9999",
    ...theirs.agents.map(({ email }) => email),
  ];
  const { request } = (await signedIn(browserOf, ours.admin)).context();
  const mailId = await theirMail(theirs.agents[0]?.id ?? "", rollcall);
  const { extensionId } = await whatRings(theirs.vacantSeats[0] ?? "", rollcall);
  const own = await ownOf(theirs.agents[0]?.id ?? "", rollcall.database);
  const routeId = await aCallRoute(rollcall.database, theirs.id, "Their night shift");
  const numberId = await aNumber(rollcall, theirs.admin, "+14155559999");
  const groupings = await someGroupings(rollcall.database, theirs.id, "Their night shift");
  const locationId = await aLocation(rollcall.database, theirs.id);
  const statusId = await aStatus(rollcall.database, theirs.id);
  const before = await rollcall.database.written();

  const theirIds: Record<string, string> = {
    agentId: theirs.agents[0]?.id ?? "",
    seatId: theirs.vacantSeats[0] ?? "",
    tierId: theirs.tiers[0]?.id ?? "",
    mailId,
    extensionId,
    ...own,
    routeId,
    numberId,
    ...groupings,
    locationId,
    statusId,
    template: "credentials",
  };
  const withId = pages().filter((pattern) => pattern.includes("["));
  expect(withId.length).toBeGreaterThan(0);
  const asked = withId.flatMap((pattern) => addressesOf(pattern, theirIds));
  const showsNothing = async (answer: APIResponse) => {
    const body = await answer.text();
    for (const word of foreign) expect(body).not.toContain(word);
  };
  await sideBySide(asked, async ({ path, isId }) => {
    const whole = await request.get(path, { headers: { Accept: "text/html" }, maxRedirects: 0 });
    expect([400, 404], `${path}: ${whole.status()}`).toContain(whole.status());
    await showsNothing(whole);
    // Of what is nobody's id the router has nothing to show either.
    if (!isId) return;
    const part = await partOf(request, path);
    // To the router the status comes inside of an answer that is itself a success.
    if (part.ok()) expect(await part.text(), path).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
    await showsNothing(part);
  });

  const agent = theirs.agents[0];
  const lists = [
    // Part of the address, since what is searched for comes back in the search field.
    `/agents?q=${agent?.email.split("@")[0]}`,
    `/agents?unit=${theirs.units[0]?.id}`,
    `/agents?tier=${theirs.tiers[0]?.id}`,
    `/agents?group=${groupings.groupId}`,
    `/groups?q=night&after=${groupings.groupId}`,
    `/campaigns?q=night&after=${groupings.campaignId}`,
    `/agents/several?agent=${agent?.id}&agent=${ours.admin.id}&change=role:manager`,
    `/agents?after=${agent?.id}&before=${agent?.id}`,
    `/agents/new?seat=${theirs.vacantSeats[0]}`,
    `/billing?q=${agent?.email.split("@")[0]}`,
    `/billing?tier=${theirs.tiers[0]?.id}&before=2026-01-01.${theirs.id}`,
    `/billing/charges.csv?tier=${theirs.tiers[0]?.id}`,
    `/extensions?q=${agent?.email.split("@")[0]}`,
    "/extensions?q=700&on=2026-01-01",
    "/routes?q=night",
    `/routes?deleted=${routeId}`,
    `/audit?agent=${agent?.id}`,
    `/outbox?before=${agent?.id}`,
    `/numbers?after=${numberId}`,
    "/numbers?q=415555&use=pool",
    `/home?status=${statusId}`,
    `/api/board?q=${agent?.email.split("@")[0]}&group=${statusId}`,
  ];
  for (const path of lists) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    const body = await answer.text();
    for (const word of foreign) expect(body.includes(word) && path, `${word} at ${path}`).toBe(false);
    expect(body).not.toContain(`seat:${theirs.vacantSeats[0]}`);
  }

  const sound = `/api/recordings/${own.recordingId}`;
  for (const answer of [await request.get(sound), await request.head(sound)])
    expect(answer.status()).toBe(404);
  const upload = await request.post(`/api/recordings?agent=${theirs.agents[0]?.id}`, {
    multipart: {
      key: randomUUID(),
      title: "Theirs",
      file: { name: "x.wav", mimeType: "audio/wav", buffer: Buffer.from(aWav()) },
    },
    maxRedirects: 0,
  });
  expect(upload.headers().location).toContain("recording=not-there");
  expect((await request.get(`/templates/new?agent=${theirs.agents[0]?.id}`)).status()).toBe(404);
  expect(await rollcall.database.written()).toEqual(before);
});

test("every action with another organisation's ids is refused and writes nothing on either side", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const ours = await organisation({ name: "Ours" });
  const theirs = await organisation({ name: "Theirs", agents: 1, vacantSeats: 1 });
  const { request } = (await signedIn(browserOf, ours.admin)).context();
  const id = theirs.agents[0]?.id ?? "";
  const mailId = await theirMail(id, rollcall);
  const theirSeat = theirs.vacantSeats[0] ?? "";
  const rings = await whatRings(theirSeat, rollcall);
  const own = await ofOwn(id, ours.admin.id, rollcall);
  const routeId = await aCallRoute(rollcall.database, theirs.id, "Their night shift");
  const numberId = await aNumber(rollcall, theirs.admin);
  const groupings = await someGroupings(rollcall.database, theirs.id, "Their night shift");
  const locationId = await aLocation(rollcall.database, theirs.id);
  const before = await rollcall.database.written();

  const cases: Record<string, [Fields, says: string][]> = {
    "/agents/new#addAgentAction": [
      [addAgentForm({ email: anAddress(), unitId: theirs.units[0]?.id ?? "" }), "unit-unknown"],
      [addAgentForm({ email: anAddress(), locationId }), "location-unknown"],
      [addAgentForm({ email: anAddress(), seat: `seat:${theirs.vacantSeats[0]}` }), "seat-taken"],
      [addAgentForm({ email: anAddress(), seat: `tier:${theirs.tiers[0]?.id}` }), "tier-unknown"],
    ],
    "/agents/several#changeSeveralAction": [
      [severalForm(id, "role:manager"), "nobody-selected"],
      [severalForm(ours.admin.id, `unit:${theirs.units[0]?.id}`), "unit-unknown"],
      [severalForm(ours.admin.id, `group-add:${groupings.groupId}`), "group-unknown"],
      [severalForm(ours.admin.id, `tier:${theirs.tiers[0]?.id}`), "tier-unknown"],
    ],
    "/agents/[agentId]/edit#editAgentAction": [[editAgentForm(id), "not-there"]],
    "/agents/[agentId]#setFeaturesAction": [
      [featuresForm(id), "not-there"],
      [
        featuresForm(ours.admin.id, { features: "enabled", seat: `seat:${theirs.vacantSeats[0]}` }),
        "seat-taken",
      ],
    ],
    "/agents/[agentId]#joinRouteAction": [[{ ...oneAgentForm(id), routeId }, "no-seat-held"]],
    "/agents/[agentId]/caller-id#setCallerIdAction": [[{ ...oneAgentForm(id), numberId: "" }, "not-there"]],
    "/agents/[agentId]/replace#replaceAgentAction": [[replaceAgentForm(id), "not-there"]],
    "/agents/[agentId]/sip-secret#showSipSecretAction": [[oneAgentForm(id), "not-there"]],
    "/agents/[agentId]/new-sip-secret#renewSipSecretAction": [[oneAgentForm(id), "not-there"]],
    ...ofExtensions(theirSeat, rings),
    "/agents/[agentId]/reset-password#resetPasswordAction": [[oneAgentForm(id), "not-there"]],
    "/agents/[agentId]/resend-credentials#resendCredentialsAction": [[oneAgentForm(id), "not-there"]],
    ...Object.fromEntries(Object.entries(leaveForms).map(([key, form]) => [key, [[form(id), "not-there"]]])),
    "/outbox/[mailId]/resend#resendMailAction": [[oneMailForm(mailId), "mail-not-there"]],
    ...own,
    ...ofStatuses(await aStatus(rollcall.database, theirs.id), id),
    ...ofRoutes(routeId),
    ...ofNumbers(numberId),
    ...ofGroupings(groupings),
    ...ofSettings("[tierId]", theirs.tiers[0]?.id ?? "", "tier-not-there"),
    ...ofSettings("[locationId]", locationId, "location-not-there"),
    ...ofSeats(theirs.tiers[0]?.id ?? "", theirs.vacantSeats[0] ?? ""),
  };
  const withoutIds = [
    "/numbers/buy#holdNumberAction",
    "/numbers/buy/held#buyNumberAction",
    "/settings#changeOrganisationAction",
    "/settings#changeBillingAction",
    "/settings#changeContractAction",
    "/settings#changeGuideAction",
    "/settings#changeSecurityAction",
    "/settings/logo#removeLogoAction",
    "/settings/locations/new#addLocationAction",
    "/settings/tiers/new#addTierAction",
    "/settings/units#addUnitAction",
    "/groups/new#addGroupAction",
    "/settings/statuses/new#addStatusAction",
    "/extensions/new#addExtensionAction",
    "/extensions/ranges#changeRangesAction",
    "/home#showOwnSipSecretAction",
    "/home/new-sip-secret#renewOwnSipSecretAction",
    "/home/phone#openPhoneAction",
    "/home/phone#phoneStandingAction",
    "/profile#updateProfileAction",
    "/profile#changePasswordAction",
    "/profile#signOutEverywhereAction",
    "/first-password#chooseFirstPasswordAction",
    "/setup#setUpAction",
    "/sign-in#signInAction",
    "/sign-out#signOutAction",
    "/forgot-password#askForResetAction",
    "/reset-password#resetPasswordAction",
  ];
  expect([...Object.keys(cases), ...withoutIds].sort()).toEqual(Object.keys(actionAnswers).sort());
  expect(actions().length).toBe(Object.keys(actionAnswers).length);

  for (const [key, forms] of Object.entries(cases)) {
    for (const [fields, says] of forms) {
      const answer = await sendAction(request, actionOf(key), { path: "/agents", fields });
      expect(answer.status()).toBe(200);
      const body = await answer.text();
      expect(body, key).toContain(`"refusal":"${says}"`);
      expect(body).not.toContain(theirs.agents[0]?.email);
    }
  }
  expect(await rollcall.database.written()).toEqual(before);
});

/**
 * The page's address with their id of the kind that it asks for, with one of another kind, and with what is no id. A kind that
 * is asked for and has no id here fails.
 */
function addressesOf(pattern: string, theirIds: Record<string, string>) {
  const [, kind = ""] = /\[([^\]]+)\]/.exec(pattern) ?? [];
  const id = theirIds[kind];
  if (!id) throw new Error(`${pattern} asks for an id of another organisation that the test does not have`);
  const another = kind === "agentId" ? theirIds.seatId : theirIds.agentId;
  return [id, another ?? "", "no-id", "%00", "..%2fagents"].map((value, place) => ({
    path: pattern.replace(`[${kind}]`, value),
    isId: place < 2,
  }));
}

/** A mail of theirs, as if it had failed. */
async function theirMail(agentId: string, { database }: Rollcall): Promise<string> {
  const mailId = randomUUID();
  await database.rows(
    `insert into outbox (org_id, id, template, agent_id, recipient, language, state, created_at, due_at, state_at)
     select org_id, $1, 'password-changed', id, email, 'en', 'failed', now(), now(), now() from agents where id = $2`,
    [mailId, agentId],
  );
  return mailId;
}

/** The extension of a seat, and a device that is added to it. */
async function whatRings(seatId: string, { database }: Rollcall) {
  const [extension] = await database.rows<{ id: string }>("select id from extensions where seat_id = $1", [
    seatId,
  ]);
  const deviceId = randomUUID();
  await database.rows(
    `insert into devices (org_id, id, seat_id, kind, name, created_at)
     select org_id, $1, id, 'softphone', 'Their softphone', now() from seats where id = $2`,
    [deviceId, seatId],
  );
  return { extensionId: extension?.id ?? "", deviceId };
}

function ofExtensions(
  seatId: string,
  { extensionId, deviceId }: { extensionId: string; deviceId: string },
): Record<string, [Fields, says: string][]> {
  const keys = Object.keys(extensionForms).filter((key) => !/new#|ranges#/.test(key));
  return Object.fromEntries(
    keys.map((key) => {
      const fields = extensionForms[key]?.({ extensionId, seatId, deviceId }) ?? {};
      if ("change" in fields) return [key, [[fields, "device-not-there"]]];
      return [key, [[fields, "extensionId" in fields ? "extension-not-there" : "seat-not-there"]]];
    }),
  );
}

/** Each form about something of their agent's: under that agent's name, and under the own. */
async function ofOwn(theirId: string, ourId: string, { database }: Rollcall) {
  const { recordingId, templateId } = await ownOf(theirId, database);
  return Object.fromEntries(
    Object.entries(personalForms).map(([key, form]): [string, [Fields, says: string][]] => {
      if (key.startsWith("/templates/new")) return [key, [[form(theirId, ""), "not-there"]]];
      const isRecording = key.startsWith("/recordings");
      const says = isRecording ? "recording-not-there" : "template-not-there";
      const id = isRecording ? recordingId : templateId;
      return [
        key,
        [
          [form(theirId, id), says],
          [form(ourId, id), says],
        ],
      ];
    }),
  );
}

function ofStatuses(statusId: string, agentId: string): Record<string, [Fields, says: string][]> {
  const keys = Object.keys(statusForms).filter((key) => !key.includes("new#"));
  const forms = keys.map((key): [string, [Fields, says: string][]] => {
    const fields = statusForms[key]?.({ statusId, agentId }) ?? {};
    return [key, [[fields, "agentId" in fields ? "not-there" : "status-unknown"]]];
  });
  return Object.fromEntries([
    ...forms,
    ["/home#changeStatusAction", [[statusForm(statusId), "status-unknown"]]],
  ]);
}

function ofRoutes(routeId: string): Record<string, [Fields, says: string][]> {
  return Object.fromEntries(
    Object.entries(routeForms).map(([key, form]) => {
      const says = key.includes("#takeNumber")
        ? "number-not-there"
        : key.includes("[routeId]")
          ? "route-not-there"
          : "route-unknown";
      return [key, [[form(routeId, routeId), says]]];
    }),
  );
}

function ofSeats(tierId: string, seatId: string): Record<string, [Fields, says: string][]> {
  return Object.fromEntries(
    Object.entries(billingForms).map(([key, form]) => {
      const says = key.includes("[seatId]") ? "seat-not-there" : "tier-unknown";
      return [key, [[form(tierId, seatId), says]]];
    }),
  );
}

function ofNumbers(numberId: string): Record<string, [Fields, says: string][]> {
  const keys = Object.keys(numberForms).filter((key) => key.includes("[numberId]"));
  return Object.fromEntries(
    keys.map((key) => [key, [[numberForms[key]?.(numberId) ?? {}, "number-not-there"]]]),
  );
}

function ofGroupings(ids: GroupingIds): Record<string, [Fields, says: string][]> {
  const keys = Object.keys(groupForms).filter((key) => key.includes("Id]") || key.startsWith("/campaigns"));
  return Object.fromEntries(
    keys.map((key) => {
      const kind = /\[(group|campaign|unit)Id\]/.exec(key)?.[1];
      return [key, [[groupForms[key]?.(ids) ?? {}, kind ? `${kind}-not-there` : "group-unknown"]]];
    }),
  );
}

function ofSettings(part: string, id: string, says: string): Record<string, [Fields, says: string][]> {
  const keys = Object.keys(settingsForms).filter((key) => key.includes(part));
  return Object.fromEntries(keys.map((key) => [key, [[settingsForms[key]?.(id) ?? {}, says]]]));
}
