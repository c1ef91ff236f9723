import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { runAsCommand } = await import("./start/refused.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() =>
  withDatabase("scripts/org-create/create.ts", process.argv.slice(2), {
    onFailure: "No organisation was created.",
  }),
);
