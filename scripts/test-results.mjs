import { stripVTControlCharacters } from 'node:util';

/** What the test runners report in their JSON: counts, `{ passed, failed, skipped }`, and which tests failed. */

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

/**
 * How many lines of a failure are said again at the end: the reason and where it is. All of it stands where it happened.
 */
const LINES_OF_A_FAILURE = 12;

/**
 * Which tests failed and why, to be said again at the very end: in a long run they stand thousands of lines above it.
 *
 * @param {any} report as in `countVitest`
 * @param {string} checkout folder that the files are named from
 * @returns {string[]}
 */
export function failuresOfVitest(report, checkout) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    if (file.status !== 'failed') return [];
    const name = file.name.replace(`${checkout}/`, '');
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0) return [told(name, file.message)];
    return failed.map((/** @type {any} */ test) =>
      told(`${name} › ${test.fullName}`, test.failureMessages.join('\n')),
    );
  });
}

/**
 * As `failuresOfVitest`, of a report as in `countPlaywright`.
 *
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  const outside = (report?.errors ?? []).map((/** @type {any} */ error) =>
    told('outside any test', error.message),
  );
  return [...outside, ...(report?.suites ?? []).flatMap(failedSpecs)];
}

/**
 * @param {any} suite
 * @returns {string[]}
 */
function failedSpecs(suite) {
  const specs = (suite.specs ?? []).filter((/** @type {any} */ spec) => !spec.ok || isFlaky(spec));
  return [
    ...specs.map((/** @type {any} */ spec) =>
      told(
        `${spec.file}:${spec.line} › ${spec.title}`,
        spec.tests
          .flatMap((/** @type {any} */ test) => test.results)
          .flatMap((/** @type {any} */ result) => result.errors)
          .map((/** @type {any} */ error) => error.message)
          .join('\n'),
      ),
    ),
    ...(suite.suites ?? []).flatMap(failedSpecs),
  ];
}

/** @param {any} spec */
const isFlaky = (spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'flaky');

/**
 * @param {string} name
 * @param {string | undefined} why
 */
function told(name, why) {
  const lines = stripVTControlCharacters(why ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, LINES_OF_A_FAILURE).map((line) => `    ${line}`)].join('\n');
}
