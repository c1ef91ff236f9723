import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { passwordIn } from "./support/mailbox.ts";
import {
  addUnseen,
  anAddress,
  ownPassword,
  shownPassword,
  signedIn,
  signIn,
  typeNewPassword,
  typeSignIn,
} from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const names = (page: Page) => page.getByRole("table", { name: "Agents" }).getByRole("rowheader");

test("the list: counter, search by part of name, e-mail and extension, filters in the address", async ({
  browserOf,
  organisation,
}) => {
  const made = await organisation({ agents: 3, managers: 1, vacantSeats: 2 });
  const { admin, agents, units, tiers, vacantSeats } = made;
  const page = await signedIn(browserOf, admin);
  const zoe = { email: anAddress("zoe"), name: "Zo\u00EB Zander", seatId: vacantSeats[0] };
  await addUnseen(page.context().request, zoe);
  await page.goto("/agents");
  await expect(page.getByText("1 of 2 seats in use, 1 vacant")).toBeVisible();
  await expect(names(page)).toHaveText([
    "Ada Admin",
    "Alex Agent 1",
    "Alex Agent 2",
    "Alex Agent 3",
    "Mona Manager 1",
    "Zo\u00EB Zander",
  ]);

  const search = page.getByLabel("Search");
  for (const [typed, found] of [
    ["zoe zan", "Zo\u00EB Zander"],
    ["gent 2", "Alex Agent 2"],
    [agents[2]?.email.slice(6, 16), "Alex Agent 3"],
    ["700", "Zo\u00EB Zander"],
  ] as const) {
    await search.fill(typed ?? "");
    await search.press("Enter");
    await expect(names(page)).toHaveText([found]);
    expect(new URL(page.url()).searchParams.get("q")).toBe(typed);
  }
  await search.fill("nobody of this name");
  await search.press("Enter");
  await expect(page.getByText("No agent matches")).toBeVisible();
  // Said to whoever does not see the list change.
  const said = page.getByRole("search", { name: "Filter agents" }).getByRole("status");
  await expect(said).toHaveText("Agents: 0");
  await page.getByRole("link", { name: "Show all agents" }).click();
  await expect(names(page)).toHaveCount(6);

  await page.getByLabel("Role").selectOption("Manager");
  await expect(names(page)).toHaveText(["Mona Manager 1"]);
  await expect(said).toHaveText("Agents: 1");
  await page.goBack();
  await expect(names(page)).toHaveCount(6);
  await expect(page.getByLabel("Role")).toHaveValue("");

  // Back from a search, with the cursor still in its field: the field says what the list shows.
  await page.getByLabel("Role").selectOption("Agent");
  await expect(names(page)).toHaveCount(4);
  await search.fill("gent 2");
  await search.press("Enter");
  await expect(names(page)).toHaveText(["Alex Agent 2"]);
  await expect(search).toBeFocused();
  await page.goBack();
  await expect(names(page)).not.toHaveCount(1);
  await expect(search).toHaveValue("");
  await page.goForward();
  await expect(search).toHaveValue("gent 2");
  await page.goto("/agents?state=Waiting");
  await expect(names(page)).toHaveText(["Zo\u00EB Zander"]);
  await expect(page.getByLabel("State")).toHaveValue("Waiting");
  await page.goto(`/agents?tier=${tiers[0]?.id}`);
  await expect(names(page)).toHaveText(["Zo\u00EB Zander"]);
  await page.goto(`/agents?unit=${units[0]?.id}`);
  await expect(page.getByText("No agent matches")).toBeVisible();

  // An old bookmark: what it names is gone, and could not be seen among the filters.
  await page.goto(`/agents?role=agent&unit=${randomUUID()}`);
  await expect(page).toHaveURL("/agents?role=agent");
});

