import { expect } from "@playwright/test";
import type { BusyOrganisation } from "./busy-organisation.ts";
import type { Sight } from "./look-at.ts";
import { anAddress } from "./people.ts";

/** Every page that a person may see, and some as they are after a mistake. */
export interface Screen extends Sight {
  pattern: string;
}

export interface Seen {
  as: { email: string; password: string } | null;
  screens: Screen[];
}

/** What there is to look at, in parts that can be looked at side by side. */
export const parts = {
  "people and seats": ofAgents,
  "money and settings": ofMoney,
  "getting in and own pages": ofTheRest,
};

function ofAgents({ admin, agents, tiers, added, agent, seated, held, closed }: BusyOrganisation): Seen[] {
  return [
    {
      as: admin,
      screens: [
        { name: "overview", pattern: "/", path: "/" },
        { name: "find", pattern: "/find", path: "/find?q=a" },
        { name: "find-none", pattern: "/find", path: "/find?q=nobodyatall" },
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
          path: `/agents/several?agent=${added}&agent=${agents[0]?.id}&change=tier:${tiers[1]?.id}`,
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
        { name: "caller-id", pattern: "/agents/[agentId]/caller-id", path: `${seated}/caller-id` },
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
        {
          name: "sip-account",
          pattern: "/agents/[agentId]/sip-secret",
          path: `${seated}/sip-secret`,
          prepare: async (page) => {
            await page.getByRole("button", { name: "Show SIP secret" }).click();
            await expect(page.getByText("Shown in this answer only.")).toBeVisible();
          },
        },
        {
          name: "new-sip-secret",
          pattern: "/agents/[agentId]/new-sip-secret",
          path: `${agent}/new-sip-secret`,
        },
        { name: "reset-agent", pattern: "/agents/[agentId]/reset-password", path: `${agent}/reset-password` },
        {
          name: "resend",
          pattern: "/agents/[agentId]/resend-credentials",
          path: `${agent}/resend-credentials`,
        },
        { name: "deactivate", pattern: "/agents/[agentId]/deactivate", path: `${seated}/deactivate` },
        { name: "reactivate", pattern: "/agents/[agentId]/reactivate", path: `${held}/reactivate` },
        { name: "delete", pattern: "/agents/[agentId]/delete", path: `${seated}/delete` },
        {
          name: "delete-dialog",
          pattern: "/agents/[agentId]",
          path: `${seated}`,
          prepare: (page) => page.getByRole("button", { name: "Delete" }).first().click(),
        },
        { name: "closed", pattern: "/agents/[agentId]", path: `${closed}` },
        { name: "restore", pattern: "/agents/[agentId]/restore", path: `${closed}/restore` },
        { name: "erase", pattern: "/agents/[agentId]/erase", path: `${closed}/erase` },
        {
          name: "erase-errors",
          pattern: "/agents/[agentId]/erase",
          path: `${closed}/erase`,
          prepare: async (page) => {
            await page.getByRole("button", { name: "Erase" }).click();
            await expect(page.getByText("Please check the following")).toBeVisible();
          },
        },
        {
          name: "features",
          pattern: "/agents/[agentId]",
          path: `/agents/${agents[0]?.id}`,
          prepare: (page) => page.getByRole("radio", { name: "Enabled" }).check(),
        },
      ],
    },
  ];
}

