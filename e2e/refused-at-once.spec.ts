import type { APIRequestContext } from "@playwright/test";
import { actionOf, type Fields, sendAction } from "./support/action-request.ts";
import { addAgentForm, deleteForm, editAgentForm, oneAgentForm, replaceAgentForm } from "./support/forms.ts";
import type { Person } from "./support/organisations.ts";
import { partOf } from "./support/part-of.ts";
import { anAddress, signedIn } from "./support/people.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";
import { until } from "./support/until.ts";

interface Ending {
  reason: string;
  end(setting: { by: APIRequestContext; who: Person; seat: string }): Promise<void>;
}

/** Whatever ends somebody's sessions from outside: each resolves once the one who did it has the answer. */
const endings: Record<string, Ending> = {
  "who was deactivated": {
    reason: "deactivated",
    end: ({ by, who }) => act(by, "/agents/[agentId]/deactivate#deactivateAction", oneAgentForm(who.id)),
  },
  "who was deleted": {
    reason: "deleted",
    end: ({ by, who }) => act(by, "/agents/[agentId]/delete#deleteAction", deleteForm(who.id)),
  },
  "who was replaced": {
    reason: "replaced",
    end: ({ by, who }) =>
      act(
        by,
        "/agents/[agentId]/replace#replaceAgentAction",
        replaceAgentForm(who.id, { email: anAddress("joiner") }),
      ),
  },
  "whose password was reset": {
    reason: "password-reset",
    end: ({ by, who }) =>
      act(by, "/agents/[agentId]/reset-password#resetPasswordAction", oneAgentForm(who.id)),
  },
  "who is an admin no more": {
    reason: "role-changed",
    end: ({ by, who, seat }) =>
      act(
        by,
        "/agents/[agentId]/edit#editAgentAction",
        editAgentForm(who.id, {
          email: who.email,
          name: who.name,
          role: "manager",
          seatId: seat,
          extension: "700",
          extensionType: "Web",
        }),
      ),
  },
};

for (const [name, { reason, end }] of Object.entries(endings)) {
  test(`the open session of somebody ${name} is refused on the very next request of any kind`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, managers, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
    const who = managers[0] as Person;
    await rollcall.database.rows("update agents set role = 'admin' where id = $1", [who.id]);
    await seated(rollcall, who, vacantSeats[0]);
    const by = (await signedIn(browserOf, admin)).context().request;
    const page = await signedIn(browserOf, who);
    const { request } = page.context();
    for (const path of polled) {
      const before = await request.get(path, { maxRedirects: 0 });
      expect(before.status(), `${path} before`).toBe(200);
    }

    const poller = poll(request);
    await until("the poller runs", async () => poller.seen.length >= 2 * polled.length);
    await end({ by, who, seat: vacantSeats[0] ?? "" });
    const answeredAt = performance.now();
    await until("the poller has gone on", async () =>
      polled.every((path) => poller.since(answeredAt).filter((each) => each.path === path).length >= 3),
    );
    await poller.stop();
    expect(poller.since(answeredAt).filter(({ status }) => status === 200)).toEqual([]);

    await rollcall.settle();
    const written = await rollcall.database.written();
    const asked = {
      page: await request.get("/agents", { maxRedirects: 0, headers: { Accept: "text/html" } }),
      part: await partOf(request, "/agents"),
      action: await sendAction(request, actionOf("/agents/new#addAgentAction"), {
        path: "/agents/new",
        fields: addAgentForm({ email: anAddress("late") }),
      }),
      handler: await request.get("/api/quote?for=agent&seat=none", { maxRedirects: 0 }),
      download: await request.get("/billing/charges.csv", { maxRedirects: 0 }),
    };
    for (const [kind, answer] of Object.entries(asked)) {
      const { location, "x-action-redirect": redirect } = answer.headers();
      const body = await answer.text();
      for (const word of [admin.email, admin.name, who.email, who.orgId, "Next bill"])
        expect(body, `${kind} says ${word}`).not.toContain(word);
      if (kind !== "part") expect(redirect ?? location, kind).toContain(`/sign-in?reason=${reason}`);
    }
    expect(await rollcall.database.written()).toEqual(written);
  });
}

const polled = ["/agents", "/billing", "/api/quote?for=agent&seat=none", "/billing/charges.csv"];

interface Seen {
  path: string;
  begun: number;
  status: number;
}

/** Asks for each of these again and again, until it is stopped. */
function poll(request: APIRequestContext) {
  const seen: Seen[] = [];
  let goesOn = true;
  const rounds = polled.map(async (path) => {
    while (goesOn) {
      const begun = performance.now();
      const answer = await request.get(path, { maxRedirects: 0, headers: { Accept: "text/html" } });
      seen.push({ path, begun, status: answer.status() });
    }
  });
  return {
    seen,
    since: (moment: number) => seen.filter(({ begun }) => begun > moment),
    async stop() {
      goesOn = false;
      await Promise.all(rounds);
    },
  };
}

async function act(by: APIRequestContext, key: string, fields: Fields): Promise<void> {
  const answer = await sendAction(by, actionOf(key), { path: "/agents", fields });
  expect(await answer.text()).toContain('"status":"done"');
}
