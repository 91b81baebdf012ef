import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { CHANGED_SINCE_CHECK } from './reasons.ts';
import { decideVerdict, type JudgedItem, type VerdictContext, type VerdictInput } from './status.ts';
import { supportOf } from './supported-wording.ts';
import type { ItemKind } from './vocabulary.ts';

const fresh = (kind: ItemKind, more: Partial<JudgedItem> = {}): JudgedItem => ({
  kind,
  status: 'PENDING',
  reason: 'not started',
  ticks: [],
  quotation: null,
  substance: null,
  ...more,
});

const input = (more: Partial<VerdictInput>): VerdictInput => ({
  status: 'VERIFIED',
  reason: '',
  ticks: ['wording'],
  quotation: null,
  substance: null,
  note: '',
  ...more,
});

const context = (more: Partial<VerdictContext> = {}): VerdictContext => ({
  rules: { evidenceRule: true, originsForClaims: 1 },
  evidence: [],
  origins: 0,
  support: null,
  ...more,
});

const SUPPORTED: Partial<VerdictContext> = { evidence: [{ stance: 'SUPPORTS' }], origins: 1 };
const CONTRADICTED: Partial<VerdictContext> = {
  evidence: [{ stance: 'SUPPORTS' }, { stance: 'CONTRADICTS' }],
  origins: 1,
};
const NO_RULE: Partial<VerdictContext> = { rules: { evidenceRule: false, originsForClaims: 1 } };

const NOW = new Date('2025-04-08T16:00:00Z');
function log(...asked: string[]) {
  return supportOf(
    {
      outcome: 'NO_IMMEDIATE_RESPONSE',
      parties: ['Moscow', 'Beijing'].map((name) => ({ name, mention: name })),
    },
    asked.map((party) => ({
      party,
      partyAliases: [],
      channel: 'e-mail',
      person: '',
      sentAt: new Date('2025-04-08T14:05:00Z'),
      deadline: null,
      outcome: 'NO_IMMEDIATE_RESPONSE',
      answeredAt: null,
    })),
    NOW,
    { timeZone: 'UTC' },
  );
}

/** The fields at fault, or none. */
function faults(kind: ItemKind, given: Partial<VerdictInput>, where: Partial<VerdictContext> = {}): string[] {
  try {
    decideVerdict(fresh(kind), input(given), context(where));
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'validation') throw error;
    return Object.keys(error.fields ?? {}).sort();
  }
}

describe('words that a transcript gives to somebody else', () => {
  it('are verified only with a reason, and against the evidence', () => {
    const where = { isAnothers: true };
    expect(faults('DIRECT_QUOTE', {}, where)).toContain('reason');
    const stands = decideVerdict(
      fresh('DIRECT_QUOTE'),
      input({ reason: 'heard on the recording', quotation: 'VERBATIM' }),
      context(where),
    );
    expect(stands.isAgainstEvidence).toBe(true);
  });

  it('may be disputed with supporting evidence, and that is not against it', () => {
    const given = {
      status: 'DISPUTED',
      reason: 'misattributed',
      quotation: 'MISATTRIBUTED',
      ticks: [],
    } as const;
    const where = { ...SUPPORTED, isAnothers: true };
    expect(decideVerdict(fresh('DIRECT_QUOTE'), input(given), context(where)).isAgainstEvidence).toBe(false);
  });
});

