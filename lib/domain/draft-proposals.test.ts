import { describe, expect, it } from 'vitest';
import { whatNoteSays } from './draft-note-says.ts';
import type { DraftNote, DraftNoteKind } from './draft-notes.ts';
import { draftProposals, planProposals } from './draft-proposals.ts';
import { finderOfItems, namesSource } from './proposals.ts';

const TEXT =
  'Ferry replaces bridge\n\n“It was safe. It held,” the harbour master said. The repairs cost 4.2 million euros, and the ferry carried 12,000.';

const at = (words: string, text = TEXT) => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(words);
  return { start, end: start + words.length };
};
const behind = (words: string, text = TEXT) => {
  const { end } = at(words, text);
  return { start: end, end };
};

function note(
  words: string,
  range: DraftNote['range'],
  kind: DraftNoteKind = 'footnote',
  number = 1,
): DraftNote {
  return {
    ...{ kind, number, range, words, links: [], author: '', email: '', writtenAt: '' },
    isDone: false,
    replies: [],
  };
}

const blocksOf = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((line) => ({ start: line.index, end: line.index + line[0].length }));
const proposed = (notes: DraftNote[], text = TEXT) => draftProposals(notes, text, blocksOf(text));
const placesOf = (notes: DraftNote[], text = TEXT) =>
  proposed(notes, text).map(({ place }) => place && text.slice(place.start, place.end));

describe('the words that a note belongs to', () => {
  it('are those that a comment marks', () => {
    expect(placesOf([note('Who?', at('harbour master'), 'comment')])).toEqual(['harbour master']);
  });

  it('are the sentence before the sign of a footnote, up to there', () => {
    expect(placesOf([note('Notice.', behind('euros,'))])).toEqual(['The repairs cost 4.2 million euros,']);
    expect(placesOf([note('Notice.', behind('12,000.'))])).toEqual([
      'The repairs cost 4.2 million euros, and the ferry carried 12,000.',
    ]);
  });

  it('begin behind the sign before it, and are the same where two signs stand together', () => {
    const notes = [
      note('A.', behind('euros,')),
      note('B.', behind('12,000.'), 'footnote', 2),
      note('C.', behind('12,000.'), 'footnote', 3),
    ];
    expect(placesOf(notes)).toEqual([
      'The repairs cost 4.2 million euros,',
      'and the ferry carried 12,000.',
      'and the ferry carried 12,000.',
    ]);
  });

  it('stay in the paragraph, and are none where the sign stands before all words or nowhere', () => {
    expect(placesOf([note('Port.', behind('bridge'))])).toEqual(['Ferry replaces bridge']);
    expect(placesOf([note('First.', { start: 0, end: 0 })])).toEqual(['']);
    expect(placesOf([note('Nowhere.', null)])).toEqual([null]);
    expect(proposed([note('Nowhere.', null)])[0]).toMatchObject({ isPoint: false });
    expect(proposed([note('Point.', behind('bridge'))])[0]).toMatchObject({ isPoint: true });
  });

  it('are a piece of the text that holds a word, for every sign in it', () => {
    for (let end = 1; end <= TEXT.length; end += 1) {
      const [only] = proposed([note('Any.', { start: end, end })]);
      const { start, end: to } = only?.place ?? { start: -1, end: -1 };
      expect(start).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(end);
      expect(start).toBeLessThanOrEqual(to);
    }
  });
});

it('stands at every item that has some of its words, and at none where it has none', () => {
  const items = [
    { id: 'quote', spans: [at('“It was safe. It held,”')] },
    { id: 'cost', spans: [at('The repairs cost 4.2 million euros')] },
    { id: 'both', spans: [at('“It was safe.'), at('carried 12,000')] },
  ];
  const itemsAt = finderOfItems(items);
  const idsAt = (place: Parameters<typeof itemsAt>[0]) => itemsAt(place).map(({ id }) => id);
  expect(idsAt(at('carried 12,000.'))).toEqual(['both']);
  expect(idsAt(at('safe. It held'))).toEqual(['quote', 'both']);
  const every = Array.from({ length: TEXT.length - 4 }, (_, start) => ({ start, end: start + 4 }));
  for (const place of every) {
    const touched = items.filter(({ spans }) =>
      spans.some((s) => s.start < place.end && s.end > place.start),
    );
    expect(new Set(idsAt(place))).toEqual(new Set(touched.map(({ id }) => id)));
  }
  expect(idsAt(at('the harbour master'))).toEqual([]);
  expect(idsAt({ start: 30, end: 30 })).toEqual([]);
  expect(idsAt(null)).toEqual([]);
});

