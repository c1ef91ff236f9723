import type { Page } from "@playwright/test";
import { keepDatabaseAway } from "./support/database-away.ts";
import { passwordIn } from "./support/mailbox.ts";
import { addAgent, anAddress, ownPassword, setUp, signedIn, signIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { expect, testOnFreshServer as test } from "./support/test.ts";
import { until } from "./support/until.ts";

const admin = {
  organisation: "Storm Desk",
  name: "Stella Storm",
  email: "stella@example.com",
  password: ownPassword,
};

/** The moments at which a mail is on its way, each as the statement that the database is made to wait before. */
const moments: [when: string, statement: string, mails: number][] = [
  ["between the commit and the mail", "old.state = 'queued'", 0],
  ["between the mail and the note that it was sent", "new.state = 'sent'", 1],
];

test("kill -9 of everything between the commit and the mail, and between the mail and the note that it was sent: exactly one mail each", async ({
  page,
  rollcall,
  browserOf,
}) => {
  test.setTimeout(120_000);
  await setUp(page, admin);
  // Its board would miss the server that is killed.
  await page.close();
  for (const [n, [when, statement, mails]] of moments.entries()) {
    const { database } = rollcall;
    await database.rows(`
      create or replace function hold_still() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(7); return new; end $$`);
    await database.rows(`
      create or replace trigger hold_still before update on outbox for each row
        when (${statement} and new.template = 'credentials')
        execute function hold_still()`);
    const holder = await database.connect();
    await holder.query("select pg_advisory_lock(7)");

    const email = anAddress("storm");
    const adding = await signedIn(browserOf, admin, { baseURL: rollcall.url });
    const shown = await addAgent(adding, { email, name: "Simon Storm" });
    await until(`the mail's next step waits ${when}`, async () => {
      const waiting = await database.rows(
        "select 1 from pg_locks where locktype = 'advisory' and not granted",
      );
      return waiting.length > 0;
    });
    expect(await rollcall.mails.to(email), when).toHaveLength(mails);

    await rollcall.kill();
    await rollcall.startAgain();
    // The lease of the killed process, which would pass by itself within the minute, and the look that would then find it.
    await rollcall.database.rows("update outbox set leased_until = now() where leased_until > now()");
    await rollcall.database.rows("select graphile_worker.add_job('deliver-mail')");
    await rollcall.settle();

    const arrived = await rollcall.mails.to(email);
    expect(arrived.map(passwordIn), when).toEqual([shown]);
    const sent = { state: "sent", sealed_props: null, sealed_message: null };
    const rows = await rollcall.database.rows("select state, sealed_props, sealed_message from outbox");
    const each = [sent, sent];
    expect(rows, "the credentials, and what the seat cost").toEqual(n === 0 ? each : [...each, ...each]);
    expect(await rollcall.mails.to(admin.email)).toHaveLength(n + 1);

    const theirs = await (await browserOf({ baseURL: rollcall.url })).newPage();
    await signIn(theirs, { email, password: shown });
    await expect(theirs).toHaveURL(/\/first-password$/);
  }
});

test("a database that is away: 503 with an id, and back by itself; a fault of ours: 500 with an id by which the log says where", async ({
  page,
  rollcall,
  request,
  expected,
  browserOf,
}) => {
  expected.logs(
    /The database server ended unexpectedly; starting it again\./,
    /"level":"(warn|error)"/,
    /could not be started again/,
  );
  await setUp(page, admin);
  const noScript = await (
    await browserOf({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  ).newPage();
  expected.answers(503, /./);
  expected.answers(500, /^\/agents$/);

  await page.goto("/agents/new");
  const email = anAddress("kept");
  await page.getByLabel("Email Address").fill(email);
  await page.getByLabel("Name of Agent").fill("Kay Kept");
  await page.getByLabel("Seat", { exact: true }).selectOption({ label: "No calling seat" });

  const release = await keepDatabaseAway(rollcall.database);
  await page.getByRole("button", { name: "Add Agent" }).click();
  await expect(
    page.getByText("Something went wrong on the server. What you typed is still here"),
  ).toBeVisible();
  expect(await loggedAs(page, rollcall)).toMatchObject({ msg: "the database is away" });
  const answer = await noScript.goto("/agents");
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()["retry-after"]).toBe("5");
  await expect(noScript.getByRole("heading", { level: 1 })).toHaveText("Rollcall’s database is away");
  expect(await loggedAs(noScript, rollcall)).toMatchObject({ msg: "the database is away" });
  expect((await request.get("/api/health")).status()).toBe(503);

  await release();
  const returned = Date.now();
  await until("Rollcall answers again", async () => (await request.get("/api/health")).ok(), 10);
  await noScript.reload();
  await expect(noScript.getByRole("heading", { level: 1 })).toHaveText("Agents");
  expect(Date.now() - returned).toBeLessThan(10_000);

  await page.getByRole("button", { name: "Add Agent" }).click();
  await expect(page.getByText("Agent added")).toBeVisible();
  await rollcall.mails.newest(email);

  await rollcall.database.rows("alter table tiers rename to mislaid");
  expect((await noScript.goto("/agents"))?.status()).toBe(500);
  const fault = await loggedAs(noScript, rollcall);
  expect(fault).toMatchObject({ route: "/agents", error: { type: "DatabaseFault", code: "42P01" } });
  expect(fault.error.at.join("\n")).toContain("at async AgentsPage ");

  await rollcall.database.rows("alter table mislaid rename to tiers");
  await noScript.reload();
  await expect(noScript.getByRole("heading", { level: 1 })).toHaveText("Agents");
});

/** The line of the log that has the id of the page that is shown. */
async function loggedAs(page: Page, { log }: Rollcall) {
  const id = await page.getByText("Error id:").locator("code").textContent();
  const [line] = log.lines.filter((one) => one.includes(`"id":"${id}"`));
  return JSON.parse(line ?? "{}");
}
