import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asSystem } from "#db/client.ts";
import { type Admission, type Attempt, attemptSucceeded, beginAttempt } from "#lib/auth/throttle.ts";

let account: string;
let network: string;

beforeEach(() => {
  account = `${randomUUID()}@example.com`;
  network = freshNetwork();
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => void vi.useRealTimers());

describe("an account", () => {
  test("waits 1, 2, 4, 8, 16, 32 and 64 seconds after its fourth to tenth failure", async () => {
    for (let failure = 1; failure <= 4; failure++) await goes();

    for (const seconds of [1, 2, 4, 8, 16, 32]) {
      expect(await attempt()).toEqual({ kind: "wait", seconds });
      pass(seconds);
      await goes();
    }
    expect(await attempt()).toEqual({ kind: "wait", seconds: 64 });
  });

  test("told to wait, it comes no nearer to a block however often it asks", async () => {
    for (let failure = 1; failure <= 4; failure++) await goes();
    for (let click = 1; click <= 30; click++) expect((await attempt()).kind).toBe("wait");

    pass(1);
    await goes();
  });

  test("is blocked for 15 minutes at the eleventh try, and free afterwards", async () => {
    await failTenTimes();
    expect(await attempt()).toEqual({ kind: "wait", seconds: 15 * 60 });

    pass(15 * 60 - 1);
    expect(await attempt()).toEqual({ kind: "wait", seconds: 1 });

    pass(1);
    await goes();
  });

  test("is blocked longer each time within a day, an hour at most", async () => {
    const blocks: number[] = [];
    for (let round = 1; round <= 4; round++) {
      await failTenTimes();
      const blocked = await attempt();
      if (blocked.kind === "wait") {
        blocks.push(blocked.seconds / 60);
        pass(blocked.seconds);
      }
    }
    expect(blocks).toEqual([15, 30, 60, 60]);
  });

  test("is blocked from every address, and the right password does not help", async () => {
    await failTenTimes();
    expect((await attempt({ address: freshNetwork() })).kind).toBe("wait");
  });

  test("has failures forgotten 15 minutes after the first", async () => {
    for (let failure = 1; failure <= 3; failure++) await goes();
    pass(15 * 60);
    for (let failure = 1; failure <= 4; failure++) await goes();
  });

  test("starts afresh after success, waits included", async () => {
    for (let failure = 1; failure <= 4; failure++) await goes();
    pass(1);
    await succeeds();
    for (let failure = 1; failure <= 4; failure++) await goes();
  });

  test("does not count sign-ins that succeed", async () => {
    for (let day = 1; day <= 50; day++) await succeeds();
  });

  test("has budgets of its own for each purpose", async () => {
    await failTenTimes();
    await goes({ purpose: "password-check" });
    await goes({ purpose: "forgot-password" });
  });

  test("is nobody else's concern", async () => {
    await failTenTimes();
    await goes({ account: `${randomUUID()}@example.com` });
  });

  test("may ask for three mails an hour", async () => {
    const forgot = { purpose: "forgot-password" } as const;
    for (let mail = 1; mail <= 3; mail++) await goes(forgot);
    expect(await attempt(forgot)).toEqual({ kind: "wait", seconds: 3600 });

    pass(3600);
    await goes(forgot);
  });
});

describe("parallel guesses", () => {
  test("of 20 at once, four are made: the three free ones and the one that closes the gate", async () => {
    const admissions = await Promise.all(Array.from({ length: 20 }, () => attempt()));
    expect(admissions.filter(({ kind }) => kind === "go")).toHaveLength(4);
    expect((await attempt()).kind).toBe("wait");
  });

  test("from as many networks, no more", async () => {
    const guesses = Array.from({ length: 40 }, () => attempt({ address: freshNetwork() }));
    const admissions = await Promise.all(guesses);
    expect(admissions.filter(({ kind }) => kind === "go")).toHaveLength(4);
  });

  test("cannot get through a gate that opens: one does", async () => {
    for (let failure = 1; failure <= 4; failure++) await goes();
    pass(1);
    const admissions = await Promise.all(Array.from({ length: 5 }, () => attempt()));
    expect(admissions.filter(({ kind }) => kind === "go")).toHaveLength(1);
  });

  test("never add up to more than ten in a window, whatever the rhythm", async () => {
    let made = 0;
    for (let second = 0; second < 15 * 60; second += 50) {
      const admissions = await Promise.all(
        Array.from({ length: 3 }, () => attempt({ address: freshNetwork() })),
      );
      made += admissions.filter(({ kind }) => kind === "go").length;
      pass(50);
    }
    expect(made).toBeGreaterThan(3);
    expect(made).toBeLessThanOrEqual(10);
  });
});

describe("an address", () => {
  test("has 100 failures an hour, spread over as many accounts as it likes", async () => {
    for (let failure = 1; failure <= 100; failure++) await goes({ account: `${randomUUID()}@example.com` });
    expect(await attempt()).toEqual({ kind: "wait", seconds: 3600 });

    pass(3600);
    await goes();
  });

  test("over its budget uses up no account's", async () => {
    for (let failure = 1; failure <= 100; failure++) await goes({ account: `${randomUUID()}@example.com` });
    for (let guess = 1; guess <= 20; guess++) expect((await attempt()).kind).toBe("wait");
    await goes({ address: freshNetwork() });
  });

  test("shared by an office is not blocked by people who sign in", async () => {
    for (let person = 1; person <= 150; person++) await succeeds({ account: `${randomUUID()}@example.com` });
  });

  test("keeps its other failures when one attempt succeeds", async () => {
    for (let failure = 1; failure <= 99; failure++) await goes({ account: `${randomUUID()}@example.com` });
    await succeeds();
    await goes();
    expect((await attempt({ account: `${randomUUID()}@example.com` })).kind).toBe("wait");
  });

  test("of IPv6 is its /64", async () => {
    const prefix = `2001:db8:${hex()}:${hex()}`;
    for (let failure = 1; failure <= 100; failure++) {
      await goes({ account: `${randomUUID()}@example.com`, address: `${prefix}::${failure.toString(16)}` });
    }
    expect((await attempt({ address: `${prefix}:aaaa::1` })).kind).toBe("wait");
  });

  test("that is not known leaves the account's budget to count", async () => {
    for (let failure = 1; failure <= 150; failure++) {
      await goes({ account: `${randomUUID()}@example.com`, address: null });
    }
    for (let failure = 1; failure <= 4; failure++) await goes({ address: null });
    expect((await attempt({ address: null })).kind).toBe("wait");
  });
});

test("the table holds no address of either kind", async () => {
  await goes({ address: "203.0.113.200" });
  const rows = await asSystem("test", (tx) => tx.execute<{ key: string }>(sql`select key from rate_limits`));
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+\.[a-z]+:[\w-]{43}$/);
});

function attempt(differing: Partial<Attempt> = {}): Promise<Admission> {
  return beginAttempt(tried(differing));
}

async function goes(differing: Partial<Attempt> = {}): Promise<void> {
  expect((await attempt(differing)).kind).toBe("go");
}

async function succeeds(differing: Partial<Attempt> = {}): Promise<void> {
  const admission = await attempt(differing);
  if (admission.kind !== "go") throw new Error(`told to wait ${admission.seconds} s`);
  await asSystem("test", (tx) => attemptSucceeded(tx, tried(differing)));
}

function tried(differing: Partial<Attempt>): Attempt {
  return { purpose: "sign-in", account, address: network, ...differing };
}

async function failTenTimes(): Promise<void> {
  for (let failure = 1; failure <= 10; failure++) {
    await goes();
    if (failure > 3) pass(2 ** (failure - 4));
  }
}

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

function freshNetwork(): string {
  return `2001:db8:${hex()}:${hex()}::1`;
}

function hex(): string {
  return Math.floor(Math.random() * 0x10000).toString(16);
}
