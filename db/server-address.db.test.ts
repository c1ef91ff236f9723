import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "#lib/env.ts";
import { root, typescript } from "../scripts/start/run-command.mjs";
import { forPg, forPostgresJs } from "./server-address.ts";
import { type ScratchServer, startScratchServer } from "./testing/scratch-server.ts";

const opensslIsMissing = spawnSync("openssl", ["version"]).status !== 0;
let server: ScratchServer;

beforeAll(async () => {
  server = await startScratchServer({ speaksTls: !opensslIsMissing });
}, 60_000);
afterAll(() => server?.remove());

type Answer = { isEncrypted: boolean } | { refusal: string };
const asked = `select ssl as "isEncrypted" from pg_stat_ssl where pid = pg_backend_pid()`;
const refused = (error: { code?: string; message: string }) => ({ refusal: error.code ?? error.message });

const drivers: [string, (address: string) => Promise<Answer>][] = [
  [
    "postgres.js",
    async (address) => {
      const [url, how] = forPostgresJs(address);
      const sql = postgres(url, { ...how, max: 1 });
      const answer = await sql.unsafe<{ isEncrypted: boolean }[]>(asked).then(([row]) => row, refused);
      await sql.end();
      return { ...answer } as Answer;
    },
  ],
  [
    "pg",
    async (address) => {
      const client = new Client(forPg(address));
      const answer = await client
        .connect()
        .then(() => client.query(asked))
        .then(({ rows }) => rows[0], refused);
      await client.end();
      return answer;
    },
  ],
];

describe.each(drivers)("by %s", (_, ask) => {
  const certificate = () => join(server.folder, "certificate.pem");

  it.skipIf(opensslIsMissing).each([
    ["nothing is said", "", { isEncrypted: false }],
    ["disable", "?sslmode=disable", { isEncrypted: false }],
    ["prefer", "?sslmode=prefer", { isEncrypted: true }],
    ["require", "?sslmode=require", { isEncrypted: true }],
    ["verify-full", "?sslmode=verify-full", { refusal: "DEPTH_ZERO_SELF_SIGNED_CERT" }],
  ])("a certificate that nobody vouches for: %s", async (_, query, answer) => {
    expect(await ask(server.url + query)).toEqual(answer);
  });

  it.skipIf(opensslIsMissing).each([
    ["require", "127.0.0.1", { isEncrypted: true }],
    ["verify-ca", "127.0.0.1", { isEncrypted: true }],
    ["verify-full", "localhost", { isEncrypted: true }],
    ["verify-full", "127.0.0.1", { refusal: "ERR_TLS_CERT_ALTNAME_INVALID" }],
  ])("a certificate of localhost that sslrootcert vouches for: %s at %s", async (mode, host, answer) => {
    const address = `${server.url.replace("127.0.0.1", host)}?sslmode=${mode}&sslrootcert=${certificate()}`;
    expect(await ask(address)).toEqual(answer);
  });

  it("a socket, as libpq's addresses name it", async () => {
    const { port } = new URL(server.url);
    const socket = `host=${server.folder}&port=${port}`;
    const answer = { isEncrypted: false };
    expect(await ask(`postgres://postgres:x@/postgres?${socket}`)).toEqual(answer);
    expect(await ask(`postgres:///postgres?user=postgres&${socket}&sslmode=require`)).toEqual(answer);
  });
});

/** What `npm start` runs first says, by a login of its own with a password. */
async function migrated(server: string, { login = "", query = "" }) {
  const { DATABASE_DIRECT_URL: _, ...environment } = process.env;
  const address = new URL(server);
  if (login) Object.assign(address, { username: login, password: "a-secret-word" });
  const { stderr } = await promisify(execFile)(process.execPath, typescript("db/migrate.ts"), {
    cwd: root,
    env: { ...environment, DATABASE_URL: address.href + query },
  }).catch((error: { stderr: string }) => error);
  expect(stderr).not.toContain(address.password || "    at ");
  return stderr.trim();
}

it.skipIf(opensslIsMissing)("brings a database up to date behind a certificate of its own", async () => {
  expect(await migrated(server.url, { login: "postgres", query: "?sslmode=require" })).toBe("");
});

it.each([
  [
    "a login that does not exist",
    { login: "nobody" },
    /^DATABASE_URL: the database says: .*"nobody".* \(28000\)\.$/,
  ],
  [
    "a login that may look and make nothing",
    { login: "looker" },
    /^DATABASE_URL: the login may not do .*: permission denied .* \(42501\)\. Give it a database of its own\.$/,
  ],
  [
    "options that are none",
    { login: "postgres", query: "?options=-c%20foo" },
    /^DATABASE_URL: the database says: .* \(42601\)\.$/,
  ],
])("says in a sentence what is wrong with %s", async (_, how, sentence) => {
  const sql = postgres(server.url, { max: 1 });
  if (how.login === "looker") await sql`create role looker login`;
  await sql.end();
  expect(await migrated(server.url, how)).toMatch(sentence);
});

it("says in a sentence that a server speaks no TLS", async () => {
  expect(await migrated(env().DATABASE_URL, { query: "?sslmode=require" })).toMatch(
    /^DATABASE_URL: no connection comes about: .*secure TLS.* \(ECONNRESET\)\.$/,
  );
});
