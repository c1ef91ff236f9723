import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const mostKilobytes = 170;
/** The text of one takes 300; as elements each took 2,600. */
const mostCharactersOfARow = 500;

test("a signed-in page ships less than 170 kB of compressed scripts", async ({ browserOf, organisation }) => {
  const { admin } = await organisation({ agents: 2, vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  for (const path of ["/agents", "/agents/new"]) {
    const fresh = await page.context().newPage();
    await fresh.goto(path, { waitUntil: "networkidle" });
    const scripts = await fresh.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => new URL(name).pathname.endsWith(".js")),
    );
    const kilobytes = async (coding: string) => {
      let bytes = 0;
      for (const script of scripts) {
        const answer = await page.request.head(script, { headers: { "Accept-Encoding": coding } });
        const { "content-encoding": given, "content-length": length = "" } = answer.headers();
        expect(given, script).toBe(coding);
        bytes += Number(length);
      }
      return Math.round(bytes / 100) / 10;
    };
    // An empty page of Next is told in gzip, so this is as well; browsers take Brotli.
    const inGzip = await kilobytes("gzip");
    console.log(`${path}: ${inGzip} kB in ${scripts.length} files, ${await kilobytes("br")} kB by Brotli`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(inGzip).toBeGreaterThan(0);
    expect(inGzip).toBeLessThan(mostKilobytes);
  }
});

test("a row of /agents is told to the script by its text, not once more as markup", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ agents: 20 });
  const page = await signedIn(browserOf, admin);
  const ofScript = async (path: string) => {
    const html = await (await page.request.get(path)).text();
    const rows = html.match(/<tr role="row"/g)?.length ?? 0;
    const told = [...html.matchAll(/self\.__next_f\.push\(([\s\S]*?)\)<\/script>/g)];
    return { rows, characters: told.reduce((sum, [, { length } = ""]) => sum + length, 0) };
  };
  const all = await ofScript("/agents");
  const one = await ofScript(`/agents?q=${admin.email}`);
  console.log(`/agents: ${(all.characters - one.characters) / (all.rows - one.rows)} characters a row`);
  expect(all.rows - one.rows).toBeGreaterThanOrEqual(20);
  expect((all.characters - one.characters) / (all.rows - one.rows)).toBeLessThan(mostCharactersOfARow);
});
