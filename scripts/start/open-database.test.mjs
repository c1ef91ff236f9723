import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root, typescript } from "./run-command.mjs";

test("a database that is not there is told by its variable and address, without a stack or a password", () => {
  const { DATABASE_DIRECT_URL: _, ...environment } = process.env;
  const env = { ...environment, DATABASE_URL: "postgres://who:a-secret-word@127.0.0.1:1/x" };
  const { status, stderr } = spawnSync(process.execPath, typescript("db/migrate.ts"), {
    cwd: root,
    env,
    encoding: "utf8",
  });
  expect(stderr).toMatch(/^DATABASE_URL: no database answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)\.$/m);
  expect(stderr).not.toContain("    at ");
  expect(stderr).not.toContain("a-secret-word");
  expect(status).toBe(1);
});
