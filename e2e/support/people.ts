import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
} from "@playwright/test";
import { actionOf, postForm, sendAction } from "./action-request.ts";
import { addAgentForm } from "./forms.ts";
import { temporaryPassword } from "./mailbox.ts";

export const ownPassword = "nineteen slow barges at dusk";
export const newPassword = "a violet kettle over granite";

/** Fills in /sign-in by its labels and leaves it. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await typeSignIn(page, who);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** The same without waiting to be let in. */
export async function typeSignIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel("Email", { exact: true }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** In another tab of the same browser, in place of whoever was. */
export async function signInElsewhere(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.context().clearCookies();
  const tab = await page.context().newPage();
  await tab.goto("/sign-in");
  await typeSignIn(tab, who);
  await tab.waitForURL("/");
  // Until its script has told the other tabs.
  await tab.waitForLoadState("networkidle");
  await tab.close();
}

export async function typeNewPassword(page: Page, password: string, repeated = password): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("Repeat new password", { exact: true }).fill(repeated);
  await page.getByRole("button", { name: "Set password" }).click();
}

export interface SetUp {
  organisation: string;
  name: string;
  email: string;
  password: string;
}

export async function setUp(page: Page, wanted: SetUp): Promise<void> {
  await page.goto("/setup");
  await page.getByLabel("Organisation name").fill(wanted.organisation);
  await page.getByLabel("Your name").fill(wanted.name);
  await page.getByLabel("Email", { exact: true }).fill(wanted.email);
  await page.getByLabel("Password", { exact: true }).fill(wanted.password);
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Billing cycle").selectOption("Monthly");
  await page.getByRole("button", { name: "Create organisation" }).click();
  await page.waitForURL("/");
}

/** What the confirmation of Add Agent or Reset password shows. */
export async function shownPassword(page: Page): Promise<string> {
  const shown = page.getByText(/^[a-z0-9]{4}(-[a-z0-9]{4}){4}$/).filter({ visible: true });
  await expect(shown).toHaveCount(1);
  return (await shown.textContent()) ?? "";
}

export async function addAgent(page: Page, person: { email: string; name: string }): Promise<string> {
  await page.goto("/agents/new");
  await page.getByLabel("Email Address").fill(person.email);
  await page.getByLabel("Name of Agent").fill(person.name);
  await sendAddAgent(page);
  return shownPassword(page);
}

/**
 * Adds somebody without drawing the form, onto this vacant seat where one is named, and gives the temporary password: for tests
 * that are about something else.
 */
export async function addUnseen(
  request: APIRequestContext,
  { seatId, ...person }: { email: string; name: string; seatId?: string | undefined },
): Promise<string> {
  const answer = await sendAction(request, actionOf("/agents/new#addAgentAction"), {
    path: "/agents/new",
    fields: addAgentForm({ ...person, seat: seatId ? `seat:${seatId}` : "none" }),
  });
  const said = await answer.text();
  const [password] = temporaryPassword.exec(said) ?? [];
  if (!password) throw new Error(`${person.email} was not added: ${said.slice(0, 300)}`);
  return password;
}

/** Sends Add Agent; where a charge is asked first, which is so without JavaScript, it is confirmed. */
export async function sendAddAgent(page: Page): Promise<void> {
  const send = page.getByRole("button", { name: "Add Agent" });
  await send.click();
  const asked = page.getByText("This costs money.");
  await expect(page.getByText("Agent added").or(asked)).toBeVisible();
  if (await asked.isVisible()) await send.click();
  await expect(page.getByText("Agent added")).toBeVisible();
}

let count = 0;
/** An address that no other test uses. */
export function anAddress(local = "someone"): string {
  count += 1;
  return `${local}.${process.pid}.${count}@example.com`;
}

type Options = Parameters<Browser["newContext"]>[0];
export interface Browsers {
  (options?: Options): Promise<BrowserContext>;
  /** Where they find Rollcall unless told otherwise. */
  origin: () => string;
}

type Account = { email: string; password: string };

/**
 * A browser of its own with this person signed in, whose page is nowhere yet. The form is sent without being drawn: what it does
 * in a browser is for the journeys that are about it, and two hundred others need not wait for it.
 */
export async function signedIn(browserOf: Browsers, who: Account, options?: Options): Promise<Page> {
  const { context } = await letIn(browserOf, who, options);
  return context.newPage();
}

/** The same, on the page where they land. */
export async function landed(browserOf: Browsers, who: Account, options?: Options): Promise<Page> {
  const { context, landing } = await letIn(browserOf, who, options);
  const page = await context.newPage();
  await page.goto(landing);
  return page;
}

async function letIn(browserOf: Browsers, { email, password }: Account, options?: Options) {
  const context = await browserOf(options);
  const answer = await postForm(context.request, actionOf("/sign-in#signInAction"), {
    path: "/sign-in",
    fields: { email, password },
    origin: options?.baseURL ?? browserOf.origin(),
  });
  const { location: landing } = answer.headers();
  if (!landing) throw new Error(`${email} was not let in: ${(await answer.text()).slice(0, 300)}`);
  return { context, landing };
}
