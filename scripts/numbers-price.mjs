import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

const { runAsCommand } = await import("./start/refused.mjs");
const { withDatabase } = await import("./start/with-database.mjs");
await runAsCommand(() =>
  withDatabase("scripts/numbers-price/set.ts", process.argv.slice(2), {
    onFailure: "Not every price was set.",
  }),
);
