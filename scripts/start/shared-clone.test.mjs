import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./run-command.mjs";

let clone;

// One that nobody works in, with what its programs need, installed and built from a tree that has changed since.
beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), "rollcall-clone-"));
  await cp(join(root, "scripts/start"), join(clone, "scripts/start"), { recursive: true });
  await write("package.json", "{}");
  await write("package-lock.json", '{ "packages": {} }');
  await write("node_modules/.rollcall-installed", "from another lock file");
  await write(".next/rollcall-fingerprint", "of another tree");
});

afterEach(() => rm(clone, { recursive: true }));

async function write(file, content) {
  await mkdir(join(clone, file, ".."), { recursive: true });
  await writeFile(join(clone, file), content);
}

const program = (name) => import(pathToFileURL(join(clone, `scripts/start/${name}.mjs`)).href);

const isServed = `served from this folder (process ${process.pid})`;

test("nothing is installed anew under a copy that is served: who starts a command is told which", async () => {
  const { noteServing } = await program("shared-clone");
  const { installDependencies } = await program("install");
  const served = await noteServing();
  await expect(installDependencies()).rejects.toThrow(isServed);
  await served.close();
  const installed = await readFile(join(clone, "node_modules/.rollcall-installed"), "utf8");
  expect(installed).toBe("from another lock file");
});

test("nothing is built anew under a copy that is served, even when what it was installed with is gone", async () => {
  const { noteServing } = await program("shared-clone");
  const { buildWhenChanged } = await program("build");
  const served = await noteServing();
  await rm(join(clone, "node_modules"), { recursive: true });
  await expect(buildWhenChanged({})).rejects.toThrow(isServed);
  await served.close();
  expect(await readFile(join(clone, ".next/rollcall-fingerprint"), "utf8")).toBe("of another tree");
});

test("a copy that was killed is in nobody's way", async () => {
  const { changeWhen, noteServing, refuseWhileServed } = await program("shared-clone");
  await (await noteServing()).close();
  await write(".running/serving-1", '{ "pid": 1, "identity": "1 of last week", "key": "old" }');
  await expect(refuseWhileServed()).resolves.toBeUndefined();

  let isDone = false;
  await write(".running/changing", '{ "pid": 1, "identity": "1 of last week", "key": "old" }');
  await changeWhen(
    async () => !isDone,
    async () => {
      isDone = true;
    },
  );
  expect(isDone).toBe(true);
});

test("of several that would change the clone at once one does it, and the others wait for it", async () => {
  const { changeWhen } = await program("shared-clone");
  let changes = 0;
  const change = async () => {
    changes += 1;
  };
  await Promise.all([1, 2, 3].map(() => changeWhen(async () => changes === 0, change)));
  expect(changes).toBe(1);
});
