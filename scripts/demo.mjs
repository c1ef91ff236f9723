import { requireNodeVersion } from "./start/node-version.mjs";

requireNodeVersion();

// A folder of its own, so that trying Rollcall out never mixes with real data.
process.env.DATA_DIR ||= ".data/demo";

const { runAsCommand } = await import("./start/refused.mjs");
const { startRollcall } = await import("./start/start-rollcall.mjs");
const { runCommand, typescript } = await import("./start/run-command.mjs");

await runAsCommand(async () => {
  await startRollcall({
    beforeServing: () =>
      runCommand(process.execPath, typescript("scripts/demo/fill.ts"), {
        onFailure: "The demo organisation could not be made.",
      }),
  });
  const { printSignIns } = await import("./demo/sign-ins.mjs");
  await printSignIns(process.env.DATA_DIR);
});
