import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

// Only now, since the rest is written for the Node.js that was just asked for.
const { runAsCommand } = await import("./start/refused.mjs");
const { startRollcall } = await import("./start/start-rollcall.mjs");
await runAsCommand(() => startRollcall());
