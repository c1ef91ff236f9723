import { createServer } from "node:net";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { sharedBusyOrganisation } from "./support/busy-organisation.ts";
import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("Lighthouse gives the five main pages 100 for accessibility", async ({
  browserOf,
  organisation,
  rollcall,
  launchOptions,
}) => {
  test.setTimeout(180_000);
  const busy = await sharedBusyOrganisation({ browserOf, organisation, rollcall });
  const admin = await signedIn(browserOf, busy.admin);
  const cookies = await admin.context().cookies();
  const port = await freePort();
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  });
  const faults: string[] = [];
  for (const path of ["/", "/agents", "/agents/new", busy.seated, "/billing"]) {
    const answer = await lighthouse(`${rollcall.url}${path}`, {
      port,
      onlyCategories: ["accessibility"],
      // Speed is not asked for: neither its picture, nor its cleared caches, nor its seconds of quiet.
      disableFullPageScreenshot: true,
      disableStorageReset: true,
      pauseAfterFcpMs: 0,
      pauseAfterLoadMs: 0,
      networkQuietThresholdMs: 200,
      cpuQuietThresholdMs: 200,
      extraHeaders: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    });
    const report = answer?.lhr;
    if (report?.runtimeError) throw new Error(report.runtimeError.message);
    // Led to /sign-in it would have judged another page.
    expect(new URL(report?.finalDisplayedUrl ?? "").pathname).toBe(path);
    const failed = Object.values(report?.audits ?? {}).filter(({ score }) => score !== null && score < 1);
    if (report?.categories.accessibility?.score !== 1)
      faults.push(`${path}: ${failed.map(({ id }) => id).join(", ")}`);
  }
  await browser.close();
  expect(faults).toEqual([]);
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
