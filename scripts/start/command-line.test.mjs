import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./run-command.mjs";

const dataDir = join(tmpdir(), `rollcall-no-such-folder-${process.pid}`);

function run(command, ...args) {
  const env = { ...process.env, DATA_DIR: dataDir };
  return spawnSync(process.execPath, [`scripts/${command}.mjs`, ...args], {
    cwd: root,
    env,
    encoding: "utf8",
  });
}

test.each([
  { command: "org-create", says: "npm run org:create -- --organisation" },
  { command: "boost-enable", says: "npm run boost:enable -- <seat>" },
  { command: "sip-grant", says: "npm run sip:grant" },
  { command: "numbers-price", says: "npm run numbers:price -- all <country> <price a month> <currency>" },
])(
  "$command says how it is used, for --help and for an option it does not have, and starts nothing",
  ({ command, says }) => {
    const helped = run(command, "--help");
    expect(helped).toMatchObject({ status: 0, stderr: "" });
    expect(helped.stdout).toContain(says);

    const refused = run(command, "--hepl");
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^Unknown option '--hepl'/);
    expect(refused.stderr).toContain(says);
    expect(refused.stderr).not.toContain("    at ");

    expect(existsSync(dataDir)).toBe(false);
  },
);

test("an argument that a command does not take is refused, and nothing is done", () => {
  const refused = run("sip-grant", "embeded");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^Unexpected argument 'embeded'/);
  expect(existsSync(dataDir)).toBe(false);
});
