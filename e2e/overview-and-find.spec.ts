import type { Locator } from "@playwright/test";
import { landed, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";
import { until } from "./support/until.ts";

test("Overview: each figure leads to the list behind it", async ({ browserOf, organisation, rollcall }) => {
  const { admin, agents, managers, tiers } = await organisation({ managers: 1, agents: 2, vacantSeats: 2 });
  const [starts, ends] = agents;
  await rollcall.database.rows(
    "update agents set state = 'Scheduled', starts_on = '2199-03-01', name = 'Stella Starts' where id = $1",
    [starts?.id],
  );
  await rollcall.database.rows("update agents set ends_on = '2199-02-28', name = 'Enzo Ends' where id = $1", [
    ends?.id,
  ]);
  const page = await landed(browserOf, admin);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await expect(page.getByText("Download link for computers")).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter it in the settings" })).toHaveAttribute(
    "href",
    "/settings#guide",
  );
  const seats = page.getByRole("row", { name: new RegExp(tiers[0]?.name ?? "") });
  await expect(seats.getByRole("cell").nth(1)).toHaveText("2");
  await page.getByRole("link", { name: "See vacant seats" }).click();
  await page.waitForURL("/billing");
  await page.goto("/");
  await page.getByRole("link", { name: "See the one who starts" }).click();
  await expect(page.getByRole("link", { name: "Stella Starts" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Enzo Ends" })).toHaveCount(0);
  await page.getByLabel("Due").selectOption("End to come");
  await expect(page.getByRole("link", { name: "Enzo Ends" })).toBeVisible();
  await page.goto("/");
  await expect(page.getByText("No mail has failed or bounced.")).toBeVisible();
  await page.getByRole("link", { name: "See the bill" }).click();
  await page.waitForURL("/billing");

  const manager = await landed(browserOf, managers[0] ?? admin);
  await expect(manager.getByRole("heading", { name: "Starts to come" })).toBeVisible();
  await expect(manager.getByRole("heading", { name: "Next bill" })).toHaveCount(0);
  await manager.getByRole("link", { name: "See vacant seats" }).click();
  await manager.waitForURL("/agents/new");
  await expect(manager.getByText("An admin enters it under Settings.")).toBeVisible();
});

test("Find: / and Ctrl-K, with the keyboard alone, on every page and in a narrow window", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents } = await organisation({ agents: 2 });
  const [somebody] = agents;
  const id = [somebody?.id];
  await rollcall.database.rows("update agents set name = 'Zoë <b>Quartermaine</b>' where id = $1", id);
  await rollcall.database.rows(
    "update agent_search set haystack = ' zoe <b>quartermaine</b>' where agent_id = $1",
    id,
  );
  const page = await landed(browserOf, admin);
  const field = page.getByRole("searchbox", { name: "Find" });
  await pressUntilFocused("/", field);
  await page.keyboard.type("quarterm");
  const found = page.getByRole("search", { name: "Find" }).getByRole("link");
  await expect(found).toHaveText([/Zoë <b>Quartermaine<\/b>/]);
  await page.keyboard.press("ArrowDown");
  await expect(found.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(found).toHaveCount(0);

  await page.goto("/agents");
  await pressUntilFocused("Control+k", field);
  await page.keyboard.type("audi");
  await expect(found).toHaveText(["Audit"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("/audit");
  await expect(found).toHaveCount(0);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press("/");
  await expect(field).toBeFocused();
  await page.keyboard.type("nothing at all of this name");
  await expect(page.getByText("Nothing goes by this name or number.").last()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
});

test("Find opens nothing over the page for whoever has left it, or closed it, within the pause after a letter", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.clock.install();
  await page.goto("/agents");
  const field = page.getByRole("searchbox", { name: "Find" });
  const found = page.getByRole("search", { name: "Find" }).getByRole("link");
  await pressUntilFocused("/", field);
  await page.keyboard.type("audi");
  await expect(found, "the script has come").toHaveText(["Audit"]);
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/api/find") && asked.push(request.url()));
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const key of ["Escape", "Tab"]) {
    await page.keyboard.type("t");
    await page.keyboard.press(key);
    await page.clock.runFor(1000);
    await expect(found).toHaveCount(0);
    expect(asked, key).toEqual([]);
  }
});

test("Find knows what other products call a page", async ({ browserOf, organisation }) => {
  const { admin } = await organisation();
  const page = await landed(browserOf, admin);
  for (const [typed, name] of [
    ["new user", "Add Agent"],
    ["users", "Agents"],
    ["prices", "Seats & billing"],
    ["voicemail", "Extensions"],
    ["time zone", "Organisation"],
  ] as const) {
    await page.goto(`/find?q=${encodeURIComponent(typed)}`);
    const found = page.getByRole("main").getByRole("link", { name, exact: true });
    await expect(found, typed).toBeVisible();
  }
});

test("Find without the script: a form and a page", async ({ browserOf, organisation }) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const page = await landed(browserOf, admin, { javaScriptEnabled: false });
  await page.getByRole("searchbox", { name: "Find" }).fill(agents[0]?.email ?? "");
  await page.getByRole("searchbox", { name: "Find" }).press("Enter");
  await expect(page).toHaveURL(/\/find\?q=/);
  await page
    .getByRole("main")
    .getByRole("link", { name: agents[0]?.email ?? "" })
    .click();
  await page.waitForURL(`/agents/${agents[0]?.id}`);
});

test("Find is not for agents", async ({ browserOf, organisation, expected }) => {
  const { agents } = await organisation({ agents: 1 });
  const [somebody] = agents;
  if (!somebody) throw new Error("nobody");
  expected.answers(403, /^\/(api\/)?find$/);
  const page = await landed(browserOf, somebody);
  await expect(page.getByRole("searchbox", { name: "Find" })).toHaveCount(0);
  expect((await page.request.get("/api/find?q=a")).status()).toBe(403);
  expect((await page.goto("/find?q=a"))?.status()).toBe(403);
});

/** What is pressed right after landing can come before the page's script and is lost; a person presses again. */
async function pressUntilFocused(key: string, field: Locator): Promise<void> {
  await until(`${key} leads to the field`, async () => {
    if (await field.evaluate((input) => input === document.activeElement)) return true;
    await field.page().keyboard.press(key);
    return false;
  });
}

test("the keys that are listed are those that do something for whoever asks", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  for (const [who, keys] of [
    [admin, ["/", "Ctrl K", "r", "?", "Esc"]],
    [agents[0] ?? admin, ["/", "Ctrl K", "?", "Esc"]],
  ] as const) {
    const page = await signedIn(browserOf, who);
    await page.goto("/home");
    // The first press may come before the script.
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog").locator("kbd")).toHaveText([...keys], { timeout: 1000 });
    }).toPass();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const search = who === admin ? "Find" : "Search";
    await pressUntilFocused("/", page.getByRole("searchbox", { name: search }).first());
  }
});
