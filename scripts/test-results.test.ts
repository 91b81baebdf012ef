import { expect, test } from 'vitest';
import {
  countFaults,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
} from './test-results.mjs';

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

test('which tests failed is named from the checkout, with the beginning of why', () => {
  const report = {
    testResults: [
      { status: 'passed', name: '/stet/lib/whole.test.ts', assertionResults: [{ status: 'passed' }] },
      {
        status: 'failed',
        name: '/stet/lib/a.test.ts',
        assertionResults: [
          { status: 'passed', fullName: 'holds', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'group breaks',
            failureMessages: [
              `\u001b[31mexpected 1\u001b[0m\n\n${Array.from({ length: 40 }, (_, i) => `at ${i}`).join('\n')}`,
            ],
          },
        ],
      },
      {
        status: 'failed',
        name: '/stet/lib/unread.test.ts',
        message: 'does not load',
        assertionResults: [],
      },
    ],
  };
  const [broken, unread, ...more] = failuresOfVitest(report, '/stet');
  expect(broken?.split('\n').slice(0, 3)).toEqual([
    'lib/a.test.ts › group breaks',
    '    expected 1',
    '    at 0',
  ]);
  expect(broken?.split('\n')).toHaveLength(13);
  expect(unread).toBe('lib/unread.test.ts\n    does not load');
  expect(more).toEqual([]);
});

test('browser tests that failed, in groups too, at the second try too, and what failed outside of them', () => {
  const spec = (title: string, ok: boolean, status: string, message?: string) => ({
    ...{ title, ok, file: 'e2e/a.spec.ts', line: 7 },
    tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
  });
  const report = {
    errors: [{ message: 'no server' }],
    suites: [
      {
        specs: [spec('holds', true, 'expected'), spec('breaks', false, 'unexpected', 'timeout')],
        suites: [{ specs: [spec('wavers', true, 'flaky', 'late')] }],
      },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    'outside any test\n    no server',
    'e2e/a.spec.ts:7 › breaks\n    timeout',
    'e2e/a.spec.ts:7 › wavers\n    late',
  ]);
});

test('without a report there is nothing to name', () => {
  expect(failuresOfVitest(undefined, '/stet')).toEqual([]);
  expect(failuresOfPlaywright(undefined)).toEqual([]);
});
