import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.ts';
import { Resolver } from './resolve.ts';

/** The full name that the last occurrence of `mention` stands for. */
const resolve = (text: string, mention: string, previous: string | null = null) => {
  const analysis = analyse(text);
  const { tokens, tags, layout } = analysis;
  const resolver = new Resolver(tokens, tags, layout);
  const start = text.lastIndexOf(mention);
  const from = tokens.start.indexOf(start);
  let to = from;
  while (to < tokens.count && (tokens.end[to] ?? 0) <= start + mention.length) to++;
  return resolver.name({ from, to }, previous);
};

describe('Resolver', () => {
  it.each([
    ['a last name', 'The engineer, Anna Keller, spoke first. Keller left early.', 'Keller', 'Anna Keller'],
    ['a titled name', 'Mayor Anna Keller spoke first. Later Ms. Keller left.', 'Ms. Keller', 'Anna Keller'],
    [
      'a name before its fullest form',
      'Keller wins harbour vote. The engineer Anna Keller spoke.',
      'Anna Keller',
      'Anna Keller',
    ],
    [
      'an office and a name',
      'Norwegian President Anna Keller spoke first.',
      'Norwegian President Anna Keller',
      'Anna Keller',
    ],
    [
      'a pronoun by gender',
      'Anna Keller met Thomas Brandt in May. The talks failed. Then she left.',
      'she',
      'Anna Keller',
    ],
    [
      'another pronoun',
      'Anna Keller met Thomas Brandt in May. The talks failed. Then he left.',
      'he',
      'Thomas Brandt',
    ],
    [
      'a role named before',
      'Senator Anna Keller spoke. The crowd waited as the senator left.',
      'the senator',
      'Anna Keller',
    ],
    [
      'a description without a name',
      'The storm passed. Two officials at the port spoke.',
      'Two officials at the port',
      'Two officials at the port',
    ],
    ['a metonym', 'The talks in Lisbon failed. Moscow said so.', 'Moscow', 'Moscow'],
    [
      'someone else’s spokeswoman',
      'Thomas Brandt lost. A spokeswoman for Thomas Brandt spoke.',
      'A spokeswoman for Thomas Brandt',
      'A spokeswoman for Thomas Brandt',
    ],
  ])('brings back %s', (_, text, mention, name) => {
    expect(resolve(text, mention)).toBe(name);
  });

  it('takes a pronoun to the speaker before it', () => {
    expect(resolve('Thomas Brandt met Paul Lind. “Yes,” he said.', 'he', 'Thomas Brandt')).toBe(
      'Thomas Brandt',
    );
  });
});
