import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

describe('not yet, at the hour of filing', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    [
      'As of the time this report was filed, the ferry board was yet to react.',
      'NO_IMMEDIATE_RESPONSE',
      ['ferry board'],
    ],
    ['The commissioner had not reacted as at press time.', 'NO_IMMEDIATE_RESPONSE', ['commissioner']],
    [
      'Norvane Ferries was yet to issue a statement when this report was concluded.',
      'NO_IMMEDIATE_RESPONSE',
      ['Norvane Ferries'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each(['Markets were yet to react to the news.', 'The pump had not reacted to the current.'])(
    '%s',
    (text) => {
      expect(silencesIn(text)).toEqual([]);
    },
  );
});
