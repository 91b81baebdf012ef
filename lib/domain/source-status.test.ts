import { describe, expect, it } from 'vitest';
import { countOrigins, type EvidenceBasis } from './rests-on.ts';
import { sourceStatusOf } from './source-status.ts';
import type { Attempt } from './standing.ts';
import { supportOf } from './supported-wording.ts';
import type { ItemKind } from './vocabulary.ts';

let made = 0;
function evidence(more: Partial<EvidenceBasis> = {}): EvidenceBasis {
  made += 1;
  return {
    stance: 'SUPPORTS',
    isPrimary: false,
    origin: '',
    sourceId: `s${made}`,
    type: 'NEWS_AGENCY',
    ...more,
  };
}

function status(all: EvidenceBasis[], kind: ItemKind = 'FACTUAL_CLAIM') {
  return sourceStatusOf({ kind, evidence: all, parties: [], support: null });
}

describe('what an item rests on', () => {
  const primary = { isPrimary: true, type: 'RECORDING' } as const;
  it.each([
    ['nothing', [], 'UNSOURCED', 'no source yet', 0],
    ['context', [evidence({ stance: 'CONTEXT' })], 'UNSOURCED', 'context only, nothing that supports it', 0],
    ['one', [evidence()], 'SINGLE_SOURCE', 'a single source', 1],
    [
      'five pick-ups of one wire report',
      ['Reuters', 'reuters', ' Reuters ', 'REUTERS', 'Reuters'].map((origin) => evidence({ origin })),
      'SINGLE_SOURCE',
      'five sources, one origin',
      1,
    ],
    [
      'one source twice',
      [evidence({ sourceId: 'x' }), evidence({ sourceId: 'x' })],
      'SINGLE_SOURCE',
      'a single source',
      1,
    ],
    [
      'two origins',
      [evidence({ origin: 'Reuters' }), evidence({ origin: 'AFP' }), evidence({ origin: 'AFP' })],
      'CORROBORATED',
      'two independent origins',
      2,
    ],
    ['two unstated origins', [evidence(), evidence()], 'CORROBORATED', 'two independent origins', 2],
    [
      'a recording of which nobody said that it is primary',
      [evidence({ type: 'RECORDING', isPrimary: null })],
      'SINGLE_SOURCE',
      'a single source',
      1,
    ],
    ['a recording', [evidence(primary)], 'PRIMARY', 'primary source: recording', 1],
    [
      'a recording and a report',
      [evidence(primary), evidence()],
      'PRIMARY',
      'primary source: recording; two independent origins',
      2,
    ],
    [
      'a primary source that only gives context',
      [evidence({ ...primary, stance: 'CONTEXT' }), evidence()],
      'SINGLE_SOURCE',
      'a single source',
      1,
    ],
    [
      'for and against',
      [evidence(), evidence(primary), evidence({ stance: 'CONTRADICTS' })],
      'CONTRADICTED',
      'two independent origins in support, contradicted by one origin',
      2,
    ],
    ['only against', [evidence({ stance: 'CONTRADICTS' })], 'CONTRADICTED', 'contradicted by one origin', 0],
  ])('%s', (_says, all, code, words, origins) => {
    expect(status(all)).toEqual({ status: code, words, origins });
  });

  it('takes an origin and a source of the same name for two things', () => {
    expect(
      countOrigins([
        { origin: 'afp', sourceId: '1' },
        { origin: '', sourceId: 'afp' },
      ]),
    ).toBe(2);
  });
});

describe('what a non-response rests on', () => {
  const now = new Date('2025-04-08T16:00:00Z');
  const attempt = (party: string, more: Partial<Attempt> = {}): Attempt => ({
    party,
    partyAliases: [],
    channel: 'e-mail',
    person: '',
    sentAt: new Date('2025-04-08T14:05:00Z'),
    deadline: null,
    outcome: 'NO_IMMEDIATE_RESPONSE',
    answeredAt: null,
    ...more,
  });
  const open = { deadline: new Date('2025-04-08T18:00:00Z') };
  const passed = { deadline: new Date('2025-04-08T15:00:00Z') };

  function asked(names: string[], attempts: Attempt[]) {
    const parties = names.map((name) => ({ name, mention: name }));
    const support = supportOf({ outcome: 'NO_IMMEDIATE_RESPONSE', parties }, attempts, now, {
      timeZone: 'UTC',
    });
    return sourceStatusOf({ kind: 'NON_RESPONSE', evidence: [], parties, support });
  }

  it.each([
    ['nobody named', [], [attempt('Moscow')], 'UNSOURCED', 'no party named'],
    ['nobody asked', ['Moscow', 'Beijing'], [], 'UNSOURCED', 'none of two parties asked'],
    ['the one not asked', ['Moscow'], [], 'UNSOURCED', 'Moscow: no request logged'],
    ['one asked', ['Moscow', 'Beijing'], [attempt('Moscow')], 'UNSOURCED', 'one of two parties asked'],
    [
      'silence, no deadline',
      ['Moscow', 'Beijing'],
      [attempt('Kremlin'), attempt('Beijing')],
      'NO_COMMENT',
      'no immediate comment from Moscow or Beijing',
    ],
    [
      'awaited',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', open), attempt('Beijing', open)],
      'AWAITING_REPLY',
      'no immediate comment from Moscow or Beijing',
    ],
    [
      'the deadline itself',
      ['Moscow'],
      [attempt('Moscow', { deadline: now })],
      'NO_COMMENT',
      'no comment from Moscow',
    ],
    [
      'silence with a stray moment of answering counts from when the request went out',
      ['Moscow'],
      [
        attempt('Moscow', { answeredAt: new Date('2025-04-08T15:30:00Z') }),
        attempt('Moscow', { outcome: 'RESPONDED', answeredAt: new Date('2025-04-08T15:00:00Z') }),
      ],
      'CONTRADICTED',
      'Moscow has answered',
    ],
    [
      'late and declined',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', passed), attempt('Beijing', { outcome: 'DECLINED' })],
      'NO_COMMENT',
      'no comment from Moscow; Beijing declined to comment',
    ],
    [
      'promised',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', passed), attempt('Beijing', { ...open, outcome: 'PROMISED_LATER' })],
      'AWAITING_REPLY',
      'no comment from Moscow; a response promised by Beijing',
    ],
    [
      'answered after all',
      ['Moscow', 'Beijing'],
      [attempt('Moscow', { outcome: 'RESPONDED' }), attempt('Beijing')],
      'CONTRADICTED',
      'Moscow has answered',
    ],
  ])('%s', (_says, names, attempts, code, words) => {
    expect(asked(names, attempts)).toEqual({ status: code, words, origins: 0 });
  });

  it('says what a claim without a source awaits', () => {
    const support = supportOf(
      { outcome: null, parties: [{ name: 'Moscow', mention: 'Moscow' }] },
      [attempt('Moscow', open)],
      now,
      { timeZone: 'UTC' },
    );
    expect(sourceStatusOf({ kind: 'FACTUAL_CLAIM', evidence: [], parties: [], support })).toEqual({
      status: 'AWAITING_REPLY',
      words: 'awaiting reply from Moscow',
      origins: 0,
    });
  });
});
