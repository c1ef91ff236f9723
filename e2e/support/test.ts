import { rm } from "node:fs/promises";
import { type BrowserContext, type BrowserContextOptions, test as base, expect } from "@playwright/test";
import { hasPostgres15, startPostgres15 } from "../../scripts/test/postgres-15.mjs";
import { temporaryFolder } from "../../scripts/test/temporary-folder.mjs";
import { Expectations } from "./expectations.ts";
import { Organisations, type TestOrganisation } from "./organisations.ts";
import type { Browsers } from "./people.ts";
import { type DatabaseServer, Rollcall } from "./rollcall.ts";
import { temporaryPasswordsLeftIn } from "./secrets.ts";
import { watchContext } from "./watch-context.ts";

export { expect };

interface WorkerFixtures {
  /** One Rollcall for all tests of a worker, each in organisations of its own. */
  shared: { rollcall: Rollcall; organisations: Organisations };
}

interface TestFixtures {
  /** The Rollcall that this test's browser talks to. What it logs meanwhile has to be expected. */
  rollcall: Rollcall;
  expected: Expectations;
  /** Opens another browser of its own. What goes wrong in any of them fails the test. */
  browserOf: Browsers;
  /** An organisation of this test's own. */
  organisation: (wanted?: Parameters<Organisations["organisation"]>[0]) => Promise<TestOrganisation>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what is needed from here
    async ({}, use) => {
      const rollcall = await Rollcall.start();
      const organisations = new Organisations(rollcall, await rollcall.databaseUrl());
      await use({ rollcall, organisations });
      organisations.stop();
      await rollcall.settle();
      const left = await temporaryPasswordsLeftIn(rollcall);
      await rollcall.stop();
      await rollcall.removeData();
      expect(left, "temporary passwords outside of the mails").toEqual([]);
    },
    { scope: "worker", timeout: 180_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above
  expected: async ({}, use) => use(new Expectations()),

  rollcall: async ({ shared: { rollcall }, expected }, use) => {
    const start = rollcall.log.lines.length;
    await use(rollcall);
    expect(rollcall.log.unexpectedFrom(start, expected.logLines), "the server's log").toEqual([]);
  },

  organisation: async ({ shared }, use) => use((wanted) => shared.organisations.organisation(wanted)),

  baseURL: async ({ rollcall }, use) => use(rollcall.url),

  browserOf: async ({ browser, rollcall, contextOptions, expected }, use) => {
    const opened: BrowserContext[] = [];
    const faults: string[] = [];
    const open = async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: rollcall.url, ...options });
      const runsScripts = options.javaScriptEnabled ?? true;
      watchContext(context, { url: options.baseURL ?? rollcall.url, expected, faults, runsScripts });
      opened.push(context);
      return context;
    };
    await use(Object.assign(open, { origin: () => rollcall.url }));
    for (const context of opened) await context.close();
    expect(faults, "what went wrong in the browser").toEqual([]);
  },

  context: async ({ browserOf, locale, timezoneId, javaScriptEnabled, colorScheme, viewport }, use) => {
    const set = { locale, timezoneId, javaScriptEnabled, colorScheme, viewport };
    await use(await browserOf(set as BrowserContextOptions));
  },
});

/** For what needs a Rollcall that nobody has set up, or one that can be killed. */
export const testOnFreshServer = test.extend<{
  settings: Record<string, string>;
  databaseServer: DatabaseServer | null;
}>({
  settings: [{}, { option: true }],
  databaseServer: [null, { option: true }],
  rollcall: [
    async ({ settings, databaseServer, expected }, use) => {
      const rollcall = await Rollcall.start(settings, databaseServer);
      await use(rollcall);
      await rollcall.settle();
      const left = await temporaryPasswordsLeftIn(rollcall);
      await rollcall.stop();
      await rollcall.removeData();
      expect(rollcall.log.unexpectedFrom(0, expected.logLines), "the server's log").toEqual([]);
      expect(left, "temporary passwords outside of the mails").toEqual([]);
    },
    // Making a database and starting on it has time of its own, and takes none of the journey's.
    { scope: "test", timeout: 90_000 },
  ],
});

/** The same by DATABASE_URL on a PostgreSQL 15, which npm has for most platforms. */
export const testOnPostgres15 = testOnFreshServer.extend({
  // biome-ignore lint/correctness/noEmptyPattern: as above
  databaseServer: async ({}, use, testInfo) => {
    testInfo.skip(!hasPostgres15, "npm has no PostgreSQL 15 for this platform");
    const dataDir = await temporaryFolder("postgres-15");
    const server = await startPostgres15({ dataDir });
    await use(server);
    await server.stop();
    await rm(dataDir, { recursive: true });
  },
});
