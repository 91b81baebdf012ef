import { expect, test } from 'vitest';
import { countFaults, countPlaywright, countVitest } from './test-results.mjs';

test('passed, failed and skipped tests of vitest', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('a file that does not load is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('an error outside of any browser test, and a test that passed only at the second try, are failures', () => {
  const report = {
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'global setup' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 3, failed: 3, skipped: 2 });
});

test('no report is a failure', () => {
  expect(countVitest(undefined).failed).toBe(1);
  expect(countPlaywright(undefined).failed).toBe(1);
  expect(countFaults(undefined).failed).toBe(1);
});

test('what could not be tried on a machine is skipped, and what did not hold has failed', () => {
  const report = [{ held: 'yes' }, { held: 'NO' }, { held: 'yes' }, { held: 'not tried' }];
  expect(countFaults(report)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});
