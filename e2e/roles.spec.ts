import type { APIRequestContext, APIResponse } from "@playwright/test";
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
  statusForms,
} from "./support/forms.ts";
import { someGroupings } from "./support/groupings.ts";
import type { Person } from "./support/organisations.ts";
import { ownOf } from "./support/own-of.ts";
import { partOf } from "./support/part-of.ts";
import { addUnseen, anAddress, type Browsers, signedIn } from "./support/people.ts";
import {
  type Answer,
  actionAnswers,
  type ByRole,
  handlerAnswers,
  pageAnswers,
} from "./support/roles-table.ts";
import { sideBySide } from "./support/side-by-side.ts";
import { expect, test } from "./support/test.ts";
import { actionFiles, actions, handlers, pages } from "./support/tree.ts";

const roles = ["signedOut", "agent", "manager", "admin"] as const;

test("every page, handler and action of the tree has its expectation, and nothing else has", () => {
  expect(pages()).toEqual(Object.keys(pageAnswers).sort());
  expect(handlers().sort((a, b) => a.path.localeCompare(b.path))).toEqual(
    Object.entries(handlerAnswers)
      .map(([path, { methods }]) => ({ path, methods }))
      .sort((a, b) => a.path.localeCompare(b.path)),
  );
  expect(
    actions()
      .map(({ key }) => key)
      .sort(),
  ).toEqual(Object.keys(actionAnswers).sort());
  expect([...new Set(actions().map(({ file }) => file))].sort()).toEqual(actionFiles().sort());
});

test("every page answers each role as the table says, whole and in part", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ managers: 1, agents: 1, vacantSeats: 2 });
  const { admin, managers, agents, tiers, vacantSeats } = made;
  const requests = await requestsOf(browserOf, { admin, manager: managers[0], agent: agents[0] });
  const waiting = await addAWaitingAgent(browserOf, admin, rollcall);
  const tier = tiers[0]?.id ?? "";
  const mail = await mailTo(waiting, rollcall);
  const extension = await extensionOf(vacantSeats.at(-1) ?? "", rollcall);
  const own = await ownOf(waiting, rollcall.database);
  const route = await aCallRoute(rollcall.database, admin.orgId, "Sales");
  const number = await aNumber(rollcall, admin);
  const groupings = await someGroupings(rollcall.database, admin.orgId, "Sales");
  const location = await aLocation(rollcall.database, admin.orgId);
  const status = await aStatus(rollcall.database, admin.orgId);
  const before = await rollcall.database.written();

  await sideBySide(Object.entries(pageAnswers), async ([pattern, answers]) => {
    const path = pattern
      .replace("[agentId]", waiting)
      .replace("[tierId]", tier)
      .replace("[locationId]", location)
      .replace("[seatId]", vacantSeats.at(-1) ?? "")
      .replace("[mailId]", mail)
      .replace("[extensionId]", extension)
      .replace("[recordingId]", own.recordingId)
      .replace("[templateId]", own.templateId)
      .replace("[routeId]", route)
      .replace("[numberId]", number)
      .replace("[groupId]", groupings.groupId)
      .replace("[campaignId]", groupings.campaignId)
      .replace("[unitId]", groupings.unitId)
      .replace("[statusId]", status)
      .replace("[template]", "credentials");
    for (const role of roles) {
      const page = await requests[role].get(path, { maxRedirects: 0, headers: { Accept: "text/html" } });
      expect(said(page), `${role} at ${pattern}`).toEqual(answers[role]);
      if (answers[role] === 200) continue;
      const part = await partOf(requests[role], path);
      for (const body of [await page.text(), await part.text()]) {
        expect(body, `${role} at ${pattern}`).not.toContain(admin.email);
        expect(body, `${role} at ${pattern}`).not.toContain(admin.id);
      }
    }
  });
  expect(await rollcall.database.written()).toEqual(before);
});

test("every handler answers each role as the table says", async ({ browserOf, organisation, rollcall }) => {
  const { admin, managers, agents } = await organisation({ managers: 1, agents: 1 });
  const requests = await requestsOf(browserOf, { admin, manager: managers[0], agent: agents[0] });
  const before = await rollcall.database.written();
  for (const { address, methods, answers } of Object.values(handlerAnswers)) {
    for (const method of methods) {
      for (const role of roles) {
        const answer = await requests[role].fetch(address, {
          method,
          maxRedirects: 0,
          ...(method === "POST" && { data: { password: "some words" } }),
        });
        expect(said(answer), `${role}: ${method} ${address}`).toBe(answers[role]);
      }
    }
  }
  const session = async (role: keyof ByRole) => (await requests[role].get("/api/auth/session")).json();
  expect(await session("signedOut")).toEqual({});
  expect(await session("agent")).toMatchObject({ user: { email: agents[0]?.email } });
  for (const closed of ["signin", "providers", "csrf", "callback/credentials"])
    expect((await requests.agent.get(`/api/auth/${closed}`)).status()).toBe(404);
  expect(await rollcall.database.written()).toEqual(before);
});

