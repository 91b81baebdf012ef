import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { keepRunning } from './keep-running.mjs';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function startChild(script = 'setInterval(() => {}, 1e6)') {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  children.push(child);
  return {
    child,
    ended: new Promise<string>((resolve) =>
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`)),
    ),
  };
}

test('a part that is killed runs again, and both is said', async () => {
  const told: string[] = [];
  let isStopping = false;
  const first = startChild();
  const done = keepRunning({
    name: 'The web server',
    part: first,
    start: async () => startChild(),
    tell: (words: string) => told.push(words),
    isStopping: () => isStopping,
  });
  first.child.kill('SIGKILL');
  await vi.waitUntil(() => told.length === 2, { timeout: 10_000 });
  expect(told).toEqual([
    'The web server ended by itself (SIGKILL); it is started again in 200 ms.',
    'The web server runs again.',
  ]);
  isStopping = true;
  children.at(-1)?.kill('SIGKILL');
  await done;
  expect(told).toHaveLength(2);
});

test('the pause grows while it goes on, up to its limit, and starts that fail are said', async () => {
  const told: string[] = [];
  let starts = 0;
  await keepRunning({
    name: 'The database',
    part: startChild('process.exit(3)'),
    start: async () => {
      starts += 1;
      if (starts === 2) throw new Error('No room.');
      return startChild('process.exit(3)');
    },
    tell: (words: string) => told.push(words),
    isStopping: () => told.length >= 8,
    pauses: { first: 10, longest: 40, well: 60_000 },
  });
  expect(told).toEqual([
    'The database ended by itself (code 3); it is started again in 10 ms.',
    'The database runs again.',
    'The database ended by itself (code 3); it is started again in 20 ms.',
    'The database does not start; tried again in 40 ms. No room.',
    'The database runs again.',
    'The database ended by itself (code 3); it is started again in 40 ms.',
    'The database runs again.',
    'The database ended by itself (code 3); it is started again in 40 ms.',
  ]);
});
