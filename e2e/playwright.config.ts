import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "../scripts/test/chromium.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One that hums, and a browser that lets the phone have it. For all tests, since others would need browsers of their own. */
const withMicrophone = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

export default defineConfig({
  testDir: here("."),
  outputDir: here("../test-results"),
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // One that passes at its second try is named in the sums: what only haste explains is mended where it comes from.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "on-first-retry",
    launchOptions: { executablePath: await findChromium(), args: [...chromiumFlags, ...withMicrophone] },
  },
});
