import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** The environment is read once in a process, so each gets one. */
function refusalOf(settings: Record<string, string>): string {
  const script = `const { env } = await import("#lib/env.ts");
    try { env(); } catch (error) { process.stdout.write(error.message); }`;
  const { stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    {
      env: { ...process.env, DATABASE_URL: "postgres://x/y", AUTH_SECRET: "x".repeat(32), ...settings },
      encoding: "utf8",
    },
  );
  return stdout;
}

it.each(["!!!", "whsec_"])("refuses %j at start, with which no webhook could be signed", (secret) => {
  expect(refusalOf({ RESEND_WEBHOOK_SECRET: secret })).toBe(
    "RESEND_WEBHOOK_SECRET: must be the signing secret that Resend shows, whsec_ and base64",
  );
});

it.each(["whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0", ""])("takes %j", (secret) => {
  expect(refusalOf({ RESEND_WEBHOOK_SECRET: secret })).toBe("");
});
