import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../testing/processor-time.ts';
import { layOut } from './lay-out.ts';

const kindsOf = (...paragraphs: string[]) =>
  layOut(['The dam and the board', ...paragraphs].join('\n\n'))
    .blocks.slice(1)
    .map(({ kind }) => kind);

const SAID =
  '“For days we have been talking about fuel,” the director said. “And now what we feared has happened: We ran out of fuel. The hospital is out of service.”';

describe('blocks of their own kind, told by their words', () => {
  it.each([
    [
      'a sentence in marks that the story says too',
      '“We ran out of fuel. The hospital is out of service.”',
      'pull_quote',
    ],
    ['the same in capitals', 'WE RAN OUT OF FUEL', 'pull_quote'],
    ['with other marks and ending', '“we ran out of fuel”', 'pull_quote'],
    [
      'words in marks that stand nowhere else',
      '“We ran out of water. The hospital is out of service.”',
      'paragraph',
    ],
    ['three words are too few to be sure', '“out of service”', 'paragraph'],
    [
      'a sentence without marks is the reporter’s own',
      'We ran out of fuel. The hospital is out of service.',
      'paragraph',
    ],
  ])('%s', (_, words, kind) => {
    expect(kindsOf('More than half of the hospitals have closed.', words, SAID)).toEqual([
      'paragraph',
      kind,
      'paragraph',
    ]);
    expect(kindsOf('More than half of the hospitals have closed.', SAID, words)).toEqual([
      'paragraph',
      'paragraph',
      kind,
    ]);
  });

  it.each([
    'Correction: An earlier version of this article gave the year as 1962. It was 1963.',
    'Correction, 8 August: the dam is 40 metres high.',
    'Editor’s note: the board has replied since.',
    'This article was amended on 3 May 2031 to name the engineer.',
    'An earlier version of this story misspelt the name of the lake.',
  ])('a correction: %s', (words) => {
    expect(kindsOf('The dam was built in 1962, the board said.', words)).toEqual(['paragraph', 'correction']);
  });

  it.each([
    'Correction officers went on strike on Monday, the union said.',
    'The correction came too late, the minister said: prices had fallen.',
    'This story was told to every child in the valley for a hundred years.',
  ])('no correction: %s', (words) => {
    expect(kindsOf('The dam was built in 1962, the board said.', words)).toEqual(['paragraph', 'paragraph']);
  });

  it('a list is two marked lines or more', () => {
    expect(
      kindsOf('The board found this.', '• The gate was open.', '• The pump was off.', 'It said no more.'),
    ).toEqual(['paragraph', 'list', 'list', 'paragraph']);
    expect(kindsOf('The board found this.', '• The gate was open.', 'It said no more.')).not.toContain(
      'list',
    );
  });

  it('takes no longer for many repetitions', async () => {
    const many = Array.from({ length: 4_000 }, () => '“We ran out of fuel and we ran out of time.”');
    expect(await processorMs(() => kindsOf(SAID, ...many))).toBeLessThan(4_000);
  });
});