describe('VERIFIED', () => {
  it.each<[string, ItemKind, Partial<VerdictInput>, Partial<VerdictContext>, string[]]>([
    ['a quote with a fair verdict', 'DIRECT_QUOTE', { quotation: 'VERBATIM' }, {}, []],
    ['a trimmed partial quote', 'PARTIAL_QUOTE', { quotation: 'TRIMMED_FAIRLY' }, {}, []],
    ['a translated quote', 'DIRECT_QUOTE', { quotation: 'TRANSLATED_FAIRLY' }, {}, []],
    ['a quote without a verdict', 'DIRECT_QUOTE', {}, SUPPORTED, ['quotation']],
    ['a quote without ticks', 'DIRECT_QUOTE', { quotation: 'VERBATIM', ticks: [] }, {}, ['ticks']],
    ['neither verdict nor ticks', 'DIRECT_QUOTE', { ticks: [] }, {}, ['quotation', 'ticks']],
    ['an altered quote', 'DIRECT_QUOTE', { quotation: 'ALTERED' }, SUPPORTED, ['quotation']],
    ['a quote out of context', 'PARAPHRASE', { quotation: 'OUT_OF_CONTEXT' }, SUPPORTED, ['quotation']],
    ['a misattributed one', 'PARTIAL_QUOTE', { quotation: 'MISATTRIBUTED' }, SUPPORTED, ['quotation']],
    ['one not found', 'ATTRIBUTED_CLAIM', { quotation: 'NOT_FOUND' }, SUPPORTED, ['quotation']],
    ['an altered quote, rule off', 'DIRECT_QUOTE', { quotation: 'ALTERED' }, NO_RULE, ['quotation']],
    ['a quote, rule off', 'DIRECT_QUOTE', {}, NO_RULE, []],
    ['a false thing truly said', 'DIRECT_QUOTE', { quotation: 'VERBATIM', substance: 'FALSE' }, {}, []],
    ['a paraphrase on nothing', 'PARAPHRASE', {}, {}, ['status']],
    ['a paraphrase on context', 'PARAPHRASE', {}, { evidence: [{ stance: 'CONTEXT' }] }, ['status']],
    ['a paraphrase with a source', 'PARAPHRASE', {}, SUPPORTED, []],
    ['an attributed claim said in substance', 'ATTRIBUTED_CLAIM', { quotation: 'TRIMMED_FAIRLY' }, {}, []],
    ['a claim on nothing', 'FACTUAL_CLAIM', { ticks: ['substance'] }, {}, ['status']],
    ['a claim on nothing, rule off', 'FACTUAL_CLAIM', { ticks: ['substance'] }, NO_RULE, []],
    ['a claim with a source', 'FACTUAL_CLAIM', { substance: 'TRUE' }, SUPPORTED, []],
    ['a mostly true claim', 'FACTUAL_CLAIM', { substance: 'MOSTLY_TRUE' }, SUPPORTED, []],
    ['a false claim', 'FACTUAL_CLAIM', { substance: 'FALSE' }, SUPPORTED, ['substance']],
    ['a half-true claim', 'FACTUAL_CLAIM', { substance: 'HALF_TRUE' }, SUPPORTED, ['substance']],
    ['an unproven claim, rule off', 'FACTUAL_CLAIM', { substance: 'UNPROVEN' }, NO_RULE, ['substance']],
    ['a claim that is quoted', 'FACTUAL_CLAIM', { quotation: 'VERBATIM' }, SUPPORTED, ['quotation']],
    [
      'one origin of two',
      'FACTUAL_CLAIM',
      {},
      { ...SUPPORTED, rules: { evidenceRule: true, originsForClaims: 2 } },
      ['status'],
    ],
    [
      'two origins of two',
      'FACTUAL_CLAIM',
      {},
      { ...SUPPORTED, origins: 2, rules: { evidenceRule: true, originsForClaims: 2 } },
      [],
    ],
    [
      'the number of origins is asked of factual claims only',
      'PARAPHRASE',
      {},
      { ...SUPPORTED, rules: { evidenceRule: true, originsForClaims: 2 } },
      [],
    ],
    ['a non-response with a log', 'NON_RESPONSE', {}, { support: log('Moscow', 'Beijing') }, []],
    ['a non-response with half a log', 'NON_RESPONSE', {}, { support: log('Moscow') }, ['status']],
    ['a non-response without a log', 'NON_RESPONSE', {}, { support: null }, ['status']],
    ['a non-response, rule off', 'NON_RESPONSE', {}, NO_RULE, []],
    [
      'a non-response with evidence instead',
      'NON_RESPONSE',
      {},
      { ...SUPPORTED, support: log() },
      ['status'],
    ],
    [
      'a non-response with verdicts',
      'NON_RESPONSE',
      { quotation: 'VERBATIM', substance: 'TRUE', ticks: ['substance'] },
      { support: log('Moscow', 'Beijing') },
      ['quotation', 'substance', 'ticks'],
    ],
    ['against the evidence, without a reason', 'FACTUAL_CLAIM', {}, CONTRADICTED, ['reason']],
    [
      'against the evidence, with a leftover reason',
      'FACTUAL_CLAIM',
      { reason: 'not started' },
      CONTRADICTED,
      ['reason'],
    ],
    [
      'against the evidence, with a reason',
      'FACTUAL_CLAIM',
      { reason: 'The count was revised.' },
      CONTRADICTED,
      [],
    ],
    [
      'against the evidence, rule off: a reason all the same',
      'FACTUAL_CLAIM',
      {},
      { ...CONTRADICTED, ...NO_RULE },
      ['reason'],
    ],
  ])('%s', (_says, kind, given, where, fields) => {
    expect(faults(kind, given, where)).toEqual(fields);
  });

  it.each([
    ['NON_RESPONSE', 'the contact log answers for it'],
    ['FACTUAL_CLAIM', 'in the story’s own voice'],
  ] as const)('says why %s is not asked “Was it said?”', (kind, words) => {
    const give = () =>
      decideVerdict(fresh(kind), input({ status: 'PENDING', quotation: 'VERBATIM' }), context());
    expect(give).toThrow(words);
  });

  it('names the party and what the log says of it', () => {
    expect(() =>
      decideVerdict(fresh('NON_RESPONSE'), input({}), context({ support: log('Moscow') })),
    ).toThrow('Beijing: no attempt logged.');
  });
});

