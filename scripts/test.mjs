import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

// What the tests set themselves must not come from the machine they run on.
const own = [
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "AUTH_SECRET",
  "APP_URL",
  "DATA_DIR",
  "PORT",
  "TRUSTED_PROXIES",
];
for (const name of [...own, "ROLLCALL_NOW", "RESEND_API_KEY", "SMTP_URL", "NODE_ENV"])
  delete process.env[name];

const { runAsCommand } = await import("./start/refused.mjs");
const { installDependencies } = await import("./start/install.mjs");
await runAsCommand(async () => {
  await installDependencies();
  const { runTests } = await import("./test/run-tests.mjs");
  await runTests();
});
