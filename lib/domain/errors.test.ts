import { expect, test, vi } from 'vitest';
import { AppError, missing } from './errors.ts';

test('a refusal is one whichever copy of the class it was made by', async () => {
  vi.resetModules();
  const other = await import('./errors.ts');
  expect(other.AppError).not.toBe(AppError);
  const from = other.missing('story');
  expect(from instanceof AppError).toBe(true);
  expect(missing('story') instanceof other.AppError).toBe(true);
});

test('nothing else is one', () => {
  for (const value of [new Error('no'), { code: 'missing', message: 'no' }, null, undefined, 'missing'])
    expect(value instanceof AppError).toBe(false);
  expect(Object.keys(missing('story'))).not.toContain('stet.AppError');
});

test('a refusal is none of a class that extends it unless it was made as one', () => {
  class Fault extends AppError {}
  const fault = new Fault('validation', 'The file is not what it was.');
  expect([fault instanceof Fault, fault instanceof AppError]).toEqual([true, true]);
  expect([missing('file') instanceof Fault, new Error('no') instanceof Fault]).toEqual([false, false]);
});
