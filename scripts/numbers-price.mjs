import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { readCommandLine } = await import("./start/command-line.mjs");
const { usage } = await import("./numbers-price/command.mjs");
const args = readCommandLine({ usage, allowPositionals: true });

const { runAsCommand } = await import("./start/refused.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() =>
  withDatabase("scripts/numbers-price/set.ts", args, {
    onFailure: "No price was set.",
  }),
);