test("every action refuses each lower role, wherever it is sent to, and nothing is written", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ managers: 1, agents: 1, vacantSeats: 2 });
  const { admin, managers, agents, tiers, vacantSeats } = made;
  const requests = await requestsOf(browserOf, { admin, manager: managers[0], agent: agents[0] });
  const waiting = await addAWaitingAgent(browserOf, admin, rollcall);
  const tier = tiers[0]?.id ?? "";
  const seat = vacantSeats.at(-1) ?? "";
  const extension = await extensionOf(seat, rollcall);
  const route = await aCallRoute(rollcall.database, admin.orgId, "Sales");
  const number = await aNumber(rollcall, admin);
  const groupings = await someGroupings(rollcall.database, admin.orgId, "Sales");
  const status = await aStatus(rollcall.database, admin.orgId);
  const before = await rollcall.database.written();

  await sideBySide(actions(), async ({ key, ...action }) => {
    for (const role of ["signedOut", "agent", "manager"] as const) {
      const expected = actionAnswers[key]?.[role];
      if (expected === undefined) continue;
      const page = action.page
        .replace("[agentId]", waiting)
        .replace("[tierId]", tier)
        .replace("[locationId]", tier)
        .replace("[seatId]", seat)
        .replace("[mailId]", waiting)
        .replace("[extensionId]", extension)
        .replace(/\[(recording|template)Id\]/, waiting)
        .replace("[routeId]", route)
        .replace("[numberId]", number)
        .replace("[groupId]", groupings.groupId)
        .replace("[campaignId]", groupings.campaignId)
        .replace("[unitId]", groupings.unitId)
        .replace("[statusId]", status);
      for (const path of [page, ...alsoPostedTo[role]]) {
        const fields =
          settingsForms[key]?.(tier) ??
          leaveForms[key]?.(waiting) ??
          billingForms[key]?.(tier, seat) ??
          extensionForms[key]?.({ extensionId: extension, seatId: seat }) ??
          personalForms[key]?.(waiting, waiting) ??
          routeForms[key]?.(route) ??
          numberForms[key]?.(number) ??
          groupForms[key]?.(groupings) ??
          statusForms[key]?.({ statusId: status, agentId: waiting }) ??
          fieldsFor(key, waiting);
        const answer = await sendAction(requests[role], action, { path, fields });
        expect(await saidToAction(answer), `${role}: ${key} at ${path}`).toEqual(expected);
        expect(await answer.text()).not.toContain(admin.email);
      }
    }
  });
  expect(await rollcall.database.written()).toEqual(before);

  const denied = await rollcall.database.rows<{ actor_id: string }>(
    "select actor_id from audit_entries where org_id = $1 and action = 'permission.denied'",
    [admin.orgId],
  );
  expect(new Set(denied.map((entry) => entry.actor_id))).toEqual(new Set([agents[0]?.id, managers[0]?.id]));
});