test("the list follows what is typed, and Back leaves it as one step", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ agents: 3, managers: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/groups");
  const toAgents = page.getByRole("navigation").getByRole("link", { name: "Agents", exact: true });
  await toAgents.click();
  await expect(names(page)).toHaveCount(5);
  const search = page.getByLabel("Search");
  await search.pressSequentially("al");
  await expect(names(page)).toHaveCount(3);
  await expect(page).toHaveURL("/agents?q=al");

  // Typed on while the list for less is still on its way.
  let letGo = () => {};
  const answered = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/agents\?q=alex&/, async (route) => {
    await answered;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/agents\?q=alex&/);
  await search.pressSequentially("ex");
  await asked;
  await search.pressSequentially(" agent 2");
  letGo();
  await expect(names(page)).toHaveText(["Alex Agent 2"]);
  await expect(search).toHaveValue("alex agent 2");
  await expect(search).toBeFocused();
  await search.fill("");
  await expect(names(page)).toHaveCount(5);
  await page.goBack();
  await expect(page).toHaveURL("/groups");

  // Gone on to another page right after typing: the list calls nobody back.
  await toAgents.click();
  await expect(names(page)).toHaveCount(5);
  await page.clock.install();
  await search.pressSequentially("mona");
  await page.getByRole("link", { name: "Ada Admin" }).first().click();
  await page.clock.fastForward(1000);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada Admin");
});

test("letters that an input method puts together are searched for once they are a word", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ agents: 1, managers: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/agents");
  await page.clock.install();
  await page.getByLabel("Search").focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "mo", selectionStart: 2, selectionEnd: 2 });
  await expect(page.getByLabel("Search")).toHaveValue("mo");
  await page.clock.fastForward(1000);
  await expect(names(page)).toHaveCount(3);
  await expect(page).toHaveURL("/agents");
  await keyboard.send("Input.insertText", { text: "mona" });
  await page.clock.fastForward(1000);
  await expect(names(page)).toHaveText(["Mona Manager 1"]);
});

test("a filter that is written by hand, as the list shows it, is chosen", async ({
  browserOf,
  organisation,
}) => {
  const { admin, tiers } = await organisation({ agents: 1, managers: 1 });
  const page = await signedIn(browserOf, admin);
  const [tier] = tiers;
  for (const [written, label, shown] of [
    ["role=Manager", "Role", "Manager"],
    ["state=active", "State", "Active"],
    ["due=End", "Due", "End to come"],
    [`tier=${tier?.name.toUpperCase()}`, "Tier", tier?.name],
    ["role=Nurse", "Role", "Any"],
  ] as const) {
    await page.goto(`/agents?${written}`);
    await expect(page.getByLabel(label).locator("option:checked"), written).toHaveText(shown ?? "");
    await expect(names(page), written).toHaveCount(
      { "role=Manager": 1, "state=active": 3, "role=Nurse": 3 }[written as string] ?? 0,
    );
  }
  await page.goto("/outbox?state=none");
  await expect(page.getByLabel("State").locator("option:checked")).toHaveText("Any");
});

test("a filter that is chosen before the script has come is applied when it does", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ agents: 2, managers: 1 });
  const page = await signedIn(browserOf, admin);
  let letGo = () => {};
  const chosen = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto("/agents", { waitUntil: "commit" });
  await page.getByLabel("Role").selectOption("Manager");
  await page.getByLabel("Search").fill("mona");
  await expect(names(page)).toHaveCount(4);
  letGo();
  await expect(names(page)).toHaveText(["Mona Manager 1"]);
  await expect(page).toHaveURL("/agents?q=mona&role=manager");
  await expect(page.getByLabel("Role")).toHaveValue("manager");
});

test("the list without JavaScript", async ({ browserOf, organisation }) => {
  const { admin } = await organisation({ agents: 2 });
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  await page.goto("/agents");
  await page.getByLabel("Search").fill("agent 2");
  await page.getByLabel("Role").selectOption("Agent");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(names(page)).toHaveText(["Alex Agent 2"]);
  expect(new URL(page.url()).searchParams.get("role")).toBe("agent");
});

