import { requireNodeVersion } from "./start/node-version.mjs";
import { noSettings } from "./test/no-settings.mjs";

requireNodeVersion();

// What the tests set themselves must not come from the machine they run on.
Object.assign(process.env, noSettings);
delete process.env.NODE_ENV;

// Whatever ends the run before its sums are there, the last line says that something failed.
let lastLine = "0 passed, 1 failed";

const { runAsCommand } = await import("./start/refused.mjs");
await runAsCommand(async () => {
  const { installDependencies } = await import("./start/install.mjs");
  await installDependencies();
  const { runTests } = await import("./test/run-tests.mjs");
  const { passed, failed } = await runTests();
  if (failed > 0) process.exitCode = 1;
  lastLine = `${passed} passed, ${failed} failed`;
});
console.log(`\n${lastLine}`);