it.each([
  ['https://harbour.example/notice.pdf', 'FOOTNOTE', true],
  ['Phone interview with Ines Calloway, Nov. 3', 'COMMENT', true],
  ['Council minutes, p. 3', 'FOOTNOTE', true],
  ['ines@harbour.example', 'COMMENT', true],
  ['Called twice, no answer.', 'COMMENT', true],
  ['Too long?', 'COMMENT', false],
  ['Please cut this.', 'FOOTNOTE', false],
] as const)('%s (%s) names a source: %s', (words, kind, names) => {
  expect(namesSource(whatNoteSays({ words, links: [] }), kind)).toBe(names);
});

describe('a new text', () => {
  const held = (id: string, words: string, place: { start: number; end: number } | null) =>
    ({ id, kind: 'FOOTNOTE', words, place }) as const;
  const moved = `A new line.\n\n${TEXT}`;

  it('keeps a proposal whose note stands with the same words at the same place', () => {
    const before = [held('a', 'Notice, p. 3.', at('The repairs cost 4.2 million euros,'))];
    const plan = planProposals(
      TEXT,
      moved,
      before,
      proposed([note('Notice, p. 3.', behind('euros,', moved))], moved),
    );
    expect(plan.found).toEqual([]);
    expect(plan.kept).toMatchObject([{ id: 'a', place: at('The repairs cost 4.2 million euros,', moved) }]);
    expect(plan.kept[0]?.draft?.words).toBe('Notice, p. 3.');
  });

  it('without notes leaves all of them at their words', () => {
    const before = [
      held('a', 'Notice.', at('The repairs cost 4.2 million euros,')),
      held('b', 'Nowhere.', null),
      held('c', 'Port.', at('Ferry replaces bridge')),
    ];
    const cut = moved.replace('Ferry replaces bridge\n\n', '');
    expect(planProposals(TEXT, cut, before, [])).toEqual({
      kept: [
        { id: 'a', draft: null, place: at('The repairs cost 4.2 million euros,', cut) },
        { id: 'b', draft: null, place: null },
        { id: 'c', draft: null, place: null },
      ],
      found: [],
    });
  });

  it('brings a note that was reworded as a new one, and keeps the old', () => {
    const before = [held('a', 'Notice.', at('The repairs cost 4.2 million euros,'))];
    const plan = planProposals(TEXT, TEXT, before, proposed([note('Notice of May.', behind('euros,'))]));
    expect(plan.found.map(({ words }) => words)).toEqual(['Notice of May.']);
    expect(plan.kept).toMatchObject([{ id: 'a', draft: null }]);
  });

  it('tells several “ibid.” apart by their places, and mixes up none where one came in between', () => {
    const cost = at('The repairs cost 4.2 million euros,');
    const ferry = at('and the ferry carried 12,000.');
    const before = [held('a', 'Ibid.', cost), held('b', 'Ibid.', ferry)];
    const again = proposed([
      note('Ibid.', behind('euros,')),
      note('Ibid.', behind('12,000.'), 'footnote', 2),
    ]);
    const plan = planProposals(TEXT, TEXT, before, again);
    expect(plan.kept.map(({ id, draft }) => [id, draft?.number])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    const three = proposed([
      note('Ibid.', at('It was safe')),
      note('Ibid.', at('the harbour master'), 'footnote', 2),
      note('Ibid.', at('ferry carried'), 'footnote', 3),
    ]);
    const unsure = planProposals(TEXT, TEXT, before, three);
    expect(unsure.kept.map(({ draft }) => draft)).toEqual([null, null]);
    expect(unsure.found).toHaveLength(3);
  });

  it('finds a note that moved with its words rewritten, where there is one of it alone', () => {
    const before = [held('a', 'Notice, p. 3.', at('The repairs cost 4.2 million euros,'))];
    const other = 'Nothing of this stood here before: quite another paragraph altogether now.';
    const plan = planProposals(
      TEXT,
      other,
      before,
      proposed([note('Notice, p. 3.', behind('before', other))], other),
    );
    expect(plan.kept[0]?.draft?.words).toBe('Notice, p. 3.');
    expect(plan.found).toEqual([]);
  });
});
