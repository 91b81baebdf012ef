import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

const itemsOf = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')
    .map(({ spans, speaker }) => [
      spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
      speaker?.name ?? null,
    ]);

describe('the asker and the asked', () => {
  it.each([
    [
      'Judge Mara Lund was sworn in on Monday.\n\nAt the ceremony a reporter asked Lund, “What is the biggest problem of the courts today?”\n\n“The biggest problem is time,” she replied. “Nobody has any.”',
      'Mara Lund',
    ],
    [
      'Minister Paul Lind came late. A journalist asked him, “Will you resign?” “I will not,” he answered.',
      'Paul Lind',
    ],
    [
      'Anna Keller faced the press on Monday. “Did you know of the crack?” a reporter asked. “I did not,” she said.',
      'Anna Keller',
    ],
    [
      'Chief Constable Thomas Brandt spoke outside. “Is it over?” one correspondent asked. “It is not over,” he replied.',
      'Thomas Brandt',
    ],
    [
      'Counsel Ada Holm asked Thomas Brandt, “Where were you that night?” “I was at home,” he replied.',
      'Thomas Brandt',
    ],
  ])('gives the answer to whom was asked: %s', (text, name) => {
    expect(itemsOf(text).at(-1)?.[1]).toBe(name);
  });

  it.each([
    [
      'Supt Arvo Holm said two men were held after the fire.\n\nAsked if the fire was linked to the strike at the port, Supt Holm said it was possible.',
      'Arvo Holm',
      'it was possible',
    ],
    [
      'When asked whether the bridge was safe, Anna Keller said nobody had checked it.',
      'Anna Keller',
      'nobody had checked it',
    ],
    [
      'Pressed on whether she would resign, Ms Keller said that she had work to do.',
      'Ms Keller',
      'that she had work to do',
    ],
    [
      'Asked by a reporter why the report was late, Paul Lind said the printer had failed.',
      'Paul Lind',
      'the printer had failed',
    ],
    [
      'In reply to a question from Senator Ada Holm, Paul Lind said the fund was empty.',
      'Paul Lind',
      'the fund was empty',
    ],
    [
      'Paul Lind, when asked about the crack in the hull, said that it was old.',
      'Paul Lind',
      'that it was old',
    ],
    [
      'He was asked whether the gate had been locked. Paul Lind said he could not recall.',
      'Paul Lind',
      'he could not recall',
    ],
  ])('makes no item of the question: %s', (text, name, answer) => {
    const found = itemsOf(text);
    expect(found.at(-1)).toEqual([answer, name]);
    const told = found.map(([words]) => words).join(' ');
    expect(told).not.toMatch(/\b(if the fire|whether|why the report|question from|about the crack)\b/);
  });

  it('gives a question in marks after a bare “asked” to nobody', () => {
    const text = 'Asked “Did you lock the gate?”, Paul Lind said he could not recall.';
    expect(itemsOf(text)).toEqual([
      ['“Did you lock the gate?”', null],
      ['he could not recall', 'Paul Lind'],
    ]);
  });

  it('keeps what a person asks in so many words', () => {
    expect(itemsOf('“Will the bridge open in May?” Anna Keller asked.')).toEqual([
      ['“Will the bridge open in May?”', 'Anna Keller'],
    ]);
  });
});
