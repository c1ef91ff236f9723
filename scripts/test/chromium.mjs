import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The shell first: it draws the same pages without a browser's own windows, and starts and ends sooner. */
const programs = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Kept from calling home: a test must neither wait for the network nor depend on it. */
const quietly = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  "--disable-gpu",
];

const isRoot = process.getuid?.() === 0;

/** Root has no user namespace to build the sandbox in. */
export const chromiumFlags = isRoot ? [...quietly, "--no-sandbox"] : quietly;

/** The path of a Chromium that starts: the system's, else one that is installed now. */
export async function findChromium() {
  const found = await installedChromium();
  if (found) return found;
  // What Debian brings takes seconds. Elsewhere these names are none, or a stub, and Playwright fetches its own with what that needs.
  if (isRoot && programOf("apt-get")) {
    run("apt-get", ["update"]);
    for (const name of ["chromium-headless-shell", "chromium"]) {
      run("apt-get", ["install", "--yes", "--no-install-recommends", name]);
      const packaged = await installedChromium();
      if (packaged) return packaged;
    }
  }
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const withLibraries = process.platform === "linux" && isRoot ? ["--with-deps"] : [];
  run(npx, ["playwright", "install", ...withLibraries, "chromium"]);
  const fetched = await installedChromium();
  if (fetched) return fetched;
  throw new Error("There is no Chromium, and none could be installed. Install one and run the tests again.");
}

async function installedChromium() {
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  const candidates = process.env.CHROMIUM
    ? [process.env.CHROMIUM]
    : [...programs, ...(existsSync(own) ? [own] : [])];
  return candidates.map(programOf).find((path) => path && starts(path));
}

function programOf(program) {
  if (existsSync(program)) return program;
  const answer = spawnSync("/bin/sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/** A distribution's name for it may be a stub that only tells how to install it. */
const starts = (path) => spawnSync(path, ["--version", "--no-sandbox"], { stdio: "ignore" }).status === 0;

const run = (program, args) => spawnSync(program, args, { stdio: "inherit" });
