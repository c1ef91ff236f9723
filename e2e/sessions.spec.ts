import type { Page } from "@playwright/test";
import { aWav } from "../lib/recordings/testing/sounds.ts";
import { actionOf, sendAction } from "./support/action-request.ts";
import { addAgentForm } from "./support/forms.ts";
import type { Person } from "./support/organisations.ts";
import { partOf } from "./support/part-of.ts";
import {
  anAddress,
  type Browsers,
  landed,
  newPassword,
  sendAddAgent,
  signedIn,
  typeNewPassword,
  typeSignIn,
} from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { expect, test } from "./support/test.ts";
import { until } from "./support/until.ts";

interface Ending {
  reason: string;
  notice: string;
  end(setting: { who: Person; rollcall: Rollcall; browserOf: Browsers }): Promise<void>;
}

const endings: Record<string, Ending> = {
  "a deactivated row": {
    reason: "deactivated",
    notice: "Your account was deactivated. Ask an admin of your organisation.",
    end: async ({ who, rollcall }) => {
      await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [who.id]);
    },
  },
  "a changed password": {
    reason: "password-changed",
    notice: "Your password was changed on another device. Sign in with the new one.",
    end: async ({ who, browserOf }) => {
      const other = await signedIn(browserOf, who);
      await other.goto("/profile");
      await other.getByLabel("Current password").fill(who.password);
      await typeNewPassword(other, newPassword);
      await expect(other.getByText("Your password is changed.")).toBeVisible();
      await other.goto("/agents");
      await expect(other.getByRole("heading", { level: 1 })).toHaveText("Agents");
    },
  },
  "Sign out everywhere": {
    reason: "signed-out-everywhere",
    notice: "You were signed out on every device.",
    end: async ({ who, browserOf }) => {
      const other = await signedIn(browserOf, who);
      await other.goto("/profile");
      await other.getByRole("button", { name: "Sign out everywhere" }).click();
      await other.waitForURL("/sign-in?reason=signed-out-everywhere");
    },
  },
};

for (const [name, { reason, notice, end }] of Object.entries(endings)) {
  test(`${name} ends an open session at its next request`, async ({ browserOf, organisation, rollcall }) => {
    const { agents, managers } = await organisation({ agents: 1, managers: 1 });
    const who = managers[0] as Person;
    const page = await landed(browserOf, who);
    const partial = await partialRequest(page);
    const { request } = page.context();
    await end({ who, rollcall, browserOf });
    await rollcall.settle();
    const before = await rollcall.database.written();

    const asked = {
      page: await request.get("/agents", { maxRedirects: 0, headers: { Accept: "text/html" } }),
      whole: await partOf(request, "/agents"),
      part: await request.get(partial.url, { maxRedirects: 0, headers: partial.headers }),
      action: await sendAction(request, actionOf("/agents/new#addAgentAction"), {
        path: "/agents/new",
        fields: addAgentForm({ email: anAddress("late") }),
      }),
      handler: await request.get("/api/auth/session"),
    };
    for (const [kind, answer] of Object.entries(asked)) {
      const body = await answer.text();
      for (const word of [agents[0]?.email, agents[0]?.name, who.email, who.orgId])
        expect(body, `${kind} says ${word}`).not.toContain(word);
    }
    expect(asked.page.headers().location).toBe(`/sign-in?reason=${reason}&to=%2Fagents`);
    expect(asked.action.headers()["x-action-redirect"]).toContain(`/sign-in?reason=${reason}`);
    expect(await asked.handler.json()).toEqual({});
    expect(await rollcall.database.written()).toEqual(before);

    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await page.waitForURL(`/sign-in?reason=${reason}&to=%2Fagents`);
    await expect(page.getByText(notice)).toBeVisible();
  });
}

test("Sign out ends the session, so that a kept cookie opens nothing", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await landed(browserOf, admin);
  const kept = await page.context().storageState();
  await page.getByText(admin.name).first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("/sign-in?reason=signed-out");
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);

  const thief = await (await browserOf({ storageState: kept })).newPage();
  await thief.goto("/agents");
  await thief.waitForURL("/sign-in?reason=signed-out&to=%2Fagents");
});

