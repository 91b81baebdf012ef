import { describe, expect, it } from 'vitest';
import { meetsLabel, saidBy } from './said-by.ts';

type Row = [speaker: string, label: string, meets: 'same' | 'other' | 'unknown'];

const meets = (speaker: string, label: string, all: string[] = [], name?: string) =>
  meetsLabel(
    speaker,
    { label, ...(name && { name }) },
    [label, ...all].map((one) => ({ label: one })),
  );

describe('names', () => {
  it.each<Row>([
    ['Mara Lund', 'Mara Lund', 'same'],
    ['Mara Lund', 'MARA LUND', 'same'],
    ['Mara Lund', 'Ada Holm', 'other'],
    ['Mara Lund', 'MS. LUND', 'same'],
    ['Mara Lund', 'Lund', 'same'],
    ['Mara Lund', 'HOLM', 'other'],
    ['Mara Lund', 'Mara', 'same'],
    ['Mara Lund', 'Ada', 'other'],
    ['Mara Lund', 'M. Lund', 'same'],
    ['Mara Lund', 'A. Lund', 'other'],
    ['Mara Lund', 'Ada Lund', 'other'],
    ['Mara Lund', 'Mara J. Lund', 'same'],
    ['Mara Lund', 'LUND, Mara', 'same'],
    ['Mara Lund', 'Mara Lund (Harbour Authority)', 'same'],
    ['Mara Lund', 'Mara Lund, harbour master', 'same'],
    ['Mara Lund', 'Dr. Mara Lund | Port of Bergen', 'same'],
    ['Mara Lund', 'Mara Lund [through interpreter]', 'same'],
    ['Mara Lund', 'ML', 'same'],
    ['Mara Lund', 'AH', 'unknown'],
    ['Lund', 'Mara Lund', 'same'],
    ['Ms Lund', 'MR. LUND', 'other'],
    ['Anna Lund', 'MR. LUND', 'unknown'],
    ['Thomas Halder', 'MR. HALDER', 'same'],
    ['Sen. Thomas Halder', 'SENATOR HALDER', 'same'],
    ['Prime Minister Mara Lund', 'Ms Lund', 'same'],
    ['Defence Secretary Ada Holm', 'MS. HOLM', 'same'],
    ['Secretary of State Ada Holm', 'SECRETARY HOLM', 'same'],
    ['Robert Lind', 'Bob Lind', 'same'],
    ['James Keller', 'Jim Keller', 'same'],
    ['Alexander Keller', 'Alex Keller', 'same'],
    ['John Keller Jr.', 'John Keller Sr.', 'other'],
    ['Lena van der Berg', 'MS. VAN DER BERG', 'same'],
    ['Søren Ødegård', 'SOREN ODEGARD', 'same'],
    ['Ana García López', 'SRA. GARCÍA', 'same'],
    ['Xi Jinping', 'PRESIDENT XI', 'same'],
    ['Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'unknown'],
    ['Ada Holm-Lund', 'Ada Holm', 'unknown'],
    ['Stephen King', 'MR. KING', 'same'],
    ['Martin Luther King Jr.', 'DR. KING', 'same'],
    ['Ada Holm', 'Mr. Erik Dahl (Harbourtown) (Ind)', 'other'],
  ])('%s and the label “%s”: %s', (speaker, label, expected) => {
    expect(meets(speaker, label)).toBe(expected);
  });

  it('a family name that two bear tells nothing', () => {
    expect(meets('Lund', 'Mara Lund', ['Erik Lund'])).toBe('unknown');
    expect(meets('Mara Lund', 'Mara Lund', ['Erik Lund'])).toBe('same');
    expect(meets('Anna Lund', 'MR. LUND', ['MS. LUND'])).toBe('other');
  });
});

describe('who is not named', () => {
  it.each<Row>([
    ['Mara Lund', 'Speaker 2', 'unknown'],
    ['Mara Lund', 'SPEAKER_01', 'unknown'],
    ['Mara Lund', 'spk_0', 'unknown'],
    ['Mara Lund', 'Unidentified Male', 'unknown'],
    ['Mara Lund', '', 'unknown'],
    ['Mara Lund', 'THE COURT', 'unknown'],
    ['Mara Lund', 'QUESTION', 'unknown'],
    ['Mara Lund', 'The Prime Minister', 'unknown'],
    ['the prime minister', 'The Prime Minister (Ms Lund)', 'same'],
    ['the prime minister', 'Ms Lund', 'unknown'],
    ['a spokeswoman', 'Ada Holm', 'unknown'],
    ['residents', 'Ada Holm', 'unknown'],
    ['the judge', 'THE COURT', 'same'],
    ['a reporter', 'QUESTION', 'same'],
    ['Moscow', 'Ada Holm', 'unknown'],
    ['the Harbour Authority', 'Ada Holm', 'unknown'],
    ['Ada Holm', 'HARBOUR AUTHORITY', 'unknown'],
    ['the Harbour Authority', 'HARBOUR AUTHORITY', 'same'],
  ])('%s and the label “%s”: %s', (speaker, label, expected) => {
    expect(meets(speaker, label)).toBe(expected);
  });

  it('a label that the record explains is whom it stands for', () => {
    expect(meets('Mara Lund', 'A', [], 'MARA LUND')).toBe('same');
    expect(meets('Ada Holm', 'A', [], 'MARA LUND')).toBe('other');
    expect(meets('Mara Lund', 'The Prime Minister (Ms Lund)', [], 'Ms Lund')).toBe('same');
    expect(meets('the prime minister', 'The Prime Minister', [], 'Ms Lund')).toBe('same');
    expect(meets('Ada Holm', 'The Prime Minister', [], 'Ms Lund')).toBe('other');
  });

  it('whoever has a label of their own does not ask, judge or testify under another', () => {
    expect(meets('Marla Quint', 'Reporter', ['Marla Quint'])).toBe('other');
    expect(meets('Thomas Halder', 'THE WITNESS', ['MR. HALDER'])).toBe('other');
    expect(meets('Thomas Halder', 'Speaker 2', ['MR. HALDER'])).toBe('unknown');
    expect(meets('the prime minister', 'The Chancellor', ['The Prime Minister'])).toBe('other');
  });
});

describe('what is said of it', () => {
  const all = ['Ada Holm', 'Mara Lund', 'Speaker 2'].map((label) => ({ label }));
  const of = (speaker: string | null, ...labels: string[]) =>
    saidBy(
      speaker,
      labels.map((label) => ({ label })),
      all,
    );

  it('another, loudly', () => {
    expect(of('Mara Lund', 'Ada Holm')).toMatchObject({
      kind: 'other',
      words: 'the transcript gives these words to Ada Holm',
    });
    expect(of('Mara Lund', 'Mara Lund', 'Ada Holm')).toMatchObject({
      kind: 'partly',
      words: 'the transcript gives part of these words to Ada Holm',
    });
  });

  it('nobody known: it asks', () => {
    expect(of('Mara Lund', 'Speaker 2')).toMatchObject({
      kind: 'unknown',
      words: 'the transcript calls the speaker “Speaker 2”: who is that?',
    });
    expect(of(null, 'Ada Holm')?.kind).toBe('unnamed');
    expect(of('Mara Lund')).toBeNull();
    expect(of('Mara Lund', 'Mara Lund')).toMatchObject({ kind: 'told', speakers: ['Mara Lund'] });
  });

  it('a label with whom it stands for', () => {
    const witness = { label: 'A', name: 'MARA LUND' };
    expect(saidBy('Ada Holm', [witness], [witness])?.words).toBe(
      'the transcript gives these words to A (MARA LUND)',
    );
  });
});
