import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

const read = (text: string) =>
  extract(text, { language: 'en' }).items.map(({ kind, spans, speaker, reasons }) => ({
    kind,
    words: spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
    speaker: speaker?.name ?? null,
    via: reasons.find(({ rule }) => rule === 'via')?.detail ?? null,
  }));

describe('words that somebody else passes on', () => {
  it.each([
    [
      '“I am in the port prison,” the foundation quoted Mr Lind saying on Sunday morning.',
      'Mr Lind',
      'the foundation',
    ],
    ['“We will not move,” the paper quoted Anna Keller as saying.', 'Anna Keller', 'the paper'],
    ['The agency quoted Governor Paul Lind as saying that the dam would hold.', 'Paul Lind', 'The agency'],
    [
      'State television cited General Paul Lind as saying that the town had fallen.',
      'Paul Lind',
      'State television',
    ],
    [
      '“We will not move,” Anna Keller was quoted as saying by the Harbour Times.',
      'Anna Keller',
      'the Harbour Times',
    ],
    ['Anna Keller was quoted by local media as saying that the well was dry.', 'Anna Keller', 'local media'],
    [
      '“The well is dry,” Anna Keller told reporters, according to the Harbour Times.',
      'Anna Keller',
      'the Harbour Times',
    ],
  ])('are those of who said them: %s', (text, name, through) => {
    const found = read(text).filter(({ kind }) => kind !== 'FACTUAL_CLAIM');
    expect(found[0]).toMatchObject({ speaker: name, via: `as passed on by ${through}` });
    expect(read(text)).toHaveLength(1);
  });

  it('are not those of a source that the speaker cites', () => {
    const found = read('Citing the report, Anna Keller said the dam was weak.');
    expect(found).toMatchObject([{ words: 'the dam was weak', speaker: 'Anna Keller', via: null }]);
  });
});

describe('a clause of saying at the end of the sentence', () => {
  it.each([
    [
      'Except for Ms Holm, the police never invited anybody of the staff, North Line founder Ada Kray told HARBOUR TIMES on Saturday.',
      'the police never invited anybody of the staff',
      'Ada Kray',
    ],
    [
      'The bridge will stay shut until the spring, the Norvane roads minister Paul Lind told Radio Harbour on Monday.',
      'The bridge will stay shut until the spring',
      'Paul Lind',
    ],
    [
      'Nobody was hurt in the collision, Harbour Ferries spokeswoman Anna Keller said in an email.',
      'Nobody was hurt in the collision',
      'Anna Keller',
    ],
    [
      'The union had not been consulted at any stage, its general secretary Bo Lind told the Harbour Times.',
      'The union had not been consulted at any stage',
      'Bo Lind',
    ],
    [
      'At least four houses were lost in the slide, said Norvane mayor Ada Kray.',
      'At least four houses were lost in the slide',
      'Ada Kray',
    ],
    [
      'Police had been at the house twice that week, a neighbour told AFP.',
      'Police had been at the house twice that week',
      'a neighbour',
    ],
  ])('gives the sentence to whom it names: %s', (text, words, name) => {
    const found = read(text);
    expect(found.map(({ kind }) => kind)).toEqual(['PARAPHRASE']);
    expect(found[0]?.words).toContain(words);
    expect(found[0]?.words).not.toContain('told');
    expect(found[0]?.speaker).toBe(name);
  });
});
