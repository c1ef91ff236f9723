import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { readCommandLine } = await import("./start/command-line.mjs");
const { usage } = await import("./sip-grant/command.mjs");
readCommandLine({ usage });

const { runAsCommand } = await import("./start/refused.mjs");
const { readEnvironmentFile } = await import("./start/settings.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() => {
  readEnvironmentFile();
  const server = process.env.DATABASE_URL ? "own-server" : "embedded";
  return withDatabase("scripts/sip-grant/grant.ts", [server], {
    onFailure: "The role for telephone exchanges was not set up.",
  });
});
