import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../types.ts';
import { silencesIn } from './silences.fixture.ts';

describe('several who are spoken for', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'Lawyers for the skipper, his employer Norvane and the insurer, Bo Lind, either declined to comment or did not respond.',
      'DECLINED',
      ['skipper', 'Norvane', 'Bo Lind'],
    ],
    [
      'Spokespeople for the port, the ferry line and the union all declined to comment.',
      'DECLINED',
      ['port', 'ferry line', 'union'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});
