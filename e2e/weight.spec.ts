import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const mostKilobytes = 170;

test("a signed-in page ships less than 170 kB of compressed scripts", async ({ browserOf, organisation }) => {
  const { admin } = await organisation({ agents: 2, vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  for (const path of ["/agents", "/agents/new"]) {
    const fresh = await page.context().newPage();
    await fresh.goto(path, { waitUntil: "networkidle" });
    const scripts = await fresh.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
        .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
    );
    const bytes = scripts.reduce((sum, size) => sum + size, 0);
    const kilobytes = Math.round(bytes / 100) / 10;
    console.log(`${path}: ${kilobytes} kB of compressed scripts in ${scripts.length} files`);
    expect(Math.min(...scripts)).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThan(mostKilobytes);
  }
});