describe('DISPUTED and PENDING', () => {
  it.each<[string, ItemKind, Partial<VerdictInput>, string[]]>([
    ['disputed without a reason', 'DIRECT_QUOTE', { status: 'DISPUTED' }, ['reason']],
    ['disputed with white space', 'DIRECT_QUOTE', { status: 'DISPUTED', reason: '  ' }, ['reason']],
    [
      'disputed, still “not started”',
      'DIRECT_QUOTE',
      { status: 'DISPUTED', reason: 'not started' },
      ['reason'],
    ],
    [
      'disputed, altered',
      'DIRECT_QUOTE',
      { status: 'DISPUTED', reason: 'wording altered', quotation: 'ALTERED' },
      [],
    ],
    ['disputed, typed reason', 'NON_RESPONSE', { status: 'DISPUTED', reason: 'Moscow wrote back.' }, []],
    [
      'disputed claim that is quoted',
      'FACTUAL_CLAIM',
      { status: 'DISPUTED', reason: 'x', quotation: 'ALTERED' },
      ['quotation'],
    ],
    [
      'pending with a verdict on one question',
      'DIRECT_QUOTE',
      { status: 'PENDING', quotation: 'VERBATIM' },
      [],
    ],
    [
      'pending, changed since check',
      'DIRECT_QUOTE',
      { status: 'PENDING', reason: CHANGED_SINCE_CHECK },
      ['reason'],
    ],
  ])('%s', (_says, kind, given, fields) => {
    expect(faults(kind, given)).toEqual(fields);
  });

  it('clears the ticks and gives pending its first reason', () => {
    const decision = decideVerdict(
      fresh('DIRECT_QUOTE', { status: 'VERIFIED', ticks: ['wording'], quotation: 'VERBATIM' }),
      input({ status: 'PENDING', ticks: ['wording', 'speaker'], quotation: 'VERBATIM' }),
      context(),
    );
    expect(decision).toMatchObject({
      status: 'PENDING',
      reason: 'not started',
      ticks: [],
      quotation: 'VERBATIM',
    });
  });

  it('keeps the system’s reason on an item that has it', () => {
    const current = fresh('PARAPHRASE', { reason: CHANGED_SINCE_CHECK });
    const decision = decideVerdict(
      current,
      input({ status: 'PENDING', reason: CHANGED_SINCE_CHECK, ticks: [] }),
      context(),
    );
    expect(decision).toMatchObject({ reason: CHANGED_SINCE_CHECK, isChange: false });
  });
});

