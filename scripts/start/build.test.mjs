import { expect, test } from "vitest";
import { buildWhenChanged, noteServing } from "./build.mjs";
import { Refused } from "./refused.mjs";

/** As if a file had changed since, whatever was built last. */
const changed = { NEXT_PUBLIC_OF_THIS_TEST: String(Date.now()) };

test("nothing is built anew under a copy that is served: who starts another is told which", async () => {
  const served = await noteServing();
  const refusal = await buildWhenChanged(changed).catch((error) => error);
  await served.close();
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal.message).toContain(`served from this folder (process ${process.pid})`);
});
