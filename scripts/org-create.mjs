import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { readCommandLine } = await import("./start/command-line.mjs");
const { usage, options } = await import("./org-create/command.mjs");
const args = readCommandLine({ usage, options });

const { runAsCommand } = await import("./start/refused.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() =>
  withDatabase("scripts/org-create/create.ts", args, {
    onFailure: "No organisation was created.",
  }),
);
