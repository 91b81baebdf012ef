import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

const itemsOf = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')
    .map(({ kind, spans, speaker, reasons }) => ({
      kind,
      words: spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
      speaker: speaker?.name ?? null,
      told: reasons.find(({ rule }) => rule === 'told')?.detail ?? null,
    }));

describe('what a hearing was told', () => {
  it.each([
    [
      'The owner of the ferry knew of a crack in the hull in May, an inquiry heard on Monday.',
      'The owner of the ferry knew of a crack in the hull in May',
      'an inquiry',
    ],
    ['The court heard that Lind had been drinking.', 'that Lind had been drinking', 'The court'],
    ['Jurors were told that the captain slept.', 'that the captain slept', 'Jurors'],
    [
      'Harbour Crown Court heard how Brandt emptied the account within a week.',
      'how Brandt emptied the account within a week',
      'Harbour Crown Court',
    ],
    [
      'MPs heard on Tuesday that the fund had been empty for a year.',
      'that the fund had been empty for a year',
      'MPs',
    ],
    [
      'The tribunal was told the nurse had worked for 16 hours without a break.',
      'the nurse had worked for 16 hours without a break',
      'The tribunal',
    ],
    [
      'Brandt had sent her 40 messages in one night, the jury was told.',
      'Brandt had sent her 40 messages in one night',
      'the jury',
    ],
    [
      'The inquest in Norvane heard that no ambulance was free.',
      'that no ambulance was free',
      'The inquest in Norvane',
    ],
    [
      'Senate Estimates was told that the contract cost $4 million.',
      'that the contract cost $4 million',
      'Senate Estimates',
    ],
  ])('is a claim of somebody not named: %s', (text, words, hearing) => {
    const found = itemsOf(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'ATTRIBUTED_CLAIM', words, speaker: null });
    expect(found[0]?.told).toBe(`told to ${hearing}; who said so is not named`);
  });

  it('is nobody’s where it stands in marks', () => {
    const found = itemsOf('“He was asleep at the wheel,” the court heard.');
    expect(found).toMatchObject([{ kind: 'DIRECT_QUOTE', speaker: null }]);
  });

  it.each([
    ['Lind, 40, was told by the judge that he had shown “no remorse”.', 'the judge'],
    ['The court heard from Dr Anna Keller that the wound was old.', 'Anna Keller'],
    ['The jury was told by prosecutor Paul Lind that Brandt had lied.', 'Paul Lind'],
    ['Residents were warned by the fire chief that the hill could slide.', 'the fire chief'],
    ['“The wound was old,” the inquest heard from pathologist Anna Keller.', 'Anna Keller'],
  ])('belongs to whom the sentence names: %s', (text, name) => {
    const found = itemsOf(text);
    expect(found[0]?.speaker).toBe(name);
  });

  it.each([
    'Residents were told that the water was safe.',
    'Staff have been informed that the plant will close in May.',
    'Passengers had been assured that the hull was sound.',
    'Brandt was told he would lose his licence.',
  ])('never belongs to whom it was told: %s', (text) => {
    const found = itemsOf(text);
    expect(found.length).toBeGreaterThan(0);
    for (const item of found) {
      expect(item.speaker).toBeNull();
      expect(item.told).toMatch(/^told to .+; who said so is not named$/);
    }
  });

  it('leaves a hearing that hears nothing alone', () => {
    expect(itemsOf('The court heard three witnesses on Monday.')).toEqual([]);
    expect(itemsOf('Anna Keller heard that her brother had died.').map((item) => item.told)).not.toContain(
      'told to Anna Keller; who said so is not named',
    );
  });
});

describe('accusations', () => {
  it.each([
    [
      'The army and the port authority have been accused of creating a famine in the camp by stopping the trucks.',
      'creating a famine in the camp by stopping the trucks',
    ],
    ['Thomas Brandt is accused of taking £40,000 from the fund.', 'taking £40,000 from the fund'],
    ['The firm was accused of dumping oil in the bay in 2019.', 'dumping oil in the bay in 2019'],
    ['Paul Lind stands accused of bribery on a large scale.', 'bribery on a large scale'],
    ['Two officers are alleged to have beaten the boy in a van.', 'have beaten the boy in a van'],
    ['Keller is suspected of leaking the file to a rival.', 'leaking the file to a rival'],
  ])('are claims whose accuser is not named: %s', (text, words) => {
    const found = itemsOf(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'ATTRIBUTED_CLAIM', speaker: null });
    expect(found[0]?.words).toContain(words);
  });

  it('belong to the accuser where “by” names one', () => {
    const found = itemsOf('Thomas Brandt has been accused by his sister of taking £40,000 from the fund.');
    expect(found[0]).toMatchObject({ kind: 'ATTRIBUTED_CLAIM', speaker: 'his sister' });
  });
});
