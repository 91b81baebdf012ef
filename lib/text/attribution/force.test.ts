import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';
import type { Force, Polarity } from '../words/types.ts';

const rows: [sentence: string, cue: string, force: Force, polarity: Polarity][] = [
  ['Corin Bell said the dam was safe in March.', 'said', 'SAID', 'AFFIRMED'],
  ['Corin Bell has never said the dam was safe in March.', 'has never said', 'SAID', 'NEGATED'],
  ['“We will pay,” Bell did not say.', 'did not say', 'SAID', 'NEGATED'],
  ["Corin Bell can't say whether the dam is safe.", "can't say", 'SAID', 'NEGATED'],
  ['Nobody at the ministry said the dam was safe.', 'said', 'SAID', 'NEGATED'],
  ['It is not true that Lund said the dam was safe.', 'said', 'SAID', 'NEGATED'],
  ['No 10 said the dam was safe.', 'said', 'SAID', 'AFFIRMED'],
  ['Bell may have told the board that the dam was safe.', 'may have told', 'SAID', 'HEDGED'],
  ['Bell reportedly told friends that the dam was safe.', 'reportedly told', 'SAID', 'HEDGED'],
  ['The minister will say that taxes must fall.', 'will say', 'SAID', 'AHEAD'],
  ['The minister is expected to say on Monday that taxes will fall.', 'is expected to say', 'SAID', 'AHEAD'],
  ['China has denied supplying lethal aid to either side.', 'has denied', 'DENIED', 'AFFIRMED'],
  ['Mara Lund did not deny that the dam was unsafe.', 'did not deny', 'DENIED', 'NEGATED'],
  ["Corin Bell wouldn't say that the dam was safe.", "wouldn't say", 'REFUSED', 'AFFIRMED'],
  ['Lund hopes that the dam will hold.', 'hopes', 'WISHED', 'AFFIRMED'],
  ['Lund asked the board to resign.', 'asked', 'WISHED', 'AFFIRMED'],
  ['Lund called for an inquiry into the dam.', 'called for', 'ORDERED', 'AFFIRMED'],
  ['The mayor told residents to leave the town at once.', 'told', 'ORDERED', 'AFFIRMED'],
  ['Lund insisted that the dam was safe.', 'insisted', 'SAID', 'AFFIRMED'],
  ['Lund asked whether the dam was safe.', 'asked', 'ASKED', 'AFFIRMED'],
  ['“Will it hold?” Mara Lund said.', 'said', 'ASKED', 'AFFIRMED'],
];

describe('what is done with words', () => {
  it.each(rows)('%s', (sentence, cue, force, polarity) => {
    const item = extract(sentence, { language: 'en' }).items.find(({ cue: found }) => found !== null);
    expect([item?.cue?.text, item?.force, item?.polarity]).toEqual([cue, force, polarity]);
  });

  it('is nothing for a claim in the story’s own voice', () => {
    const [item] = extract('The dam was built in 1962 by North Line.', { language: 'en' }).items;
    expect([item?.kind, item?.force, item?.polarity]).toEqual(['FACTUAL_CLAIM', null, null]);
  });
});
