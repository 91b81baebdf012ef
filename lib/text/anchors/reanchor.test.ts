import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../words/types.ts';
import { reanchor } from './reanchor.ts';

const OLD = `The ferry will sail on Monday. “We are ready,” the captain said. “The crew has slept.”

The mayor was not convinced. “We are ready,” she said, “when the harbor says that we are ready.”

Tickets cost 40 crowns. Nobody asked the fishermen about the new timetable.`;

const spanOf = (text: string, phrase: string, occurrence = 0): Span => {
  let start = -1;
  for (let i = 0; i <= occurrence; i++) start = text.indexOf(phrase, start + 1);
  return { start, end: start + phrase.length };
};
const one = (phrase: string, now: string, occurrence = 0) => {
  const [found] = reanchor(OLD, now, [spanOf(OLD, phrase, occurrence)]);
  return {
    state: found?.state,
    text: found?.span && now.slice(found.span.start, found.span.end),
    edits: found?.edits ?? [],
    span: found?.span,
  };
};

describe('unchanged', () => {
  it('when text before it grows or shrinks', () => {
    expect(one('Tickets cost 40 crowns.', `New first line.\n\n${OLD}`)).toMatchObject({
      state: 'unchanged',
      text: 'Tickets cost 40 crowns.',
    });
    expect(one('Tickets cost 40 crowns.', OLD.slice(30))).toMatchObject({
      state: 'unchanged',
      text: 'Tickets cost 40 crowns.',
    });
  });

  it('when only white space or typography changed', () => {
    const now = OLD.replace('“The crew has slept.”', '"The crew\nhas  slept."');
    expect(one('“The crew has slept.”', now)).toMatchObject({
      state: 'unchanged',
      text: '"The crew\nhas  slept."',
    });
    expect(one('Nobody asked the fishermen', OLD.replace('fishermen', 'fisher\u00ADmen')).state).toBe(
      'unchanged',
    );
  });

  it('sends repeated phrases each to its own occurrence', () => {
    const now = OLD.replace('The ferry will sail on Monday. ', '');
    const spans = [spanOf(OLD, '“We are ready,”'), spanOf(OLD, '“We are ready,”', 1)];
    const found = reanchor(OLD, now, spans);
    expect(found.map((item) => item.state)).toEqual(['unchanged', 'unchanged']);
    expect(found.map((item) => item.span?.start)).toEqual([
      now.indexOf('“We are'),
      now.lastIndexOf('“We are'),
    ]);
  });

  it('keeps the second of two when the first is cut', () => {
    const now = OLD.replace('“We are ready,” the captain said. ', 'The captain said nothing. ');
    const found = reanchor(OLD, now, [spanOf(OLD, '“We are ready,”'), spanOf(OLD, '“We are ready,”', 1)]);
    expect(found.map((item) => item.state)).toEqual(['gone', 'unchanged']);
    expect(found[1]?.span?.start).toBe(now.indexOf('“We are'));
  });
});

describe('moved', () => {
  it('when its paragraph stands elsewhere', () => {
    const paragraphs = OLD.split('\n\n');
    const now = [paragraphs[2], paragraphs[0], paragraphs[1]].join('\n\n');
    expect(one('Nobody asked the fishermen about the new timetable.', now)).toMatchObject({
      state: 'moved',
      text: 'Nobody asked the fishermen about the new timetable.',
    });
  });
});

