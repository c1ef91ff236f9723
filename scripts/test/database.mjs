import { rm } from "node:fs/promises";
import { startPostgres } from "../embedded-postgres.mjs";
import { migrate } from "../start/open-database.mjs";
import { startPostgres15 } from "./postgres-15.mjs";
import { temporaryFolder } from "./temporary-folder.mjs";

/** One server for all database tests, with a migrated database that each test file gets a copy of. */
export default async function setUp(project) {
  const dataDir = await temporaryFolder("db");
  const start = project.name === "db-15" ? startPostgres15 : startPostgres;
  const postgres = await start({ dataDir, name: "template", durable: false });
  try {
    await migrate({ ...process.env, DATABASE_URL: postgres.url, DATABASE_DIRECT_URL: "" });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("templateUrl", postgres.url);
  project.provide("superuserUrl", postgres.superuserUrl);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  };
}
