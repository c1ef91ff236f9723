import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { env } from "#lib/env.ts";
import { root, typescript } from "../start/run-command.mjs";

it("lays the mails to made-up people as files, whatever provider is configured", async () => {
  let asked = 0;
  const provider = createServer((_, response) => {
    asked += 1;
    response.end("{}");
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void provider.close());
  const settings = {
    RESEND_API_KEY: "re_real",
    RESEND_BASE_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
  };

  await promisify(execFile)(process.execPath, typescript("scripts/demo/fill.ts"), {
    cwd: root,
    env: { ...process.env, ...settings },
  });

  const folder = join(env().DATA_DIR, "mail");
  expect((await readdir(folder)).length).toBeGreaterThan(40);
  expect(asked).toBe(0);
  expect(await readFile(join(env().DATA_DIR, "demo-sign-ins.txt"), "utf8")).toContain(folder);
}, 120_000);
