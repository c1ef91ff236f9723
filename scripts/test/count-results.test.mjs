import { expect, test } from "vitest";
import { countPlaywright, countStep, countVitest } from "./count-results.mjs";

test("a vitest file that does not load counts as a failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}, {}, {}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 });
});

test("a journey that passed at its second try is told of; a fault outside of tests has failed", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2, repeated: 1 });
});

test.each([
  ["no report was written", null, 0, { passed: 0, failed: 1 }],
  ["no test ran", { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ["it crashed after its tests", { passed: 4, failed: 0 }, 1, { passed: 4, failed: 1 }],
  ["tests failed", { passed: 4, failed: 2 }, 1, { passed: 4, failed: 2 }],
  ["all is well", { passed: 4, failed: 0 }, 0, { passed: 4, failed: 0 }],
])("a step where %s", (_, counts, exitCode, expected) => {
  expect(countStep(counts, exitCode)).toEqual(expected);
});