for (const javaScriptEnabled of [true, false]) {
  test(`signing in leads to the page that was asked for, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    expected,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const page = await (await browserOf({ javaScriptEnabled })).newPage();
    await page.goto("/agents?q=Alex&state=Active");
    await page.waitForURL((url) => url.pathname === "/sign-in");
    await page.getByLabel("Email", { exact: true }).fill(admin.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password of anybody");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("Email or password is wrong.")).toBeVisible();
    await typeSignIn(page, admin);
    await page.waitForURL("/agents?q=Alex&state=Active");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agents");

    const elsewhere = await (await browserOf({ javaScriptEnabled })).newPage();
    await elsewhere.goto("/sign-in?to=//evil.example/");
    await typeSignIn(elsewhere, admin);
    await elsewhere.waitForURL("/");

    const other = await (await browserOf({ javaScriptEnabled })).newPage();
    await other.goto("/billing");
    expected.answers(403, /^\/billing/);
    await typeSignIn(other, agents[0] as Person);
    await other.waitForURL("/billing");
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Not allowed");
  });
}

test("a form that is sent after the session has run out keeps what was typed until its reader has signed in again", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const ways: [how: string, end: (page: Page) => Promise<unknown>][] = [
    ["expired", () => letRunOut(rollcall, admin, "ends_at")],
    ["signed out in another tab", (page) => page.context().clearCookies()],
    ["idle", () => letRunOut(rollcall, admin, "seen_at")],
  ];
  for (const [how, end] of ways) {
    const page = await signedIn(browserOf, admin);
    const email = anAddress("kept");
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Kay Kept");
    await end(page);
    const before = await rollcall.database.written();
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(page.getByText("You are not signed in any more, so nothing was saved."), how).toBeVisible();
    expect(await rollcall.database.written()).toEqual(before);
    // The way back is the same from each.
    if (how !== "idle") continue;

    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "Sign in in a new tab" }).click(),
    ]);
    await typeSignIn(tab, admin);
    await tab.waitForURL("/");
    await tab.close();
    await sendAddAgent(page);
    await rollcall.mails.newest(email);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`a form of whose session was ended leads to /sign-in, which says that nothing was saved, and then back, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(anAddress("lost"));
    await page.getByLabel("Name of Agent").fill("Lou Lost");
    const reason = javaScriptEnabled ? "password-changed" : "idle";
    await (javaScriptEnabled
      ? rollcall.database.rows(
          "update sessions set ended_because = $2, ended_at = now() where agent_id = $1",
          [admin.id, reason],
        )
      : letRunOut(rollcall, admin, "seen_at"));
    await page.getByRole("button", { name: "Add Agent" }).click();
    await page.waitForURL(`/sign-in?reason=${reason}&to=%2Fagents%2Fnew&unsaved=1`);
    await expect(page.getByText("What was sent last was not saved.")).toBeVisible();
    await typeSignIn(page, admin);
    await page.waitForURL("/agents/new");
  });
}

