/** Items that carried a sign with their words, such as a bookmark in Word. */
import { expect, it } from 'vitest';
import { reanchorSigned } from './reanchor.ts';

const OLD = 'The bank is safe, he said. The bank is safe, she said. Nobody asked about the dam.';

const at = (text: string, words: string, occurrence = 0) => {
  let start = -1;
  for (let i = 0; i <= occurrence; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(words);
  return { start, end: start + words.length };
};

/** What became of the second "The bank is safe". */
function fate(now: string, place: { start: number; end: number } | null) {
  const span = at(OLD, 'The bank is safe', 1);
  const [one] = reanchorSigned(OLD, now, [{ spans: [span], places: [place] }]);
  const [found] = one?.found ?? [];
  return {
    isBySign: one?.isBySign,
    state: found?.state,
    words: found?.span && now.slice(found.span.start, found.span.end),
    at: found?.span?.start,
  };
}

it('says which of two that read alike it is, wherever that went', () => {
  const now = 'The bank is safe, she said. Nobody asked about the dam. The bank is safe, he said.';
  for (const occurrence of [0, 1]) {
    const place = at(now, 'The bank is safe', occurrence);
    expect(fate(now, place)).toEqual({
      isBySign: true,
      state: 'unchanged',
      words: 'The bank is safe',
      at: place.start,
    });
  }
});

it('says that its words were changed, and those that it took in besides are not its own', () => {
  const now = OLD.replace('safe, she', 'sound, she');
  expect(fate(now, at(now, 'The bank is sound'))).toMatchObject({ isBySign: true, state: 'changed' });
  const grown = at(OLD, 'The bank is safe, she said. Nobody asked about the dam.');
  expect(fate(OLD, grown)).toMatchObject({ isBySign: false, state: 'unchanged', words: 'The bank is safe' });
});

it('has whole words, with the marks that closed them, where a program left its end a character off', () => {
  const old = 'He said: “The bank is safe,” and left.';
  const now = 'He said: “The bank is quite safe,” and left.';
  const span = at(old, '“The bank is safe,”');
  const place = at(now, '“The bank is quite safe,”');
  for (const [before, after] of [
    [1, -1],
    [-1, 1],
    [0, -3],
    [2, 2],
  ] as const) {
    const off = { start: place.start + before, end: place.end + after };
    const [one] = reanchorSigned(old, now, [{ spans: [span], places: [off] }]);
    expect(one).toMatchObject({ isBySign: true, found: [{ state: 'changed', span: place }] });
  }
});

it('is not believed over other words, or over none', () => {
  for (const place of [at(OLD, 'Nobody asked about the dam'), at(OLD, ', she'), { start: 3, end: 3 }, null])
    expect(fate(OLD, place)).toMatchObject({
      isBySign: false,
      state: 'unchanged',
      at: at(OLD, 'The bank is safe', 1).start,
    });
});

it('counts for all pieces of a statement or for none', () => {
  const spans = [at(OLD, 'he said'), at(OLD, 'she said')];
  const whole = (places: ({ start: number; end: number } | null)[]) =>
    reanchorSigned(OLD, OLD, [{ spans, places }])[0];
  expect(whole(spans)?.isBySign).toBe(true);
  expect(
    whole([spans[1] as { start: number; end: number }, spans[0] as { start: number; end: number }]),
  ).toMatchObject({
    isBySign: false,
    found: [{ span: spans[0] }, { span: spans[1] }],
  });
  expect(whole([spans[0] as { start: number; end: number }, null])?.isBySign).toBe(false);
  expect(whole([spans[0] as { start: number; end: number }])?.isBySign).toBe(false);
});

it('leaves its words to nobody else', () => {
  const now = 'Nobody asked about the dam. The bank is safe, she said.';
  const twins = [at(OLD, 'The bank is safe'), at(OLD, 'The bank is safe', 1)];
  const place = at(now, 'The bank is safe');
  const [first, second] = reanchorSigned(OLD, now, [
    { spans: [twins[0] as { start: number; end: number }], places: [null] },
    { spans: [twins[1] as { start: number; end: number }], places: [place] },
  ]);
  expect(second).toMatchObject({ isBySign: true, found: [{ state: 'unchanged', span: place }] });
  expect(first?.found[0]?.state).toBe('gone');
});
