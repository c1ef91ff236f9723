import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root, runCommand } from "../start/run-command.mjs";

const files = {
  "package.json": `{ "type": "module" }`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(root)} }, poweredByHeader: false };`,
  // Its own, or Next would take the one of the clone above.
  "instrumentation.js": "export function register() {}",
  "app/layout.js": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.js": `import { connection } from "next/server";
    export default async function Page() { await connection(); return <main><h1>Empty</h1></main>; }`,
};

/**
 * Makes and builds an application of nothing but an empty page that is drawn anew for each request, by the Next that Rollcall is
 * built with. It stands inside the clone, since it has to find that Next.
 *
 * @returns {Promise<string>} its folder, which the caller takes away
 */
export async function buildEmptyApplication() {
  const data = join(root, ".data");
  await mkdir(data, { recursive: true });
  const folder = await mkdtemp(join(data, "empty-application-"));
  await mkdir(join(folder, "app"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await runCommand(process.execPath, ["node_modules/next/dist/bin/next", "build", folder], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    onFailure: "The empty application could not be built; what it said is above.",
  });
  return folder;
}
