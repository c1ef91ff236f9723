import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { runAsCommand } = await import("./start/refused.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() =>
  withDatabase("scripts/boost-enable/enable.ts", process.argv.slice(2), {
    onFailure: "ConnectionBoost was not enabled.",
  }),
);