function ofMoney({
  extension,
  admin,
  vacantSeats,
  mail,
  day,
  route,
  seat,
  tier,
  status,
  direct,
  leaving,
  free,
  group,
  campaign,
  unit,
  location,
}: BusyOrganisation): Seen[] {
  return [
    {
      as: admin,
      screens: [
        { name: "billing", pattern: "/billing", path: "/billing" },
        { name: "statement", pattern: "/billing/statement", path: "/billing/statement" },
        { name: "seat", pattern: "/billing/seats/[seatId]", path: seat },
        { name: "release", pattern: "/billing/seats/[seatId]/release", path: `${seat}/release` },
        {
          name: "keep",
          pattern: "/billing/seats/[seatId]/keep",
          path: `/billing/seats/${vacantSeats[1]}/keep`,
        },
        { name: "numbers", pattern: "/numbers", path: "/numbers" },
        { name: "numbers-none", pattern: "/numbers", path: "/numbers?use=gone" },
        { name: "number", pattern: "/numbers/[numberId]", path: direct },
        { name: "number-free", pattern: "/numbers/[numberId]", path: free },
        { name: "number-unassign", pattern: "/numbers/[numberId]/unassign", path: `${direct}/unassign` },
        { name: "number-release", pattern: "/numbers/[numberId]/release", path: `${direct}/release` },
        { name: "number-keep", pattern: "/numbers/[numberId]/keep", path: `${leaving}/keep` },
        {
          name: "buy-number",
          pattern: "/numbers/buy",
          path: "/numbers/buy?country=US&areaCode=415&sms=on",
        },
        { name: "buy-number-errors", pattern: "/numbers/buy", path: "/numbers/buy?country=US&areaCode=999" },
        {
          name: "number-held",
          pattern: "/numbers/buy/held",
          path: "/numbers/buy?country=US&areaCode=212",
          prepare: async (page) => {
            await page.getByRole("button", { name: "Select" }).click();
            await expect(page.getByRole("button", { name: "Buy Number" })).toBeVisible();
          },
        },
        { name: "extensions", pattern: "/extensions", path: "/extensions" },
        { name: "extension-new", pattern: "/extensions/new", path: "/extensions/new" },
        { name: "extension-ranges", pattern: "/extensions/ranges", path: "/extensions/ranges" },
        { name: "extension", pattern: "/extensions/[extensionId]", path: extension },
        {
          name: "extension-release",
          pattern: "/extensions/[extensionId]/release",
          path: `${extension}/release`,
        },
        { name: "extensions-on", pattern: "/extensions", path: `/extensions?on=${day}` },
        { name: "extensions-none", pattern: "/extensions", path: "/extensions?q=99&on=2026-01-01" },
        { name: "routes", pattern: "/routes", path: "/routes" },
        { name: "routes-none", pattern: "/routes", path: "/routes?q=nowhere" },
        { name: "new-route", pattern: "/routes/new", path: "/routes/new" },
        { name: "new-ivr", pattern: "/routes/new", path: "/routes/new?kind=ivr" },
        { name: "route", pattern: "/routes/[routeId]", path: route },
        { name: "delete-route", pattern: "/routes/[routeId]/delete", path: `${route}/delete` },
        { name: "groups", pattern: "/groups", path: "/groups" },
        { name: "groups-none", pattern: "/groups", path: "/groups?q=nowhere" },
        { name: "new-group", pattern: "/groups/new", path: "/groups/new" },
        { name: "group", pattern: "/groups/[groupId]", path: group },
        { name: "group-none", pattern: "/groups/[groupId]", path: `${group}?q=nobodyatall` },
        { name: "delete-group", pattern: "/groups/[groupId]/delete", path: `${group}/delete` },
        { name: "campaigns", pattern: "/campaigns", path: "/campaigns" },
        { name: "new-campaign", pattern: "/campaigns/new", path: "/campaigns/new" },
        { name: "campaign", pattern: "/campaigns/[campaignId]", path: campaign },
        {
          name: "campaign-errors",
          pattern: "/campaigns/[campaignId]",
          path: campaign,
          prepare: async (page) => {
            await page.getByLabel("Add single agents").fill("nobody at all");
            await page.getByRole("button", { name: "Save", exact: true }).click();
            await expect(page.getByText("These lines do not name one person")).toBeVisible();
          },
        },
        { name: "delete-campaign", pattern: "/campaigns/[campaignId]/delete", path: `${campaign}/delete` },
        { name: "unit", pattern: "/settings/units/[unitId]", path: unit },
        { name: "delete-unit", pattern: "/settings/units/[unitId]/delete", path: `${unit}/delete` },
        { name: "audit", pattern: "/audit", path: "/audit" },
        { name: "resend-mail", pattern: "/outbox/[mailId]/resend", path: `/outbox/${mail}/resend` },
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
        { name: "add-location", pattern: "/settings/locations/new", path: "/settings/locations/new" },
        { name: "location", pattern: "/settings/locations/[locationId]", path: location },
        {
          name: "delete-location",
          pattern: "/settings/locations/[locationId]/delete",
          path: `${location}/delete`,
        },
        { name: "add-status", pattern: "/settings/statuses/new", path: "/settings/statuses/new" },
        { name: "status", pattern: "/settings/statuses/[statusId]", path: status },
        {
          name: "delete-status",
          pattern: "/settings/statuses/[statusId]/delete",
          path: `${status}/delete`,
        },
        { name: "add-tier", pattern: "/settings/tiers/new", path: "/settings/tiers/new" },
        { name: "delete-tier", pattern: "/settings/tiers/[tierId]/delete", path: `${tier}/delete` },
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
      ],
    },
  ];
}

function ofTheRest({ admin, added, own, managers, agents, waiting, link }: BusyOrganisation): Seen[] {
  return [
    {
      as: admin,
      screens: [
        { name: "home-no-seat", pattern: "/home", path: "/home" },
        { name: "profile", pattern: "/profile", path: "/profile" },
        {
          name: "profile-upload-errors",
          pattern: "/profile",
          path: "/profile?recording=recording-not-audio&title=Call+back",
        },
        { name: "add-template", pattern: "/templates/new", path: `/templates/new?agent=${added}` },
        { name: "template", pattern: "/templates/[templateId]", path: `/templates/${own.templateId}` },
        {
          name: "delete-template",
          pattern: "/templates/[templateId]/delete",
          path: `/templates/${own.templateId}/delete`,
        },
        {
          name: "delete-recording",
          pattern: "/recordings/[recordingId]/delete",
          path: `/recordings/${own.recordingId}/delete`,
        },
        {
          name: "add-agent-personal",
          pattern: "/agents/new",
          path: "/agents/new",
          prepare: (page) => page.getByText("Voicemail drops and SMS templates").click(),
        },
        {
          name: "menu",
          pattern: "/",
          path: "/",
          prepare: (page) => page.locator("summary").filter({ visible: true }).first().click(),
          unfold: (page) => page.locator("[data-nav] summary").click(),
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
        { name: "home-new-sip-secret", pattern: "/home/new-sip-secret", path: "/home/new-sip-secret" },
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
}
