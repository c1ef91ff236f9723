import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const mostKilobytes = 170;

test("a signed-in page ships less than 170 kB of compressed scripts", async ({ browserOf, organisation }) => {
  const { admin } = await organisation({ agents: 2, vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  for (const path of ["/agents", "/agents/new"]) {
    const fresh = await page.context().newPage();
    const devtools = await page.context().newCDPSession(fresh);
    await devtools.send("Network.enable");
    await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
    const scripts = new Set<string>();
    let bytes = 0;
    devtools.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await fresh.goto(path, { waitUntil: "networkidle" });
    const kilobytes = Math.round(bytes / 100) / 10;
    console.log(`${path}: ${kilobytes} kB of compressed scripts in ${scripts.size} files`);
    expect(scripts.size).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThan(mostKilobytes);
  }
});
