import { requireNodeVersion } from "../start/node-version.mjs";

requireNodeVersion();

const { runAsCommand } = await import("../start/refused.mjs");
await runAsCommand(async () => {
  const { installDependencies } = await import("../start/install.mjs");
  await installDependencies();
  const { runBench } = await import("./run-bench.mjs");
  await runBench();
});
