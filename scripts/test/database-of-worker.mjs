import { rmSync } from "node:fs";
import pg from "pg";
import { inject } from "vitest";
import { temporaryFolder } from "./temporary-folder.mjs";
import { testSecret } from "./test-secret.mjs";

// Before the test file's own imports, since lib/env.ts reads the environment when it is loaded. Once in a process, which runs
// one file or many.
process.rollcallDatabase ??= await databaseOfOwn();

async function databaseOfOwn() {
  const name = `test_${process.pid}_${Date.now()}`;
  const superuser = new pg.Client(withDatabase(inject("superuserUrl"), "postgres"));
  await superuser.connect();
  await superuser.query(`create database ${name} template template owner rollcall`);
  await superuser.end();

  const dataDir = await temporaryFolder("file");
  process.on("exit", () => rmSync(dataDir, { recursive: true }));

  Object.assign(process.env, {
    DATABASE_URL: withDatabase(inject("templateUrl"), name),
    AUTH_SECRET: testSecret,
    APP_URL: "http://localhost:3000",
    DATA_DIR: dataDir,
  });
  return name;
}

function withDatabase(url, database) {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
