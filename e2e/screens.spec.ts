import { lookAt, type Sight } from "./support/look-at.ts";
import { linkIn } from "./support/mailbox.ts";
import { addAgent, anAddress, type Browsers, signedIn } from "./support/people.ts";
import { pageAnswers } from "./support/roles-table.ts";
import { expect, test, testOnFreshServer } from "./support/test.ts";

/** Every page that a person may see, and some as they are after a mistake. */
interface Screen extends Sight {
  pattern: string;
}

test("every page in light and dark, wide and at 360 pixels: no axe violation, nothing to scroll sideways", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  test.setTimeout(300_000);
  expected.answers(403, /^\/(audit|agents)$/);
  expected.answers(404, /^\/(nowhere|setup|agents\/nobody)$/);
  const { admin, agents, managers, tiers, vacantSeats } = await organisation({
    name: "Contact Centre of the Northern Harbour and Ferries",
    managers: 1,
    agents: 1,
    vacantSeats: 3,
    fill: 60,
  });
  const email = anAddress("wanda.with-a-rather-long-address");
  await addAgent(await signedIn(browserOf, admin), { email, name: "Wanda Wojciechowska-Featherstonehaugh" });
  const [added] = await rollcall.database.rows<{ id: string }>("select id from agents where email = $1", [
    email,
  ]);
  const agent = `/agents/${added?.id}`;
  const [mail] = await rollcall.database.rows<{ id: string }>(
    "select id from outbox where agent_id = $1 and template = 'seat-charged' limit 1",
    [admin.id],
  );
  const tier = `/settings/tiers/${tiers[1]?.id}`;
  const seat = `/billing/seats/${vacantSeats[2]}`;
  await rollcall.database.rows("update seats set release_on = '2199-01-01' where id = $1", [vacantSeats[1]]);
  const filled = await rollcall.database.rows<{ id: string }>(
    `select o.agent_id as id from seat_occupancies o join agents a on a.org_id = o.org_id and a.id = o.agent_id
      where o.org_id = $1 order by a.name limit 3`,
    [admin.orgId],
  );
  const [seated, held, closed] = filled.map(({ id }) => `/agents/${id}`);
  await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [filled[1]?.id]);
  await rollcall.database.rows("update seat_occupancies set held_until = now() where agent_id = $1", [
    filled[2]?.id,
  ]);
  await rollcall.database.rows("update agents set state = 'Closed', closed_at = now() where id = $1", [
    filled[2]?.id,
  ]);
  const day = new Date().toISOString().slice(0, 10);
  const link = await resetLink(browserOf, admin.email, rollcall);
  const waiting = { email, password: "" };
  waiting.password =
    (await rollcall.mails.newest(email)).text.match(/[a-z0-9]{4}(-[a-z0-9]{4}){4}/)?.[0] ?? "";

  const screens: { as: { email: string; password: string } | null; screens: Screen[] }[] = [
    {
      as: admin,
      screens: [
        { name: "overview", pattern: "/", path: "/" },
        { name: "agents", pattern: "/agents", path: "/agents" },
        { name: "agents-none", pattern: "/agents", path: "/agents?q=nobodyatall" },
        { name: "add-agent", pattern: "/agents/new", path: "/agents/new" },
        {
          name: "add-agent-errors",
          pattern: "/agents/new",
          path: "/agents/new",
          prepare: (page) =>
            page
              .getByRole("button", { name: "Add Agent" })
              .click()
              .then(() => expect(page.getByText("Please check the following")).toBeVisible()),
        },
        {
          name: "several",
          pattern: "/agents/several",
          path: `/agents/several?agent=${added?.id}&agent=${agents[0]?.id}&change=tier:${tiers[1]?.id}`,
        },
        { name: "several-nobody", pattern: "/agents/several", path: "/agents/several" },
        { name: "agent", pattern: "/agents/[agentId]", path: agent },
        {
          name: "agent-dialog",
          pattern: "/agents/[agentId]",
          path: agent,
          prepare: (page) => page.getByRole("button", { name: "Reset password" }).first().click(),
        },
        { name: "edit-agent", pattern: "/agents/[agentId]/edit", path: `${agent}/edit` },
        {
          name: "edit-agent-question",
          pattern: "/agents/[agentId]/edit",
          path: `${agent}/edit`,
          prepare: async (page) => {
            await page.getByLabel("Email Address").fill(anAddress("someone-else"));
            await page.getByLabel("Name of Agent").fill("Kim Newcomer");
            await page.getByRole("button", { name: "Save", exact: true }).click();
            await expect(page.getByRole("group", { name: "The same person, or someone new?" })).toBeVisible();
          },
        },
        {
          name: "edit-agent-meanwhile",
          pattern: "/agents/[agentId]/edit",
          path: `${agent}/edit`,
          prepare: async (page) => {
            await page.getByLabel("Name of Agent").fill("Wanda Wojciechowska");
            // As if it had been drawn before the person sat here.
            for (const name of ["seatId", "drawn"])
              await page.locator(`input[name=${name}]`).evaluate((input: HTMLInputElement) => {
                input.value = "";
              });
            await page.getByRole("button", { name: "Save", exact: true }).click();
            await expect(page.getByText("Saved meanwhile: Wanda")).toBeVisible();
          },
        },
        { name: "replace", pattern: "/agents/[agentId]/replace", path: `${agent}/replace` },
        {
          name: "replace-dialog",
          pattern: "/agents/[agentId]",
          path: agent,
          prepare: (page) => page.getByRole("button", { name: "Replace" }).first().click(),
        },
        {
          name: "replace-from-edit",
          pattern: "/agents/[agentId]/edit",
          path: `${agent}/edit`,
          prepare: (page) => page.getByRole("button", { name: "Save & Replace Agent" }).click(),
        },
        { name: "sip-secret", pattern: "/agents/[agentId]/sip-secret", path: `${agent}/sip-secret` },
        { name: "reset-agent", pattern: "/agents/[agentId]/reset-password", path: `${agent}/reset-password` },
        {
          name: "resend",
          pattern: "/agents/[agentId]/resend-credentials",
          path: `${agent}/resend-credentials`,
        },
        { name: "deactivate", pattern: "/agents/[agentId]/deactivate", path: `${seated}/deactivate` },
        { name: "reactivate", pattern: "/agents/[agentId]/reactivate", path: `${held}/reactivate` },
        {
          name: "delete-errors",
          pattern: "/agents/[agentId]/delete",
          path: `${seated}/delete`,
          prepare: async (page) => {
            await page.getByRole("button", { name: "Delete" }).click();
            await expect(page.getByText("Please check the following")).toBeVisible();
          },
        },
        {
          name: "delete-dialog",
          pattern: "/agents/[agentId]",
          path: `${seated}`,
          prepare: (page) => page.getByRole("button", { name: "Delete" }).first().click(),
        },
        { name: "closed", pattern: "/agents/[agentId]", path: `${closed}` },
        { name: "restore", pattern: "/agents/[agentId]/restore", path: `${closed}/restore` },
        { name: "erase", pattern: "/agents/[agentId]/erase", path: `${closed}/erase` },
        { name: "billing", pattern: "/billing", path: "/billing" },
        { name: "statement", pattern: "/billing/statement", path: "/billing/statement" },
        { name: "seat", pattern: "/billing/seats/[seatId]", path: seat },
        { name: "release", pattern: "/billing/seats/[seatId]/release", path: `${seat}/release` },
        {
          name: "keep",
          pattern: "/billing/seats/[seatId]/keep",
          path: `/billing/seats/${vacantSeats[1]}/keep`,
        },
        { name: "extensions", pattern: "/extensions", path: "/extensions" },
        { name: "extensions-on", pattern: "/extensions", path: `/extensions?on=${day}` },
        { name: "extensions-none", pattern: "/extensions", path: "/extensions?q=99&on=2026-01-01" },
        {
          name: "features",
          pattern: "/agents/[agentId]",
          path: `/agents/${agents[0]?.id}`,
          prepare: (page) => page.getByRole("radio", { name: "Enabled" }).check(),
        },
        { name: "audit", pattern: "/audit", path: "/audit" },
        { name: "resend-mail", pattern: "/outbox/[mailId]/resend", path: `/outbox/${mail?.id}/resend` },
        { name: "outbox", pattern: "/outbox", path: "/outbox" },
        {
          name: "settings-planned",
          pattern: "/settings",
          path: "/settings",
          prepare: async (page) => {
            await page.getByLabel("Billing cycle").selectOption("Quarterly");
            await page.getByLabel("Bill day", { exact: true }).fill("15");
            await page.getByRole("button", { name: "Save billing" }).click();
            await expect(page.getByText("Saved.")).toBeVisible();
          },
        },
        {
          name: "settings-errors",
          pattern: "/settings",
          path: "/settings",
          prepare: async (page) => {
            await page.getByLabel("Bill day", { exact: true }).fill("32");
            await page.getByRole("button", { name: "Save billing" }).click();
            await expect(page.getByText("Please check the following")).toBeVisible();
          },
        },
        { name: "add-tier", pattern: "/settings/tiers/new", path: "/settings/tiers/new" },
        {
          name: "tier",
          pattern: "/settings/tiers/[tierId]",
          path: tier,
          prepare: async (page) => {
            await page.getByLabel("Monthly price").fill("70");
            await page.getByLabel("From", { exact: true }).fill("2098-01-15");
            await page.getByRole("button", { name: "Save price" }).click();
            await expect(page.getByText("Planned")).toBeVisible();
          },
        },
        { name: "home-no-seat", pattern: "/home", path: "/home" },
        { name: "profile", pattern: "/profile", path: "/profile" },
        {
          name: "menu",
          pattern: "/",
          path: "/",
          prepare: (page) => page.locator("summary").filter({ visible: true }).first().click(),
        },
        { name: "not-found", pattern: "/dev/mail", path: "/nowhere" },
        { name: "agent-not-found", pattern: "/dev/mail/[template]", path: "/agents/nobody" },
        { name: "set-up-gone", pattern: "/setup", path: "/setup" },
      ],
    },
    {
      as: managers[0] ?? null,
      screens: [
        { name: "forbidden", pattern: "/audit", path: "/audit" },
        { name: "add-agent-manager", pattern: "/agents/new", path: "/agents/new" },
      ],
    },
    {
      as: agents[0] ?? null,
      screens: [
        { name: "home", pattern: "/home", path: "/home" },
        { name: "forbidden-agent", pattern: "/agents", path: "/agents" },
      ],
    },
    {
      as: waiting,
      screens: [{ name: "first-password", pattern: "/first-password", path: "/first-password" }],
    },
    {
      as: null,
      screens: [
        { name: "sign-in", pattern: "/sign-in", path: "/sign-in" },
        { name: "sign-in-reason", pattern: "/sign-in", path: "/sign-in?reason=deactivated" },
        { name: "forgot-password", pattern: "/forgot-password", path: "/forgot-password" },
        { name: "reset-password", pattern: "/reset-password", path: link },
        { name: "reset-dead", pattern: "/reset-password", path: "/reset-password?token=x" },
      ],
    },
  ];
  expect(
    [...new Set(screens.flatMap((group) => group.screens.map(({ pattern }) => pattern)))].sort(),
  ).toEqual(Object.keys(pageAnswers).sort());

  const faults: string[] = [];
  for (const { as, screens: shown } of screens) {
    const page = as ? await signedIn(browserOf, as) : await (await browserOf()).newPage();
    for (const screen of shown) faults.push(...(await lookAt(page, screen)));
  }
  expect(faults).toEqual([]);
});

testOnFreshServer("the set-up page looks right too", async ({ page }) => {
  expect(await lookAt(page, { name: "setup", path: "/setup" })).toEqual([]);
});

async function resetLink(
  browserOf: Browsers,
  email: string,
  rollcall: { mails: { newest(to: string): Promise<Parameters<typeof linkIn>[0]> } },
): Promise<string> {
  const page = await (await browserOf()).newPage();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  return linkIn(await rollcall.mails.newest(email), "/reset-password");
}