describe('the decision', () => {
  it('drops a leftover reason, doubles among the ticks and white space', () => {
    const decision = decideVerdict(
      fresh('DIRECT_QUOTE'),
      input({
        reason: 'not started',
        ticks: ['speaker', 'wording', 'speaker'],
        quotation: 'VERBATIM',
        note: ' seen ',
      }),
      context(),
    );
    expect(decision).toEqual({
      status: 'VERIFIED',
      reason: '',
      ticks: ['wording', 'speaker'],
      quotation: 'VERBATIM',
      substance: null,
      note: 'seen',
      isAgainstEvidence: false,
      isChange: true,
    });
  });

  it.each<[Partial<VerdictInput>, Partial<VerdictContext>, boolean]>([
    [{ reason: 'revised' }, CONTRADICTED, true],
    [{}, SUPPORTED, false],
    [{ status: 'DISPUTED', reason: 'party denies' }, SUPPORTED, true],
    [{ status: 'DISPUTED', reason: 'sources conflict' }, CONTRADICTED, false],
    [{ status: 'PENDING' }, CONTRADICTED, false],
  ])('%j on %j is against the evidence: %s', (given, where, isAgainstEvidence) => {
    const decision = decideVerdict(fresh('FACTUAL_CLAIM'), input(given), context(where));
    expect(decision.isAgainstEvidence).toBe(isAgainstEvidence);
  });

  it('knows when nothing changes, unless a note is left', () => {
    const current = fresh('FACTUAL_CLAIM', { status: 'VERIFIED', reason: '', ticks: ['wording'] });
    expect(decideVerdict(current, input({}), context(SUPPORTED)).isChange).toBe(false);
    expect(decideVerdict(current, input({ note: 'again' }), context(SUPPORTED)).isChange).toBe(true);
    expect(decideVerdict(current, input({ ticks: ['context'] }), context(SUPPORTED)).isChange).toBe(true);
  });
});

describe('a newsroom that asks for somebody who listened', () => {
  const place = { fileId: 'a', fromMs: 1000, toMs: 3000 };
  const rules = { evidenceRule: true, originsForClaims: 1, listeningRule: true };
  const said = { status: 'VERIFIED', ticks: ['wording'], quotation: 'VERBATIM' } as const;
  it.each([
    ['nothing', {}, {}, ['status']],
    ['the place', { listened: [{ ...place, fromMs: 500 }] }, {}, []],
    ['part of it', { listened: [{ ...place, toMs: 2000 }] }, {}, ['status']],
    ['another recording', { listened: [{ ...place, fileId: 'b' }] }, {}, ['status']],
    ['the place, for an earlier verdict', {}, { heardBefore: [place] }, []],
    ['nothing, of a quote that is in no recording', {}, { recordings: [] }, []],
  ])('heard %s', (_, given, where, at) => {
    expect(faults('DIRECT_QUOTE', { ...said, ...given }, { rules, recordings: [place], ...where })).toEqual(
      at,
    );
  });

  it('asks nothing of a dispute, of other kinds, and where it is off', () => {
    const where = { rules, recordings: [place] };
    expect(faults('DIRECT_QUOTE', { status: 'DISPUTED', reason: 'altered', ticks: [] }, where)).toEqual([]);
    expect(faults('PARAPHRASE', said, where)).toEqual([]);
    expect(faults('DIRECT_QUOTE', said, { ...where, rules: { ...rules, listeningRule: false } })).toEqual([]);
  });

  it('listening to it is a change although the verdict stays', () => {
    const current = { kind: 'DIRECT_QUOTE', ...said, reason: '', substance: null } as const;
    const again = { ...input(said), listened: [place] };
    expect(decideVerdict(current, again, context()).isChange).toBe(true);
    expect(decideVerdict(current, input(said), context()).isChange).toBe(false);
  });
});