test("a session that ends while its change waits for another's is answered as one that had ended before", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const holder = await rollcall.database.connect();
  const sendMeanwhile = async (send: () => Promise<void>, end: () => Promise<unknown>) => {
    await holder.query("begin");
    await holder.query("select id from organisations where id = $1 for update", [admin.orgId]);
    await send();
    const waits =
      "select 1 from pg_stat_activity where application_name = 'rollcall' and wait_event_type = 'Lock'";
    await until("the change waits", async () => (await rollcall.database.rows(waits)).length === 1);
    await end();
    await holder.query("commit");
  };
  const takeAway = () =>
    rollcall.database.rows(
      "update sessions set ended_because = 'password-changed', ended_at = now() where agent_id = $1",
      [admin.id],
    );

  const page = await signedIn(browserOf, admin);
  await page.goto("/agents/new");
  await page.getByLabel("Email Address").fill(anAddress("waits"));
  await page.getByLabel("Name of Agent").fill("Will Waits");
  const send = () => page.getByRole("button", { name: "Add Agent" }).click();
  const before = await rollcall.database.written();
  await sendMeanwhile(send, () => letRunOut(rollcall, admin, "seen_at"));
  await expect(page.getByText("You are not signed in any more, so nothing was saved.")).toBeVisible();
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Will Waits");
  expect(await rollcall.database.written()).toEqual(before);

  await rollcall.database.rows("update sessions set seen_at = now() where agent_id = $1", [admin.id]);
  await sendMeanwhile(send, takeAway);
  await page.waitForURL("/sign-in?reason=password-changed&to=%2Fagents%2Fnew&unsaved=1");

  const uploading = await signedIn(browserOf, admin);
  await uploading.goto("/profile");
  await uploading.getByLabel("Title").fill("Call back");
  const sound = { name: "callback.wav", mimeType: "audio/wav", buffer: Buffer.from(aWav()) };
  await uploading.getByLabel("Sound file").setInputFiles(sound);
  await sendMeanwhile(
    () => uploading.getByRole("button", { name: "Upload" }).click({ noWaitAfter: true }),
    takeAway,
  );
  await uploading.waitForURL("/sign-in?reason=password-changed&to=%2Fprofile&unsaved=1");
});

test("the eleventh guess has to wait, whoever makes it; an open session stays", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const open = await signedIn(browserOf, admin);
  const counted = () =>
    rollcall.database.rows<{ key: string; points: number }>(
      "select key, points from rate_limits where key like 'sign-in.account:%'",
    );
  const before = (await counted()).map(({ key }) => key);
  const guesser = await (
    await browserOf({ extraHTTPHeaders: { "X-Forwarded-For": "203.0.113.77" } })
  ).newPage();
  await guesser.goto("/sign-in");
  for (let guess = 1; guess <= 3; guess += 1) {
    const answered = guesser.waitForResponse((response) => response.request().method() === "POST");
    await typeSignIn(guesser, { email: admin.email, password: `a wrong password ${guess}` });
    await answered;
    await expect(guesser.getByRole("button", { name: "Sign in", exact: true })).toHaveAttribute(
      "aria-disabled",
      "false",
    );
    await expect(guesser.getByText("Email or password is wrong.")).toBeVisible();
    await expect(guesser.getByLabel("Email", { exact: true })).toHaveValue(admin.email);
    await expect(guesser.getByLabel("Password", { exact: true })).not.toHaveValue(admin.password);
  }
  const [account, ...others] = (await counted()).filter(({ key }) => !before.includes(key));
  expect(account?.points, "each guess is counted").toBe(3);
  expect(others).toEqual([]);

  // From the fourth on each takes a longer wait before the next: two minutes for the ten.
  await rollcall.database.rows("update rate_limits set points = 10 where key = $1", [account?.key]);
  await typeSignIn(guesser, admin);
  await expect(guesser.getByText(/Too many attempts\. Wait/)).toBeVisible();
  await expect(guesser).toHaveURL(/\/sign-in$/);

  await open.goto("/agents");
  await expect(open.getByRole("heading", { level: 1 })).toHaveText("Agents");
});

/** What the router asks for when a link is followed, with its own note of what the browser has already. */
async function partialRequest(page: Page) {
  const asked = page.waitForRequest(
    (request) => request.headers().rsc === "1" && new URL(request.url()).pathname === "/agents",
  );
  await page.getByRole("link", { name: "Agents", exact: true }).click();
  const request = await asked;
  await page.waitForURL("/agents");
  const { cookie: _, ...headers } = request.headers();
  expect(headers["next-router-state-tree"]).toBeDefined();
  return { url: request.url(), headers };
}

/** Puts an open session's last use, or its end, into the past. */
async function letRunOut(
  { database }: Rollcall,
  { id }: Person,
  column: "seen_at" | "ends_at",
): Promise<void> {
  await database.rows(`update sessions set ${column} = now() - interval '1 day' where agent_id = $1`, [id]);
}