test("no request of a manager makes or touches an admin, or buys a seat", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, managers, tiers, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
  const { manager } = await requestsOf(browserOf, { admin, manager: managers[0], agent: undefined });
  const add = actionOf("/agents/new#addAgentAction");
  const before = await rollcall.database.written();

  const attempts: [why: string, fields: Fields, says: string][] = [
    ["the role of admin", { role: "admin" }, "role-not-yours-to-give"],
    ["two roles", { role: ["agent", "admin"] }, "role-unknown"],
    ["a new seat", { seat: `tier:${tiers[0]?.id}` }, "seat-costs-money"],
    ["a field for the role beside the form's", { "data.role": "admin" }, "form-malformed"],
    ["a field for the organisation", { orgId: admin.orgId, org_id: admin.orgId }, "form-malformed"],
  ];
  for (const [why, fields, says] of attempts) {
    const sent = addAgentForm({ email: anAddress("boss"), seat: `seat:${vacantSeats[0]}`, ...fields });
    const answer = await sendAction(manager, add, { path: "/agents/new", fields: sent });
    expect(await answer.text(), why).toContain(says);
  }
  for (const key of [
    "/agents/[agentId]/reset-password#resetPasswordAction",
    "/agents/[agentId]/resend-credentials#resendCredentialsAction",
    "/agents/[agentId]/caller-id#setCallerIdAction",
    "/agents/[agentId]/deactivate#deactivateAction",
    "/agents/[agentId]/reactivate#reactivateAction",
  ]) {
    const answer = await sendAction(manager, actionOf(key), {
      path: "/agents",
      fields: oneAgentForm(admin.id),
    });
    expect(await answer.text(), key).toContain("admins-only-by-admins");
  }
  const features = actionOf("/agents/[agentId]#setFeaturesAction");
  const ofAdmin = await sendAction(manager, features, { path: "/agents", fields: featuresForm(admin.id) });
  expect(await ofAdmin.text()).toContain("admins-only-by-admins");
  const bought = { features: "enabled", seat: `tier:${tiers[0]?.id}` };
  const ownSeat = featuresForm(managers[0]?.id ?? "", bought);
  expect(await (await sendAction(manager, features, { path: "/agents", fields: ownSeat })).text()).toContain(
    "seat-costs-money",
  );
  expect(await rollcall.database.written()).toEqual(before);
});

/** An action is posted to any page, its own or one that this role may open; who may is asked in the action, the same for each. */
const alsoPostedTo = { signedOut: ["/sign-in"], agent: ["/home"], manager: [] };

async function requestsOf(
  browserOf: Browsers,
  people: Record<"admin" | "manager" | "agent", Person | undefined>,
): Promise<Record<keyof ByRole, APIRequestContext>> {
  const of = async (who: Person | undefined) =>
    (who ? await signedIn(browserOf, who) : await (await browserOf()).newPage()).context().request;
  return {
    signedOut: await of(undefined),
    agent: await of(people.agent),
    manager: await of(people.manager),
    admin: await of(people.admin),
  };
}

/** Gives the id; waits for the mail, so that nothing is written behind the test's back. */
async function addAWaitingAgent(
  browserOf: Browsers,
  admin: Person,
  rollcall: {
    settle(): Promise<void>;
    database: { rows(sql: string, values: string[]): Promise<{ id?: string }[]> };
  },
): Promise<string> {
  const email = anAddress("waiting");
  const { request } = (await signedIn(browserOf, admin)).context();
  await addUnseen(request, { email, name: "Wanda Waiting" });
  await rollcall.settle();
  const [row] = await rollcall.database.rows("select id from agents where email = $1", [email]);
  return row?.id ?? "";
}

async function mailTo(
  agentId: string,
  { database }: { database: { rows(sql: string, values: string[]): Promise<{ id?: string }[]> } },
): Promise<string> {
  const [row] = await database.rows("select id from outbox where agent_id = $1", [agentId]);
  return row?.id ?? "";
}

async function extensionOf(
  seatId: string,
  { database }: { database: { rows(sql: string, values: string[]): Promise<{ id?: string }[]> } },
): Promise<string> {
  const [row] = await database.rows("select id from extensions where seat_id = $1", [seatId]);
  return row?.id ?? "";
}

function fieldsFor(key: string, agentId: string): Fields {
  if (key.startsWith("/agents/new#")) return addAgentForm({ email: anAddress("refused") });
  if (key.startsWith("/agents/several#")) return severalForm(agentId, "role:manager");
  if (key.startsWith("/outbox/")) return oneMailForm(agentId);
  if (key.startsWith("/agents/[agentId]/edit#")) return editAgentForm(agentId);
  if (key.startsWith("/agents/[agentId]/replace#")) return replaceAgentForm(agentId);
  if (key.startsWith("/agents/[agentId]/")) return oneAgentForm(agentId);
  return { key: agentId };
}

function said(answer: APIResponse): Answer {
  const { location } = answer.headers();
  return location ? (new URL(location, "http://x").pathname as Answer) : answer.status();
}

/** To a script the next page comes in a header; and an action that its page answered for another one, without its status. */
async function saidToAction(answer: APIResponse): Promise<Answer> {
  const target = answer.headers()["x-action-redirect"]?.split(";")[0];
  if (target) return new URL(target, "http://x").pathname as Answer;
  const [, status] = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(await answer.text()) ?? [];
  return status ? Number(status) : said(answer);
}
