/**
 * Counts of a vitest JSON report. A file that could not even be loaded has no tests to fail, and counts as one failure.
 *
 * @returns {{ passed: number, failed: number }}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/**
 * Counts of a Playwright JSON report. A journey has one more try, since a loaded machine can be slower than its waits; those
 * that needed it are counted beside, to be mended. What went wrong outside a test has failed.
 */
export function countPlaywright({ stats, errors }) {
  const failed = stats.unexpected + errors.length;
  return { passed: stats.expected + stats.flaky, failed, repeated: stats.flaky };
}

/**
 * Counts of a step that may have ended badly whatever its report says: no report, no tests, or an exit code without a
 * failed test to show for it, each count as one failure.
 */
export function countStep(counts, exitCode) {
  if (counts === null || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}
