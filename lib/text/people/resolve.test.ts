import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/analysis.ts';
import { Resolver } from './resolve.ts';

/** The full name that the last occurrence of `mention` stands for. */
const resolve = (text: string, mention: string, previous: string | null = null) => {
  const analysis = analyse(text);
  const { tokens, tags, layout, quotationOf } = analysis;
  const resolver = new Resolver(tokens, tags, layout, (token) => (quotationOf[token] ?? -1) >= 0);
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
      'a body behind its voice',
      'A clerk for the Ministry of Ports left. The Ministry of Ports said so.',
      'The Ministry of Ports',
      'Ministry of Ports',
    ],
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

  it.each([
    ['Anna von der Keller', 'Anna von der Keller'],
    ['Guido van den Brandt', 'Guido van den Brandt'],
    ['Anna de la Keller, a teacher', 'Anna de la Keller'],
    ['Umm Tomas al-Keller, 45', 'Umm Tomas al-Keller'],
    ['Thomas Brandt, who coaches the Bergen Bears', 'Thomas Brandt'],
    ['Anna Keller, a nurse at the Bergen Harbour Institution', 'Anna Keller'],
    ['Anna Keller, whose husband, Thomas Keller, died in the fire', 'Anna Keller'],
    ['Dr. Anna Keller, M.D., Ph.D., Chief Medical Officer of Norvane', 'Anna Keller'],
    ['Chief Executive Lin Wei-Ting', 'Lin Wei-Ting'],
    ['Secretary of State Anna Keller', 'Anna Keller'],
    ['Taoiseach Thomas Brandt', 'Thomas Brandt'],
    ['Economist Thomas Brandt', 'Thomas Brandt'],
    ['Witness Anna Keller', 'Anna Keller'],
    ['Sen. Thomas Brandt (R-TX)', 'Thomas Brandt'],
    ['the minister of the interior, Aurel Keller', 'Aurel Keller'],
    ['Brandt’s wife, Huda,', 'Huda'],
    ['Thomas “Tom” Brandt', 'Thomas “Tom” Brandt'],
    ['Aaron Judge', 'Aaron Judge'],
    ['Pope Leo', 'Pope Leo'],
    ['Director of Harbour Security Anna Keller', 'Anna Keller'],
  ])('takes the name from the head of “%s”', (phrase, name) => {
    expect(resolve(`In May ${phrase} spoke.`, phrase)).toBe(name);
  });

  it.each([
    ['Harbour and Customs Enforcement', 'Harbour and Customs Enforcement'],
    ['West Bergen Fire and Rescue Service', 'West Bergen Fire and Rescue Service'],
    ['Norway’s General Staff', 'Norway’s General Staff'],
    ['the Justice Department', 'Justice Department'],
    ['two EU diplomats', 'two EU diplomats'],
    ['the U.N. human rights chief', 'the U.N. human rights chief'],
    ['aides to Mr. Brandt', 'aides to Mr. Brandt'],
    ['a spokesman for Thomas Brandt, who is away', 'a spokesman for Thomas Brandt'],
    ['Anna Keller and Thomas Brandt in a letter', 'Anna Keller and Thomas Brandt'],
    ['Mr. and Mrs. Keller', 'Mr. and Mrs. Keller'],
    ['King County', 'King County'],
  ])('keeps “%s” whole', (phrase, name) => {
    expect(resolve(`In May ${phrase} spoke.`, phrase)).toBe(name);
  });

  it.each([
    ['Anna von der Keller spoke. Later von der Keller left.', 'von der Keller', 'Anna von der Keller'],
    ['Samir al-Keller spoke. Al-Keller left.', 'Al-Keller', 'Samir al-Keller'],
    ['Martin Keller Jr. spoke. Then Keller left.', 'Keller', 'Martin Keller Jr.'],
    ['Jane Keller asked again. Then KELLER answered.', 'KELLER', 'Jane Keller'],
    ['Anna Keller of Bergen, who spoke, left.', 'who', 'Anna Keller'],
  ])('links the short form in “%s”', (text, mention, name) => {
    expect(resolve(text, mention)).toBe(name);
  });

  it.each([
    ['Mr. Keller', 'Thomas “Tom” Keller'],
    ['Mrs. Keller', 'Ilvy Keller'],
  ])('tells a couple apart by “%s”', (mention, name) => {
    const text = `Thomas “Tom” Keller kept the shop. Ilvy Keller, his wife, kept the books. Then ${mention} left.`;
    expect(resolve(text, mention)).toBe(name);
  });

  it('gives “Mr.” to no woman of the same surname', () => {
    expect(resolve('Anna Keller spoke first. Her neighbour Mr. Keller left.', 'Mr. Keller')).toBe(
      'Mr. Keller',
    );
  });

  it.each([
    [
      'a street',
      'Prosecutor Anna Keller spoke. The car stood on Harbour Drive. “Yes,” she said.',
      'Anna Keller',
    ],
    ['a broadcaster', 'Anna Keller spoke to Morning Norway. “Yes,” she said.', 'Anna Keller'],
    ['a team', 'Coach Paul Brandt was glad. The Bergen Bears lost. “Yes,” he said.', 'Paul Brandt'],
    [
      'one of the other gender',
      'Anna Keller met Thomas Brandt. Paul Lind came. “Yes,” she said.',
      'Anna Keller',
    ],
    ['whom the quotation names', 'Ray Brandt roped it. “Paul Lind fought,” he said.', 'Ray Brandt'],
    ['an object', 'Ray Brandt stood with Paul Lind. “Yes,” he said.', 'Ray Brandt'],
  ])('gives a personal pronoun to the person, not to %s', (_, text, name) => {
    expect(resolve(text, text.includes(' she said') ? 'she' : 'he')).toBe(name);
  });

  it('lets the subject of a later sentence come before the last speaker', () => {
    const text = 'Thomas Brandt spoke. Paul Lind took the rope. He pulled.';
    expect(resolve(text, 'He', 'Thomas Brandt')).toBe('Thomas Brandt');
    const analysis = analyse(text);
    const resolver = new Resolver(analysis.tokens, analysis.tags, analysis.layout);
    const from = analysis.tokens.word.indexOf('He');
    expect(resolver.name({ from, to: from + 1 }, 'Thomas Brandt', 0)).toBe('Paul Lind');
  });

  it('takes “she” to a description of the right gender', () => {
    const text = 'Anna Keller left. The widow of the driver stayed. “Yes,” she said.';
    expect(resolve(text, 'she', 'The widow of the driver')).toBe('The widow of the driver');
  });

  it('leaves an “it” that stands for nobody', () => {
    expect(resolve('Norvane Inc. lost. It is alleged that the file was burnt.', 'It', 'Norvane Inc.')).toBe(
      'It',
    );
  });
});
