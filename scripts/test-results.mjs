/** Counts of what the test runners report in their JSON: `{ passed, failed, skipped }`. */

/** @param {any} report what vitest's `json` reporter wrote; nothing where it wrote nothing */
export function countVitest(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that could not even be loaded has failed without a single test of its own.
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report what Playwright's `json` reporter wrote; nothing where it wrote nothing */
export function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // `errors` are those outside any test: a spec that does not load, a global setup that fails.
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** @param {any} report what `npm run faults -- --json FILE` wrote; nothing where it wrote nothing */
export function countFaults(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const count = (/** @type {string} */ held) =>
    report.filter((/** @type {{ held: string }} */ row) => row.held === held).length;
  return { passed: count('yes'), failed: count('NO'), skipped: count('not tried') };
}
