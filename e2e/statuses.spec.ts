import type { Page } from "@playwright/test";
import type { Person } from "./support/organisations.ts";
import { landed, signedIn } from "./support/people.ts";
import { Rollcall } from "./support/rollcall.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`the organisation's statuses are added, ordered, changed and deleted ${how}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const list = page.locator("ol").filter({ hasText: "offered to everybody" });
    const order = () => list.getByRole("link").allTextContents();

    await page.goto("/settings");
    await page.getByRole("link", { name: "Add status" }).click();
    await page.getByLabel("Name", { exact: true }).fill("AWAY");
    await page.getByLabel("Name in German").fill("In Schulung");
    await page.getByLabel("Colour").selectOption("Red");
    await page.getByRole("button", { name: "Add status" }).click();
    await expect(page.getByText("This name is already in use.").first()).toBeVisible();
    await expect(page.getByLabel("Name in German")).toHaveValue("In Schulung");
    await page.getByLabel("Name", { exact: true }).fill("In training");
    await page.getByRole("button", { name: "Add status" }).click();
    await expect(page.getByText("In training was added.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("In training");

    await page.goto("/settings");
    expect(await order()).toEqual(["Available", "On a break", "In a meeting", "Away", "In training"]);
    await list.getByRole("button", { name: "Up: In training" }).click();
    await expect(page.getByText("In training now has place 4.")).toBeVisible();
    expect(await order()).toEqual(["Available", "On a break", "In a meeting", "In training", "Away"]);
    const down = list.getByRole("button", { name: "Down: In training" });
    await down.click();
    await expect(page.getByText("In training now has place 5.")).toBeVisible();
    await expect(down).toHaveAttribute("aria-disabled", "true");
    if (javaScriptEnabled) await expect(down).toBeFocused();
    await list.getByRole("button", { name: "Up: On a break" }).click();
    await expect(page.getByText("The first status takes calls")).toBeVisible();

    await list.getByRole("link", { name: "In training" }).click();
    await page.getByLabel("Takes calls").check();
    await page.getByRole("button", { name: "Save status" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();

    await page.getByRole("button", { name: "Delete" }).click();
    const asking = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main");
    await expect(asking.getByText("Nobody is in it now.")).toBeVisible();
    await asking.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("In training was deleted.")).toBeVisible();
    await page.getByRole("link", { name: "Back to Settings" }).click();
    await list.getByRole("link", { name: "Available" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(asking.getByText("This is the first status")).toBeVisible();
  });

  test(`an agent chooses in the menu what is offered, and signing out ends it ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const agent = await alone(rollcall, agents);
    const manager = await signedIn(browserOf, admin, { javaScriptEnabled });
    await manager.goto(`/agents/${agent.id}`);
    const slow = await manager.context().newPage();
    await slow.goto(`/agents/${agent.id}`);
    await manager.getByRole("checkbox", { name: "In a meeting" }).uncheck();
    await manager.getByRole("button", { name: "Save statuses" }).click();
    await expect(manager.getByText("Saved.")).toBeVisible();
    await slow.getByRole("checkbox", { name: "Away" }).uncheck();
    await slow.getByRole("button", { name: "Save statuses" }).click();
    await expect(slow.getByText("Somebody else changed this meanwhile.")).toBeVisible();
    for (const name of ["In a meeting", "Away"])
      await expect(slow.getByRole("checkbox", { name })).not.toBeChecked();
    await slow.getByRole("checkbox", { name: "Away" }).check();
    await slow.getByRole("button", { name: "Save statuses" }).click();
    await expect(slow.getByText("Saved.")).toBeVisible();
    await slow.close();

    const page = await landed(browserOf, agent, { javaScriptEnabled });
    const menu = page.getByRole("banner").or(page.locator("header")).first();
    const current = menu.getByRole("status");
    await expect(current).toHaveText("Available");
    await page.goto("/profile");
    await menu.locator("summary").filter({ hasText: "Available" }).click();
    await expect(menu.getByRole("button", { name: "In a meeting" })).toHaveCount(0);
    const away = menu.getByRole("button", { name: "Away (no calls)" });
    await away.click();
    await expect(current).toHaveText("Away");
    if (javaScriptEnabled) {
      await expect(away, "the keyboard stays where it chose").toBeFocused();
      await expect(away).toHaveAttribute("aria-current", "true");
    }
    await expect(page).toHaveURL(/\/profile$/);

    await page.goto("/home");
    const status = page.getByLabel("Status", { exact: true });
    await expect(status).toHaveAccessibleDescription("No calls come in during: On a break, Away.");
    await expect(status.locator("option")).toHaveText(["Available", "On a break", "Away"]);
    await status.selectOption("On a break");
    await page.getByRole("button", { name: "Set status" }).click();
    await expect(current).toHaveText("On a break");
    const chosen = page.getByRole("table", { name: "Statuses chosen" });
    await expect(chosen.getByRole("rowheader")).toHaveText(["On a break", "Away"]);
    await expect(page.getByRole("heading", { name: "Colleagues" })).toBeVisible();

    await manager.goto(`/agents/${agent.id}`);
    const seen = manager.getByRole("table", { name: "Statuses chosen" });
    await expect(seen.getByRole("row", { name: /On a break/ })).toContainText("Now");
    await menu.locator("summary").filter({ hasText: "On a break" }).click();
    await menu.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await manager.reload();
    await expect(seen.getByRole("row", { name: /On a break/ })).not.toContainText("Now");
    await manager.goto("/home");
    await expect(rowOf(manager, agent.name)).toContainText("Available");
    await expect(signedInOf(manager, agent.name)).toHaveText("No");
  });
}

test("the menu and a list keep the page and what stands in it when the line is cut, the session has run out, or two are pressed at once", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  const header = page.locator("header").first();
  const menu = header.locator("summary").filter({ hasText: admin.name });
  const cut = (path: string) =>
    page.route(path, (route) =>
      route.request().method() === "POST" ? route.abort("aborted") : route.continue(),
    );

  await page.goto("/agents/new");
  await page.getByLabel("Name of Agent").fill("Half typed");
  await cut("**/agents/new");
  await menu.click();
  await header.getByRole("button", { name: "Away" }).click();
  await expect(header.getByRole("alert")).toContainText("The server did not answer.");
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Half typed");
  await page.unroute("**/agents/new");

  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await header.getByRole("button", { name: "Away" }).click();
  await expect(header.getByRole("alert")).toContainText("You are not signed in any more");
  await expect(header.getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
  await page.context().addCookies(cookies);
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Half typed");

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const sent: string[] = [];
  await page.route("**/agents/new", async (route) => {
    if (route.request().method() === "POST") {
      sent.push(route.request().url());
      await held;
    }
    await route.continue();
  });
  await header.getByRole("button", { name: "Away" }).click();
  await header.getByRole("button", { name: "On a break" }).click();
  answer();
  await expect(menu).toContainText("Away");
  await expect(header.getByRole("alert")).toHaveCount(0);
  expect(sent).toHaveLength(1);
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Half typed");

  await page.goto("/settings");
  await page.getByLabel("Organisation name").fill("Half typed");
  await cut("**/settings");
  await page.getByRole("button", { name: "Up: Away" }).click();
  await expect(page.getByText("The server did not answer.")).toBeVisible();
  await expect(page.getByLabel("Organisation name")).toHaveValue("Half typed");
  await page.unroute("**/settings");
  await page.getByRole("button", { name: "Up: Away" }).click();
  await expect(page.getByText("Away now has place 3.")).toBeVisible();
});

test("an option chosen while the answer is awaited stays, and with it the focus", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  await page.locator("ol").getByRole("link", { name: "Available" }).click();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/settings/statuses/*", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.getByLabel("Takes calls").uncheck();
  await page.getByRole("button", { name: "Save status" }).click();
  const colour = page.getByLabel("Colour");
  await colour.focus();
  await colour.selectOption("Violet");
  answer();
  await expect(page.getByText("The first status takes calls").first()).toBeVisible();
  await expect(colour).toHaveValue("violet");
  await expect(colour).toBeFocused();
});

test("a change reaches another browser's board within two seconds, by way of another copy of the application", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  test.setTimeout(120_000);
  const { admin, agents } = await organisation({ agents: 1 });
  const agent = await alone(rollcall, agents);
  const url = await rollcall.databaseUrl();
  const starting = Rollcall.start({}, { url, superuserUrl: url });
  const board = await signedIn(browserOf, admin);
  await board.goto("/home?q=");
  await expect(board.getByText("Live", { exact: true })).toBeVisible();
  const second = await starting;
  expect(second.url).not.toBe(rollcall.url);
  const page = await landed(browserOf, agent, { baseURL: second.url });
  await expect(signedInOf(board, agent.name)).toHaveText("Yes");

  await page.getByLabel("Status", { exact: true }).selectOption("Away");
  await page.getByRole("button", { name: "Set status" }).click();
  const sent = Date.now();
  await expect(rowOf(board, agent.name)).toContainText("Away", { timeout: 2000 });
  console.log(`on the other copy's board after ${Date.now() - sent} ms`);
  await rollcall.database.rows("delete from current_statuses where agent_id = $1", [agent.id]);
  await expect(rowOf(board, agent.name)).toContainText("Available");
  const told = page.waitForResponse(/\/api\/board/);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await (await told).finished();
  // Drawn anew once somebody is there, since that counts as use of the session.
  await page.waitForTimeout(500);
  await expect(page.locator("header").getByRole("status")).toHaveText("Away");
  await page.mouse.move(200, 200);
  await expect(page.locator("header").getByRole("status")).toHaveText("Available");
  await expect(page.getByLabel("Status", { exact: true }).locator("option:checked")).toHaveText("Available");

  // An orderly end does not wait for a stream that is open.
  const managers = await signedIn(browserOf, admin, { baseURL: second.url });
  const cookie = (await managers.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${second.url}/api/board/events`, {
    headers: { cookie, accept: "text/event-stream" },
  });
  expect(stream.status).toBe(200);
  const said = stream.text();
  for (const each of [page, managers, board]) await each.close();
  const stopping = Date.now();
  await second.stop();
  console.log(`stopped after ${Date.now() - stopping} ms`);
  expect(Date.now() - stopping, "milliseconds to stop").toBeLessThan(6000);
  expect(await said).toContain("event: beat");
  await second.removeData();
});

test("without events the board is asked again every ten seconds", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const agent = await alone(rollcall, agents);
  const board = await signedIn(browserOf, admin);
  await board.clock.install();
  await board.route("**/api/board/events", (route) => route.abort("aborted"));
  await board.goto("/home");
  await expect(board.getByText("Updated every 10 seconds")).toBeVisible();
  await expect(signedInOf(board, agent.name)).toHaveText("No");
  await rollcall.database.rows(
    "update sessions set seen_at = now() - interval '5 minutes' where agent_id = $1",
    [admin.id],
  );
  await landed(browserOf, agent);
  await board.clock.fastForward(10_000);
  await expect(signedInOf(board, agent.name)).toHaveText("Yes");
  const used = "select 1 from sessions where agent_id = $1 and seen_at > now() - interval '4 minutes'";
  expect(await rollcall.database.rows(used, [admin.id]), "sessions in use: nobody touched the page").toEqual(
    [],
  );

  await board.unroute("**/api/board/events");
  await board.clock.fastForward(15_000);
  await expect(board.getByText("Live", { exact: true })).toBeVisible();
});

test("a board whose session ends leads to the sign-in page, and a session holds no more than three streams", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  const { admin } = await organisation();
  const first = await signedIn(browserOf, admin);
  expected.answers(429, /\/api\/board\/events/);
  const boards = [first];
  for (let n = 1; n < 4; n++) boards.push(await first.context().newPage());
  for (const board of boards.slice(0, 3)) {
    await board.goto("/home");
    await expect(board.getByText("Live", { exact: true })).toBeVisible();
  }
  const fourth = boards[3] ?? first;
  await fourth.clock.install();
  await fourth.goto("/home");
  await expect(fourth.getByText("Updated every 10 seconds")).toBeVisible();
  await boards[2]?.close();
  await fourth.clock.fastForward(15_000);
  await expect(fourth.getByText("Live", { exact: true }), "the place that was left").toBeVisible();
  await rollcall.database.rows(
    "update sessions set ended_at = now(), ended_because = 'signed-out-everywhere' where agent_id = $1",
    [admin.id],
  );
  await expect(first).toHaveURL(/\/sign-in\?reason=signed-out-everywhere/);
  await expect(fourth).toHaveURL(/\/sign-in/, { timeout: 15_000 });
});

test("a board of thousands shows a page of them, found by name and by status", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1, fill: 400 });
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  await page.goto("/home");
  const table = page.getByRole("table", { name: "Who is in which status" });
  await expect(table.getByRole("rowheader")).toHaveCount(50);
  await expect(page.getByText("1 to 50 of 402")).toBeVisible();
  await page.getByRole("link", { name: "Last" }).click();
  await expect(page.getByText("401 to 402 of 402")).toBeVisible();
  await page.getByLabel("Search").fill(agents[0]?.name ?? "");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(table.getByRole("rowheader").filter({ hasText: agents[0]?.name ?? "" })).toHaveCount(1);
  await page.getByLabel("In status").selectOption("Away");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nobody found")).toBeVisible();
  await expect(page.getByText("0 signed in")).toBeVisible();
  await page.getByRole("link", { name: "Show everybody" }).click();
  await expect(page.getByText("1 to 50 of 402")).toBeVisible();
});

/** The one agent, without the session that the account was made with. */
async function alone({ database }: Rollcall, [agent]: Person[]): Promise<Person> {
  if (!agent) throw new Error("no agent");
  await database.rows(
    "update sessions set ended_at = now(), ended_because = 'signed-out' where agent_id = $1",
    [agent.id],
  );
  return agent;
}

const rowOf = (page: Page, name: string) =>
  page.getByRole("table", { name: "Who is in which status" }).getByRole("row", { name });

/** The board's last cell: whether somebody is signed in. */
const signedInOf = (page: Page, name: string) => rowOf(page, name).getByRole("cell").last();
