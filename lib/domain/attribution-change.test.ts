import { describe, expect, it } from 'vitest';
import { type Attribution, compareAttributions, mergeChanges, NO_READING } from './attribution-change.ts';
import { auditSentence } from './audit/event.ts';
import { changeAnswer, changeQuestion, changeSentence } from './change-words.ts';

const SAID: Attribution = {
  ...NO_READING,
  kind: 'PARAPHRASE',
  speaker: { name: 'Mara Lund', mention: 'Mara Lund' },
  cue: { text: 'said', force: 'SAID', polarity: 'AFFIRMED' },
  date: 'on Monday',
};
const words = (after: Partial<Attribution>, before: Partial<Attribution> = {}) =>
  compareAttributions({ ...SAID, ...before }, { ...SAID, ...after }).map((one) => changeSentence(one));

describe('what two attributions differ in', () => {
  it.each<[string, Partial<Attribution>, string[]]>([
    ['nothing', {}, []],
    ['typography', { speaker: { name: 'MARA LUND', mention: 'Mara  Lund,' } }, []],
    ['a day written otherwise', { date: 'Monday' }, []],
    [
      'another name',
      { speaker: { name: 'Bo Kray', mention: 'he' } },
      ['Speaker changed: Mara Lund → Bo Kray'],
    ],
    ['nobody', { speaker: null }, ['Speaker changed: Mara Lund → nobody']],
    [
      'a denial',
      { cue: { text: 'denied', force: 'DENIED', polarity: 'AFFIRMED' } },
      ['Sense changed: “said” → “denied”'],
    ],
    [
      'the same word meant otherwise',
      { cue: { text: 'said', force: 'SAID', polarity: 'NEGATED' } },
      ['Sense changed: “said” (said, said so) → “said” (said, said not to be so)'],
    ],
    [
      'another word of the same sense',
      { cue: { text: 'claimed', force: 'SAID', polarity: 'AFFIRMED' } },
      ['Cue changed: “said” → “claimed”'],
    ],
    ['another day', { date: 'on Tuesday' }, ['Date changed: on Monday → on Tuesday']],
    ['no day', { date: null }, ['Date changed: on Monday → none given']],
    ['an occasion', { occasion: 'in a letter' }, ['Occasion changed: none given → in a letter']],
    ['another kind of the same group', { kind: 'ATTRIBUTED_CLAIM' }, []],
    ['quotation marks', { kind: 'DIRECT_QUOTE' }, ['Kind changed: paraphrase → direct quote']],
  ])('%s', (_, after, told) => {
    expect(words(after)).toEqual(told);
  });

  it('the parties of a non-response in any order, and its outcome', () => {
    const silent = { kind: 'NON_RESPONSE', parties: ['Moscow', 'Beijing'], outcome: 'DECLINED' } as const;
    expect(words({ ...silent, parties: ['Beijing', 'Moscow'] }, silent)).toEqual([]);
    expect(words({ ...silent, parties: ['Moscow'], outcome: 'NO_RESPONSE' }, silent)).toEqual([
      'Parties changed: Moscow, Beijing → Moscow',
      'Outcome changed: Declined to comment → No response',
    ]);
  });
});

describe('two series of changes that nobody looked at in between', () => {
  const speaker = (before: string, after: string) => ({
    what: 'speaker' as const,
    before: { name: before, mention: null },
    after: { name: after, mention: null },
  });

  it('go from what was checked to what stands now', () => {
    const merged = mergeChanges([speaker('A', 'B')], [speaker('B', 'C')]);
    expect(merged.map((one) => changeSentence(one))).toEqual(['Speaker changed: A → C']);
  });

  it('leave out what came back, and keep the rest', () => {
    const said = { what: 'words' as const, before: 'one', after: 'two' };
    expect(mergeChanges([speaker('A', 'B'), said], [speaker('B', 'A')])).toEqual([said]);
    expect(mergeChanges([said], [{ ...said, before: 'two', after: 'one' }])).toEqual([]);
    const beside = { what: 'beside' as const, before: 'never', after: '', sense: 'negation' as const };
    expect(mergeChanges([beside], [{ ...beside, before: '', after: 'never' }])).toEqual([]);
  });
});

describe('in words', () => {
  const change = {
    what: 'speaker' as const,
    before: { name: 'Ada Moss', mention: null },
    after: { name: 'Bo Kray', mention: null },
  };

  it('a question, and its answer', () => {
    expect(changeQuestion(change)).toBe('The text now says Bo Kray; Ada Moss was set by hand.');
    expect(changeAnswer(change, 'mine')).toBe('kept Ada Moss where the text says Bo Kray');
    expect(changeAnswer(change, 'text')).toBe('took over Bo Kray in the place of Ada Moss');
  });

  it('a lapse in the record, also of records that kept no reason', () => {
    const payload = { words: 'x', changes: JSON.stringify([change]) };
    expect(auditSentence('item.lapse', payload)).toBe(
      'set pending: changed since check. Speaker changed: Ada Moss → Bo Kray',
    );
    expect(auditSentence('item.lapse', { words: 'x' })).toBe('set pending: changed since check');
    expect(auditSentence('item.lapse', { words: 'x', changes: '[]' })).toMatch(
      /reads again as it was checked$/,
    );
  });
});