test("paging walks through everybody once, forwards and backwards", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ fill: 120 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/agents");
  const seen: string[][] = [];
  const addresses: string[] = [];
  for (;;) {
    addresses.push(page.url());
    seen.push(await names(page).allTextContents());
    const next = page
      .getByRole("navigation", { name: "Pages of agents" })
      .getByRole("link", { name: "Next" });
    if ((await next.count()) === 0) break;
    const first = seen.at(-1)?.[0] ?? "";
    await next.click();
    await expect(names(page).first()).not.toHaveText(first);
  }
  const all = seen.flat();
  expect(all).toHaveLength(121);
  expect(new Set(all).size).toBe(121);

  await page.getByRole("link", { name: "First" }).click();
  await expect(names(page).first()).toHaveText(seen[0]?.[0] ?? "");
  await page.getByRole("link", { name: "Last" }).click();
  await expect(names(page).last()).toHaveText(all.at(-1) ?? "");
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(names(page).last()).not.toHaveText(all.at(-1) ?? "");
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page, "the first page is whole, however one comes to it").toHaveURL("/agents");
  await expect(names(page)).toHaveText(seen[0] ?? []);

  await rollcall.database.rows(
    "update agents set name = '0 ' || name, name_key = '0 ' || name_key where org_id = $1 and name = any($2::text[])",
    [admin.orgId, seen.slice(1).flat()],
  );
  await page.goto(addresses[1] ?? "");
  await expect(page, "everybody after that place has moved before it").toHaveURL("/agents");
  await expect(names(page)).toHaveCount(seen[0]?.length ?? 0);
});

for (const javaScriptEnabled of [true, false]) {
  const mode = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`Reset password and Resend credentials kill the password before, ${mode}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("reset");
    const first = await addUnseen(page.context().request, { email, name: "Rita Reset" });
    await page.goto("/agents?q=rita");
    await page.getByRole("link", { name: "Rita Reset" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Rita Reset");

    await page.getByRole("button", { name: "Resend credentials" }).first().click();
    await press(page, "Resend credentials", javaScriptEnabled);
    await expect(page.getByText(`New credentials are on their way to ${email}.`)).toBeVisible();
    const second = passwordIn(await rollcall.mails.newest(email, 2));
    expect(second).not.toBe(first);

    if (!javaScriptEnabled) await page.getByRole("link", { name: "Back to Rita Reset" }).click();
    await page.getByRole("button", { name: "Reset password" }).first().click();
    await press(page, "Reset password", javaScriptEnabled);
    await expect(page.getByText("Password reset", { exact: true }).filter({ visible: true })).toBeVisible();
    const third = await shownPassword(page);
    expect(passwordIn(await rollcall.mails.newest(email, 3))).toBe(third);

    const theirs = await (await browserOf({ javaScriptEnabled })).newPage();
    await theirs.goto("/sign-in");
    for (const dead of [first, second]) {
      await typeSignIn(theirs, { email, password: dead });
      await expect(theirs.getByText("Email or password is wrong.")).toBeVisible();
      await theirs.goto("/sign-in");
    }
    await signIn(theirs, { email, password: third });
    await expect(theirs).toHaveURL(/\/first-password$/);
    await typeNewPassword(theirs, ownPassword);
    await theirs.waitForURL("/home");

    await page.goto("/agents?q=rita");
    await page.getByRole("link", { name: "Rita Reset" }).click();
    await expect(page.getByText("Chosen by the agent")).toBeVisible();
    await expect(page.getByRole("button", { name: "Resend credentials" })).toHaveCount(0);
    await expect(page.getByRole("table", { name: "Outbox" }).getByRole("rowheader")).toHaveText([
      "Credentials",
      "Credentials",
      "Credentials",
    ]);
    await expect(page.getByText("Ada Admin reset the password of Rita Reset")).toBeVisible();
  });
}

test("a dialog with the keyboard alone: it takes the focus, keeps it, and gives it back", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await addUnseen(page.context().request, { email: anAddress("kim"), name: "Kim Keys" });
  await page.goto("/agents?q=kim");
  await page.getByRole("link", { name: "Kim Keys" }).click();
  const opener = page.getByRole("button", { name: "Reset password" }).first();
  const dialog = page.getByRole("dialog", { name: "Reset the password of Kim Keys?" });

  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Reset password" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Password reset", { exact: true })).toBeVisible();
  await expect(dialog.getByText("stops working now")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});

async function press(page: Page, verb: string, javaScriptEnabled: boolean) {
  if (javaScriptEnabled) await page.getByRole("dialog").getByRole("button", { name: verb }).click();
  else {
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Rita Reset");
    await page.getByRole("button", { name: verb }).click();
  }
}
