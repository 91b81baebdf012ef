import { describe, expect, test } from 'vitest';
import { nextStage } from './stage.ts';
import { STORY_STAGES } from './vocabulary.ts';

describe('work on a story', () => {
  const worked = (hasOpenRequests: boolean) => ({ type: 'worked', hasOpenRequests }) as const;

  test.each(['DRAFTING', 'CHECKING', 'AWAITING_REPLIES'] as const)('%s goes on to checking', (stage) => {
    expect(nextStage(stage, worked(false))).toBe('CHECKING');
  });

  test.each(['DRAFTING', 'CHECKING', 'AWAITING_REPLIES'] as const)('%s awaits open requests', (stage) => {
    expect(nextStage(stage, worked(true))).toBe('AWAITING_REPLIES');
  });

  test.each(['SIGNED_OFF', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const)(
    '%s stays: only the end of a sign-off or a new edition moves it',
    (stage) => {
      expect(nextStage(stage, worked(false))).toBe(stage);
      expect(nextStage(stage, worked(true))).toBe(stage);
    },
  );
});

describe.each(STORY_STAGES)('from %s', (stage) => {
  test('signing off', () => {
    expect(nextStage(stage, { type: 'signedOff' })).toBe('SIGNED_OFF');
  });

  test('the first edition publishes, every later one corrects', () => {
    expect(nextStage(stage, { type: 'published', edition: 1 })).toBe('PUBLISHED');
    expect(nextStage(stage, { type: 'published', edition: 2 })).toBe('CORRECTED');
    expect(nextStage(stage, { type: 'published', edition: 7 })).toBe('CORRECTED');
  });

  test('withdrawing', () => {
    expect(nextStage(stage, { type: 'withdrawn' })).toBe('WITHDRAWN');
  });

  test.each([
    [0, false, 'CHECKING'],
    [0, true, 'AWAITING_REPLIES'],
    [1, false, 'PUBLISHED'],
    [1, true, 'PUBLISHED'],
    [2, true, 'CORRECTED'],
  ] as const)(
    'a sign-off that ends after %i editions, open requests: %s',
    (editions, hasOpenRequests, next) => {
      expect(nextStage(stage, { type: 'signOffEnded', editions, hasOpenRequests })).toBe(next);
    },
  );
});
