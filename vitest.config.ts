import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** What leans on the server most; run again on the oldest one that Rollcall runs on. */
const onPostgres15 = [
  "db/rules",
  "lib/organisations/set-up",
  "lib/agents/add-agent",
  "lib/auth/sign-in",
  "lib/extensions/sip-subscribers",
  "lib/billing/ledger",
  "lib/jobs/write-due",
];
/**
 * What takes a process and a database of its own: it stands in for a module, sets the environment, breaks connections, or runs
 * over every organisation, as jobs do. Other files of database tests share both, each test in an organisation of its own.
 */
const alone = [
  "db",
  "lib/jobs",
  "lib/mail",
  "lib/bound-login",
  "lib/health",
  "lib/agents/people-walk",
  "lib/auth/next-auth",
  "lib/auth/sign-in",
  "lib/auth/strength-asker",
  "lib/auth/throttle",
  "lib/billing/random-walk",
  "lib/billing/year",
  "lib/board/bell",
  "lib/extensions/missing-digests",
  "lib/organisations/change-billing",
  "lib/organisations/set-up",
  "lib/tiers/set-tier-price",
  "scripts/demo",
].flatMap((path) => [`${path}.db.test.ts`, `${path}/**/*.db.test.ts`]);
const onDatabase = {
  globalSetup: here("./scripts/test/database.mjs"),
  setupFiles: here("./scripts/test/database-of-worker.mjs"),
  testTimeout: 30_000,
  hookTimeout: 30_000,
};
const never = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  // Outside Next nothing makes this package the empty one.
  resolve: { alias: { "server-only": here("./scripts/test/nothing.mjs") } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: [...never, "**/*.{db,start}.test.*"],
          // What they read and calculate is nobody else's: a third of the time that files on their own take.
          pool: "threads",
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          ...onDatabase,
          include: ["**/*.db.test.ts"],
          exclude: [...never, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: "db-alone", ...onDatabase, include: alone, exclude: never } },
      {
        extends: true,
        test: {
          name: "db-15",
          ...onDatabase,
          include: onPostgres15.map((file) => `${file}.db.test.ts`),
          exclude: never,
        },
      },
      {
        extends: true,
        test: {
          name: "start",
          include: ["**/*.start.test.mjs"],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
