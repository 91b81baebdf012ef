import { describe, expect, it, test } from 'vitest';
import { analyse } from '../analysis/analysis.ts';
import { IDIOMS } from '../attribution/idioms.ts';
import { examplesOfWordings } from '../items/non-response/examples.fixture.ts';
import { WORDINGS } from '../items/non-response/find.ts';
import { requiredWords } from './required-words.ts';
import { signalOf } from './signals.ts';

const required = (pattern: RegExp): string[] =>
  requiredWords(pattern).map((clause) =>
    clause
      .map(({ letters, begins, ends }) => `${begins ? '' : '-'}${letters}${ends ? '' : '-'}`)
      .sort()
      .join(' '),
  );

describe('what a pattern requires', () => {
  it.each<[RegExp, string[]]>([
    [/\bpier\b/, ['pier']],
    [/pier/, ['-pier-']],
    [/\b(?:pier|quay)s? closed\b/, ['closed', 'pier piers quay quays']],
    [/\bno (?:further )?comment\b/, ['comment', 'no']],
    [/\bdeclin(?:ed|es|ing) \w+ly to answer/, ['-ly', 'declined declines declining', 'answer-']],
    [/(?<=\b(?:neither|nobody)\b.{1,90}\b)could be reached/, ['neither nobody', 'reached-', '-could']],
    [/\bharbou?r (?=.{2,80}closed)/, ['-closed-', 'harbor harbour']],
    [/\bRED[’']s?\b/i, ['red']],
    [/(?!pier)quay/, ['-quay-']],
    [/(?:pier)?/, []],
    [/(?:pier|\w+)/, []],
    [/[a-z]+ [aeiou]/, []],
    [/\bthe (?:of|in)\b/, []],
    [/caf[eé] \u0071uay/, ['-caf -cafe', 'quay-']],
  ])('%s', (pattern, expected) => expect(required(pattern).sort()).toEqual([...expected].sort()));

  it('refuses what it cannot read', () => expect(() => requiredWords(/(a+)\1/)).toThrow('back reference'));
});

const EXAMPLES = [...examplesOfWordings().values()].flatMap(({ says, saysNot }) => [...says, ...saysNot]);
const SENTENCES = [
  ...EXAMPLES,
  ...IDIOMS.flatMap(({ says, saysNot }) => [says, saysNot]),
  'THE COUNCIL DECLINED TO COMMENT.',
  'The council de-\nclined to com-\nment on the well-\nknown pier.',
  'The council’s clerk hasn’t responded to e-mails, phone-calls or WhatsApp messages.',
];
const PATTERNS = [...WORDINGS, ...IDIOMS].map(({ pattern }) => new RegExp(pattern.source, pattern.flags));

test('no pattern that matches a sentence is left out for want of a word', () => {
  const patterns = PATTERNS.map((pattern) => ({ pattern, signal: signalOf(pattern) }));
  let matches = 0;
  let skipped = 0;
  for (const text of SENTENCES) {
    const { layout, tokens, signals } = analyse(text);
    layout.sentences.forEach(({ from, to }, number) => {
      const words = text.slice(tokens.start[from], tokens.end[to - 1]);
      const lower = words.toLowerCase().replace(/’/g, "'").replace(/\s/g, ' ');
      for (const { pattern, signal } of patterns) {
        pattern.lastIndex = 0;
        const isMatch = pattern.test(lower);
        if (isMatch) matches++;
        if (signals.has(number, signal)) continue;
        skipped++;
        expect({ lower, pattern: isMatch ? pattern : null }).toEqual({ lower, pattern: null });
      }
    });
  }
  expect(matches).toBeGreaterThan(EXAMPLES.length / 2);
  // what it is for: nearly every pattern is spared nearly every sentence
  expect(skipped).toBeGreaterThan(0.9 * PATTERNS.length * SENTENCES.length);
});
