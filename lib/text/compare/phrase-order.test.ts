import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfThose, firstWith, numberOfPair, orderOfPhrases, PHRASE, pairsOf } from './phrase-order.ts';

const FORMS = 4;

/** A text as the numbers of its words' forms, with how many words have a form of a lower number. */
const texts = fc.array(fc.nat(FORMS - 1), { minLength: 1, maxLength: 120 }).map((list) => ({
  form: Int32Array.from(list),
  formsFrom: Int32Array.from(
    { length: FORMS + 1 },
    (_, number) => list.filter((other) => other < number).length,
  ),
}));

const placesOf = (form: Int32Array, phrase: readonly number[]): number[] =>
  [...form.keys()].filter((at) => phrase.every((word, k) => form[at + k] === word));

const ascending = (places: Iterable<number>): number[] => [...places].toSorted((a, b) => a - b);

describe('the places of a phrase', () => {
  it('of two words are those a search through the text finds', () => {
    fc.assert(
      fc.property(texts, ({ form, formsFrom }) => {
        const order = orderOfPhrases(form, formsFrom);
        const pairs = pairsOf(order, form, formsFrom);
        for (let first = 0; first < FORMS; first++) {
          for (let second = 0; second < FORMS; second++) {
            const number = numberOfPair(pairs, first, second);
            const places = number < 0 ? [] : order.subarray(pairs.places[number], pairs.places[number + 1]);
            expect(ascending(places)).toEqual(placesOf(form, [first, second]));
          }
        }
      }),
    );
  });

  it('of more words are found among those of one word fewer', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(FORMS - 1), { minLength: 1, maxLength: PHRASE }), (text, phrase) => {
        const { form, formsFrom } = text;
        const order = orderOfPhrases(form, formsFrom);
        let low = formsFrom[phrase[0] as number] as number;
        let high = formsFrom[(phrase[0] as number) + 1] as number;
        for (let words = 1; words < phrase.length && low < high; words++) {
          const next = phrase[words] as number;
          low = firstWith(order, form, low, high, words, next);
          high = endOfThose(order, form, low, high, words, next);
          expect(ascending(order.subarray(low, high))).toEqual(placesOf(form, phrase.slice(0, words + 1)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