describe('changed', () => {
  it('says what changed, word by word, from the old to the new', () => {
    const { state, text, edits } = one('Tickets cost 40 crowns.', OLD.replace('40 crowns', '45 crowns'));
    expect({ state, text }).toEqual({ state: 'changed', text: 'Tickets cost 45 crowns.' });
    expect(edits.filter((edit) => edit.kind !== 'equal')).toMatchObject([
      { kind: 'replace', source: { text: '40' }, quote: { text: '45' }, sense: 'number' },
    ]);
  });

  it('gives offsets in the new text and in the item’s old text', () => {
    const now = OLD.replace('was not convinced', 'was convinced');
    const { edits } = one('The mayor was not convinced.', now);
    for (const edit of edits) {
      expect(now.slice(edit.quote.start, edit.quote.end)).toBe(edit.quote.text);
      expect('The mayor was not convinced.'.slice(edit.source.start, edit.source.end)).toBe(edit.source.text);
    }
    expect(edits.find((edit) => edit.kind === 'delete')).toMatchObject({
      source: { text: 'not' },
      sense: 'negation',
    });
  });

  it('for a number written another way, though its sense is the same', () => {
    expect(one('Tickets cost 40 crowns.', OLD.replace('40 crowns', 'forty crowns')).state).toBe('changed');
  });

  it('when the first or the last word changed', () => {
    expect(one('The crew has slept.', OLD.replace('The crew has', 'Our crew has'))).toMatchObject({
      state: 'changed',
      text: 'Our crew has slept.',
    });
    expect(one('The crew has slept.', OLD.replace('slept', 'eaten'))).toMatchObject({
      state: 'changed',
      text: 'The crew has eaten.',
    });
  });

  it('also when the sentence was moved and changed', () => {
    const now = `Nobody asked the fishermen about the old timetable.\n\n${OLD.replace(' Nobody asked the fishermen about the new timetable.', '')}`;
    expect(one('Nobody asked the fishermen about the new timetable.', now)).toMatchObject({
      state: 'changed',
      text: 'Nobody asked the fishermen about the old timetable.',
    });
  });
});

describe('gone', () => {
  it('when it was cut, or everything was', () => {
    expect(one('Tickets cost 40 crowns.', OLD.replace('Tickets cost 40 crowns. ', ''))).toMatchObject({
      state: 'gone',
      span: null,
      edits: [],
    });
    expect(one('Tickets cost 40 crowns.', '').state).toBe('gone');
    expect(one('Tickets cost 40 crowns.', 'Quite another story about bees in the upper valley.').state).toBe(
      'gone',
    );
  });
});

describe('whatever the texts', () => {
  it('leaves spans of an unchanged text where they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = Math.min(a % (text.length + 1), b % (text.length + 1));
        const end = Math.max(a % (text.length + 1), b % (text.length + 1));
        const [found] = reanchor(text, text, [{ start, end }]);
        if (found?.span) expect(found.span.start >= 0 && found.span.end <= text.length).toBe(true);
        if (/[a-z]/u.test(text.slice(start, end))) expect(found?.state).toBe('unchanged');
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('gives spans inside the new text, in the order asked', () => {
    const text = fc.array(
      fc.constantFrom('we', 'will', 'not', 'go', '“', '”', '.', '\n\n', 'the', 'mayor', 'two'),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(text, text, (old, now) => {
        const before = old.join(' ');
        const after = now.join(' ');
        const spans = [0, 5, 11].map((start) => ({
          start: Math.min(start, before.length),
          end: Math.min(start + 14, before.length),
        }));
        const found = reanchor(before, after, spans);
        expect(found).toHaveLength(3);
        for (const { state, span } of found) {
          expect(span === null).toBe(state === 'gone');
          if (span) expect(0 <= span.start && span.start <= span.end && span.end <= after.length).toBe(true);
        }
        expect(reanchor(before, after, spans)).toEqual(found);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('changed at an end', () => {
  it('a quotation reaches to its closing mark', () => {
    const now = OLD.replace('“The crew has slept.”', '“The crew has eaten well and sung.”');
    expect(one('“The crew has slept.”', now)).toMatchObject({
      state: 'changed',
      text: '“The crew has eaten well and sung.”',
    });
  });

  it('a quotation reaches back to its opening mark', () => {
    const now = OLD.replace('“The crew has slept.”', '“My whole tired crew has slept.”');
    expect(one('“The crew has slept.”', now)).toMatchObject({
      state: 'changed',
      text: '“My whole tired crew has slept.”',
    });
  });

  it('words without marks reach to the end of their sentence and no further', () => {
    const now = OLD.replace('about the new timetable.', 'about their boats. It rained.');
    expect(one('Nobody asked the fishermen about the new timetable', now)).toMatchObject({
      state: 'changed',
      text: 'Nobody asked the fishermen about their boats',
    });
  });
});
