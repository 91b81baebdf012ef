import { describe, expect, it } from 'vitest';
import { placeOfCue, statementOf, statementText } from './statement.ts';

const place = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

function read(text: string, words: string[], speaker: [string, string] | null, cue: string | null): string {
  const parts = statementOf(text, words.join(' … '), {
    spans: words.map((one) => place(text, one)),
    speaker: speaker && { name: speaker[1], ...place(text, speaker[0]) },
    cue: cue === null ? null : { text: cue, ...place(text, cue) },
  });
  return parts.map(({ is, text: shown }) => (is === 'words' ? `[${shown}]` : shown)).join('');
}

describe('a statement reads by itself', () => {
  it.each([
    [
      'a denial',
      'But China has denied supplying lethal aid to either side.',
      ['supplying lethal aid to either side'],
      ['China', 'China'],
      'has denied',
      'China has denied [supplying lethal aid to either side]',
    ],
    [
      'one that was never said',
      'Corin Bell has never said the dam was safe in March.',
      ['the dam was safe in March'],
      ['Corin Bell', 'Corin Bell'],
      'has never said',
      'Corin Bell has never said [the dam was safe in March]',
    ],
    [
      'a pronoun, by name',
      'Later she said the dam was safe.',
      ['the dam was safe'],
      ['she', 'Mara Lund'],
      'said',
      'Mara Lund said [the dam was safe]',
    ],
    [
      'an interrupted quotation',
      '“We looked,” she said, “and we left.”',
      ['“We looked,”', '“and we left.”'],
      ['she', 'Mara Lund'],
      'said',
      '[“We looked,”] Mara Lund said, [“and we left.”]',
    ],
    [
      'what stands between cue and words',
      'Mara Lund told the inquiry on Monday that it held.',
      ['it held'],
      ['Mara Lund', 'Mara Lund'],
      'told',
      'Mara Lund told the inquiry on Monday that [it held]',
    ],
    [
      'what else is told of the speaker left out',
      'China presents itself as neutral in the conflict and has denied supplying lethal aid.',
      ['supplying lethal aid'],
      ['China', 'China'],
      'has denied',
      'China has denied [supplying lethal aid]',
    ],
    [
      'a participle at its distance',
      'Mara Lund said the dam had been tested twice, adding that it held.',
      ['that it held'],
      ['Mara Lund', 'Mara Lund'],
      'adding',
      'Mara Lund … adding [that it held]',
    ],
    [
      'a sentence whose cue is within its words',
      'There was no immediate comment from Moscow.',
      ['There was no immediate comment from Moscow.'],
      null,
      'no immediate comment from',
      '[There was no immediate comment from Moscow.]',
    ],
  ] as const)('%s', (_, text, words, speaker, cue, expected) => {
    expect(read(text, [...words], speaker && [...speaker], cue)).toBe(expected);
  });

  it('is put together where speaker and words stand in two paragraphs', () => {
    expect(
      read('Mara Lund went on:\n\n“It held.”', ['“It held.”'], ['Mara Lund', 'Mara Lund'], 'went on'),
    ).toBe('Mara Lund went on [“It held.”]');
  });

  it('gives the speaker that a person named, not the one who stands there', () => {
    const text = '“It held,” Bo Kray said.';
    const parts = statementOf(text, '', {
      spans: [place(text, '“It held,”')],
      speaker: { name: 'Mara Lund', start: null, end: null },
      cue: { text: 'said', ...place(text, 'said') },
    });
    expect(statementText(parts)).toBe('“It held,” Mara Lund said');
  });

  it('is the words alone where nobody is said to have said them', () => {
    expect(read('The dam was built in 1962.', ['The dam was built in 1962'], null, null)).toBe(
      '[The dam was built in 1962]',
    );
  });
});

describe('the place of a cue that was kept without one', () => {
  it('is the nearest in the paragraph', () => {
    const text = 'Bo Kray said so.\n\nLund said it held, and Kray said it did not.';
    expect(placeOfCue(text, [place(text, 'it did not')], 'said')).toEqual({
      start: text.lastIndexOf('said'),
      end: text.lastIndexOf('said') + 4,
    });
  });

  it('is nowhere where the paragraph has no such words', () => {
    expect(placeOfCue('It held.', [{ start: 0, end: 7 }], 'said')).toBeNull();
  });
});
