import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { type Kamailio, kamailioIsMissing, startKamailio } from "../lib/extensions/testing/kamailio.ts";
import { root } from "../scripts/start/run-command.mjs";
import type { Person, TestOrganisation } from "./support/organisations.ts";
import { landed, signedIn, signInElsewhere } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";
import { until } from "./support/until.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const phoneSays = (page: Page, words: string | RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible({ timeout: 20_000 });

/** A line that broke is tried again after some seconds. */
const slow = { timeout: 40_000 };

test.describe("through Debian's Kamailio", () => {
  test.skip(kamailioIsMissing !== null, kamailioIsMissing ?? "");
  let exchange: Kamailio | null = null;
  test.beforeAll(async ({ shared }) => {
    exchange = await anExchange(shared.rollcall);
  });
  test.afterAll(() => exchange?.stop());

  test("two people call each other: once in two tabs, talk, hold, mute, keys, hang up, decline", async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    test.setTimeout(180_000);
    const { ana, ben } = await twoPhones(await organisation({ agents: 2, vacantSeats: 2 }), {
      browserOf,
      rollcall,
      address: exchange?.websocketUrl ?? "",
    });
    await phoneSays(ana, "Ready");
    await phoneSays(ben, "Ready");
    await checkMicrophones(ana, ben);
    const secondTab = await ben.context().newPage();
    await secondTab.goto("/home");
    await expect(secondTab.getByText("The phone is open in another tab of this browser.")).toBeVisible();

    await ana.getByLabel("Extension or number").fill("7o1");
    await button(ana, "Call").click();
    await expect(ana.getByText("Enter an extension, or a number with its country code.")).toBeVisible();
    await ana.getByLabel("Extension or number").fill("701");
    await button(ana, "Call").click();
    await phoneSays(ana, "Calling: 701");
    await phoneSays(ben, "Incoming call: Alex Agent 1 (700)");
    await expect(ben).toHaveTitle("Incoming call: Alex Agent 1 (700)");
    await expect(button(secondTab, "Answer")).toHaveCount(0);

    await button(ben, "Answer").click();
    for (const page of [ana, ben]) await phoneSays(page, "Talking:");
    for (const page of [ana, ben]) await hearsAudio(page);

    await button(ana, "Hold").click();
    await phoneSays(ana, "On hold: 701");
    await phoneSays(ben, "You were put on hold.");
    await button(ana, "Resume").click();
    await phoneSays(ana, "Talking: 701");
    await button(ana, "Mute").click();
    await phoneSays(ana, "Your microphone is muted.");
    await button(ana, "Unmute").click();
    await expect(button(ana, "Mute")).toBeVisible();
    await button(ana, "Keypad").click();
    await button(ana, "5").click();
    await ana.keyboard.press("#");
    await phoneSays(ana, "Pressed 5#");

    await button(ben, "Hang up").click();
    for (const page of [ana, ben]) await phoneSays(page, "Call ended:");

    await ben.getByLabel("Extension or number").fill("700");
    await button(ben, "Call").click();
    await button(ana, "Decline").click();
    await phoneSays(ben, "The line is busy.");

    await ben.close();
    await phoneSays(secondTab, "Ready");
    await ana.context().close();
    await secondTab.context().close();
  });

  test("the phone stops with the right to call, and says why; who is away is not rung", async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    test.setTimeout(180_000);
    const address = exchange?.websocketUrl ?? "";
    const org = await organisation({ agents: 3, vacantSeats: 3 });
    const { ana, ben, settings } = await twoPhones(org, { browserOf, rollcall, address });
    const cleo = await aPhone(browserOf, org.agents[2]);
    for (const page of [ana, ben, cleo]) await phoneSays(page, "Ready");

    const policy = async (path: string) => (await ana.request.get(path)).headers();
    expect((await policy("/home"))["content-security-policy"]).toContain(`connect-src 'self' ${address}/`);
    expect((await policy("/profile"))["content-security-policy"]).not.toContain("connect-src");
    await cleo.goto("/profile");
    await cleo.getByText("Alex Agent 3").filter({ visible: true }).first().click();
    await cleo.getByRole("link", { name: "Home" }).click();
    await phoneSays(cleo, "Ready");

    await ben.getByLabel("Status", { exact: true }).selectOption({ label: "Away" });
    await button(ben, "Set status").click();
    await expect(ben.getByText("Your status is Away.")).toBeVisible();
    await expect(ben.getByText("No, because the present status takes no calls.")).toHaveCount(1);
    await call(ana, "701", "Nobody can be reached there now.");
    await phoneSays(ben, "Ready");
    await call(ben, "799", "Nobody can be reached there now.");

    await settings.goto(`/agents/${org.agents[1]?.id}`);
    await expect(settings.getByText("No, because the present status takes no calls.")).toHaveCount(1);
    await settings.getByRole("radio", { name: "Disabled" }).check();
    await button(settings, "Save agent features").click();
    await expect(settings.getByText(/has left the seat/)).toBeVisible();
    await breakLine(ben);

    await settings.goto(`/agents/${org.agents[2]?.id}/deactivate`);
    await button(settings, "Deactivate").click();
    await expect(settings.locator("[data-done]")).toBeVisible();
    await call(ana, "702", "Nobody can be reached there now.");
    await breakLine(cleo);

    const secondTab = await ana.context().newPage();
    await secondTab.goto("/profile");
    await secondTab.getByText("Alex Agent 1").filter({ visible: true }).first().click();
    await button(secondTab, "Sign out").click();
    await expect(secondTab).toHaveURL(/\/sign-in/);
    await breakLine(ana);

    // All three wait for their next try at the same time.
    await expect(ben.getByText("You cannot call: you have no calling seat any more.")).toBeVisible(slow);
    await expect(cleo).toHaveURL(/\/sign-in\?reason=deactivated\b/, slow);
    // Without a reason: it is this very browser that signed out.
    await expect(ana).toHaveURL(/\/sign-in(\?to=|$)/, slow);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test(`without an exchange the phone says so, without the script it says that, and it is nobody else's, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
    await seated(rollcall, agents[0] ?? admin, vacantSeats[0]);
    const page = await landed(browserOf, agents[0] ?? admin, { javaScriptEnabled });
    await expect(page.getByText("No telephone exchange is set up yet.")).toBeVisible();
    await page.getByLabel("Status", { exact: true }).selectOption({ label: "In a meeting" });
    await button(page, "Set status").click();
    await expect(page.getByText("Your status is In a meeting.")).toBeVisible();
    await expect(page.getByText("No, because the present status takes no calls.")).toHaveCount(1);

    const settings = await signedIn(browserOf, admin, { javaScriptEnabled });
    await settings.goto("/settings");
    await settings.getByLabel("SIP domain").fill(`${admin.orgId}.example.com`);
    await settings.getByLabel("WebSocket of the exchange").fill("ws://sip.example.com/");
    await button(settings, "Save set-up guide").click();
    await expect(settings.locator(":focus")).toContainText("Enter a whole address that begins with wss://");
    await settings.getByLabel("WebSocket of the exchange").fill("wss://sip.example.com/");
    await button(settings, "Save set-up guide").click();
    await expect(settings.getByText("Saved.")).toBeVisible();
    await page.routeWebSocket("wss://sip.example.com/", (socket) => socket.close());
    await page.reload();
    if (!javaScriptEnabled) {
      await expect(page.getByText("The phone of the dashboard needs JavaScript.")).toBeVisible();
      return;
    }
    await expect(page.getByText("There is no connection to the telephone exchange.")).toBeVisible();
    await signInElsewhere(page, admin);
    await button(page, "Connect again").click();
    await expect(
      page.getByText("Somebody else is signed in in this browser now, so the phone"),
    ).toBeVisible();
  });
}

/** Calls a number, and waits for how that ends. */
async function call(page: Page, number: string, ends: string): Promise<void> {
  await page.getByLabel("Extension or number").fill(number);
  await button(page, "Call").click();
  await phoneSays(page, ends);
}

/** As when the network goes: the phone comes back by itself, and has to register anew. */
async function breakLine(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { sockets: WebSocket[] }).sockets.at(-1)?.close());
}

/** One that hears, and one that the browser does not let us use. */
async function checkMicrophones(allowed: Page, denied: Page): Promise<void> {
  await button(allowed, "Check microphone").click();
  await expect(allowed.getByLabel("Microphone level")).toBeVisible();
  await until("the level moves", async () => {
    const level = await allowed.getByLabel("Microphone level").getAttribute("value");
    return Number(level) > 0.01;
  });
  await button(allowed, "Stop checking").click();

  await denied.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await button(denied, "Check microphone").click();
  await expect(denied.getByText("The browser does not let Rollcall use the microphone.")).toBeVisible();
  await denied.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, "getUserMedia"));
}

/** Two agents in Web seats 700 and 701, signed in, with the exchange entered in the settings. */
async function twoPhones(
  { admin, agents, vacantSeats }: TestOrganisation,
  {
    browserOf,
    rollcall,
    address,
  }: { browserOf: Parameters<typeof signedIn>[0]; rollcall: Rollcall; address: string },
) {
  for (const [n, seat] of vacantSeats.entries()) await seated(rollcall, agents[n] ?? admin, seat);
  const settings = await signedIn(browserOf, admin);
  await settings.goto("/settings");
  await settings.getByLabel("SIP domain").fill(`${admin.orgId}.example.com`);
  await settings.getByLabel("WebSocket of the exchange").fill(address);
  await button(settings, "Save set-up guide").click();
  await expect(settings.getByText("Saved.")).toBeVisible();
  const [ana, ben] = [await aPhone(browserOf, agents[0]), await aPhone(browserOf, agents[1])];
  return { ana, ben, settings };
}

async function aPhone(browserOf: Parameters<typeof signedIn>[0], person: Person | undefined): Promise<Page> {
  if (!person) throw new Error("nobody");
  const watched = async (options?: Parameters<typeof browserOf>[0]): Promise<BrowserContext> => {
    const context = await browserOf(options);
    await context.addInitScript(() => {
      const connections: RTCPeerConnection[] = [];
      const sockets: WebSocket[] = [];
      class WatchedConnection extends RTCPeerConnection {
        constructor(settings?: RTCConfiguration) {
          super(settings);
          connections.push(this);
        }
      }
      class WatchedSocket extends WebSocket {
        constructor(address: string | URL, protocols?: string | string[]) {
          super(address, protocols);
          sockets.push(this);
        }
      }
      Object.assign(window, {
        connections,
        sockets,
        RTCPeerConnection: WatchedConnection,
        WebSocket: WatchedSocket,
      });
    });
    return context;
  };
  return landed(Object.assign(watched, { origin: browserOf.origin }), person);
}

/** Sound arrives: packets of the other side's voice are counted, and more of them a moment later. */
async function hearsAudio(page: Page): Promise<void> {
  const received = () =>
    page.evaluate(async () => {
      const { connections } = window as unknown as { connections: RTCPeerConnection[] };
      const stats = [...((await connections.at(-1)?.getStats())?.values() ?? [])];
      const inbound = stats.find(({ type, kind }) => type === "inbound-rtp" && kind === "audio");
      return Number(inbound?.packetsReceived ?? 0);
    });
  const first = await until("sound arrives", async () => (await received()) || null);
  await until("more sound arrives", async () => (await received()) > first || null);
}

/** Debian's Kamailio with the configuration of docs/kamailio.md, on the view as its own role sees it. */
async function anExchange(rollcall: Rollcall): Promise<Kamailio> {
  const { environment: env, dataDir } = rollcall;
  const granted = spawnSync(process.execPath, ["scripts/sip-grant.mjs"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (granted.status !== 0) throw new Error(granted.stdout + granted.stderr);
  const url = new URL(await rollcall.databaseUrl());
  url.username = "rollcall_sip";
  url.password = await readFile(join(dataDir, "secrets", "postgres-sip"), "utf8");
  return startKamailio({ databaseUrl: url.href, websocket: "plain" });
}
