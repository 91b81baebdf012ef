import { describe, expect, it } from 'vitest';
import { extract } from '../text/extract.ts';
import { type AttributionChange, NO_READING } from './attribution-change.ts';
import { changeSentence } from './change-words.ts';
import { attributionOf } from './reading-of-item.ts';
import { type HeldItem, planRevision, type ReadText } from './revision-plan.ts';
import type { ItemKind } from './vocabulary.ts';

const read = (text: string, language?: string): ReadText => ({
  text,
  reading: extract(text, { skip: [], ...(language && { language }) }),
});

/** The items of a text as they are once somebody has checked them. */
function itemsOf({ text, reading }: ReadText): HeldItem[] {
  return reading.items.map((found, i) => ({
    id: String(i),
    spans: found.spans,
    exact: found.spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
    kind: found.kind,
    attribution: attributionOf(found),
    setByHand: [],
    isMachine: true,
    asked: [],
  }));
}

/** An item that a person made from words the engine may not read. */
function byHand(text: string, words: string, kind: ItemKind, speaker: string | null): HeldItem {
  const start = text.indexOf(words);
  return {
    id: 'hand',
    spans: [{ start, end: start + words.length }],
    exact: words,
    kind,
    attribution: { ...NO_READING, kind, speaker: speaker === null ? null : { name: speaker, mention: null } },
    setByHand: speaker === null ? ['kind'] : ['kind', 'speaker'],
    isMachine: false,
    asked: [],
  };
}

type Told = { state: string; why: string[]; told: string[] };

/** What happens to the item with these words. */
function fate(before: string, after: string, words: string, language?: string): Told {
  const old = read(before, language);
  const items = itemsOf(old);
  const plan = planRevision(old, read(after, language), items);
  const i = items.findIndex(({ exact }) => exact.includes(words));
  expect(i, `no item says “${words}”`).toBeGreaterThanOrEqual(0);
  return told(plan.items[i] as Plan);
}

type Plan = ReturnType<typeof planRevision>['items'][number];

function told({ state, changes, told }: Plan): Told {
  return {
    state,
    why: changes.map((change: AttributionChange) => changeSentence(change)),
    told: told.map(({ before, after }) => `${before} → ${after}`),
  };
}

const QUOTE = '“We will pay for every house,” Mara Lund, the owner of the dam, told the inquiry on Monday.';
const SAFE = 'Corin Bell said the dam was safe in March.';

describe('what lapses, and why', () => {
  it('R1: the words are given to somebody else', () => {
    const after = '“We will pay for every house,” Mara Lund’s lawyer, Bo Kray, told the inquiry on Monday.';
    expect(fate(QUOTE, after, 'We will pay')).toEqual({
      state: 'changed',
      why: ['Speaker changed: Mara Lund → Bo Kray'],
      told: [],
    });
  });

  it.each([
    ['said', 'has never said', 'Sense changed: “said” → “has never said”'],
    ['said', 'may have said', 'Sense changed: “said” → “may have said”'],
    ['said', 'will say', 'Sense changed: “said” → “will say”'],
    ['said', 'reportedly said', 'Sense changed: “said” → “reportedly said”'],
    ['said', 'denied', 'Sense changed: “said” → “denied”'],
    ['said', 'claimed', 'Cue changed: “said” → “claimed”'],
  ])('“%s” becomes “%s”', (from, to, why) => {
    const { state, why: reasons } = fate(SAFE, SAFE.replace(from, to), 'the dam was safe');
    expect(state).toBe('changed');
    expect(reasons).toContain(why);
  });

  it('a negation stands outside the cue', () => {
    const { state, why } = fate(SAFE, `It is not true that ${SAFE}`, 'the dam was safe');
    expect(state).toBe('changed');
    expect(why[0]).toMatch(/^Sense changed/);
  });

  it('a denial is confirmed', () => {
    const before = 'The company denied that the dam was unsafe.';
    const { why } = fate(before, before.replace('denied', 'confirmed'), 'the dam was unsafe');
    expect(why).toContain('Sense changed: “denied” → “confirmed”');
  });

  it('the speaker is named by a pronoun that is another', () => {
    const before = `Ada Moss came on Monday. Bo Kray said the wall would hold until May.`;
    const after = before.replace('Bo Kray said', 'She said');
    expect(fate(before, after, 'the wall would hold').why).toContain('Speaker changed: Bo Kray → Ada Moss');
  });

  it('who “he” is changes in the paragraph before', () => {
    const before = 'Corin Bell met the owners on Monday.\n\nHe said the dam was safe in March.';
    const after = before.replace('Corin Bell', 'Peter Hart');
    expect(fate(before, after, 'the dam was safe').why).toEqual(['Speaker changed: Corin Bell → Peter Hart']);
  });

  it('nobody says it any more: the story says it itself', () => {
    const { state, why } = fate(SAFE, 'The dam was safe in March.', 'the dam was safe');
    expect(state).toBe('changed');
    expect(why).toContain('Speaker changed: Corin Bell → nobody');
  });

  it('the quotation marks are gone', () => {
    const before = 'Mara Lund told the inquiry: “The wall was never tested by anybody.”';
    const after = 'Mara Lund told the inquiry that the wall was never tested by anybody.';
    expect(fate(before, after, 'never tested').state).toBe('changed');
  });

  it('the day is another', () => {
    const { why } = fate(QUOTE, QUOTE.replace('on Monday', 'on Tuesday'), 'We will pay');
    expect(why).toEqual(['Date changed: on Monday → on Tuesday']);
  });

  it('the occasion is another', () => {
    const before = '“We will pay,” Mara Lund said on Tuesday in a post on social media.';
    const { why } = fate(before, before.replace('a post on social media', 'a letter'), 'We will pay');
    expect(why.join()).toMatch(/letter/);
  });

  it('a description of the speaker is added', () => {
    const before = '“We will pay for every house,” Mara Lund told the inquiry on Monday.';
    const { why } = fate(before, QUOTE, 'We will pay');
    expect(why).toEqual(['Speaker changed: Mara Lund → Mara Lund, the owner of the dam']);
  });

  it('a non-response names one more', () => {
    const before = 'There was no immediate comment from Moscow.';
    const { why } = fate(before, 'There was no immediate comment from Moscow or Beijing.', 'no immediate');
    expect(why).toContain('Parties changed: Moscow → Moscow, Beijing');
  });

  it('a non-response has another outcome', () => {
    const before = 'Moscow declined to comment on the letter.';
    const after = 'Moscow did not respond to a request for comment on the letter.';
    const old = read(before);
    const [plan] = planRevision(old, read(after), itemsOf(old)).items;
    expect(plan && ['changed', 'gone']).toContain(plan?.state);
    if (plan?.state === 'changed') expect(told(plan).why.join()).toContain('Outcome changed');
  });

  it('who the “he” of a non-response is changes in the paragraph before', () => {
    const before = 'Corin Bell built the wall.\n\nHe did not respond to a request for comment.';
    const { why } = fate(before, before.replace('Corin Bell', 'Peter Hart'), 'did not respond');
    expect(why).toEqual(['Parties changed: Corin Bell → Peter Hart']);
  });
});

describe('what stands', () => {
  const STORY = `${QUOTE}\n\n${SAFE}\n\nThe ferry carried 12,000 passengers in January.`;
  const all = (after: string) => {
    const old = read(STORY);
    return planRevision(old, read(after), itemsOf(old)).items.map(told);
  };
  const standing = read(STORY).reading.items.map(() => ({ state: 'stands', why: [], told: [] }));

  it('typography alone', () => {
    expect(all(STORY.replaceAll('“', '"').replaceAll('”', '"').replaceAll('’', "'"))).toEqual(standing);
    expect(all(STORY.replace('Corin Bell said', 'Corin  Bell\u00a0said'))).toEqual(standing);
  });

  it('a paragraph elsewhere', () => {
    expect(all(STORY.replace('12,000 passengers in January', '13,000 people in May')).slice(0, 2)).toEqual(
      standing.slice(0, 2),
    );
    expect(all(`A new first paragraph about nothing much.\n\n${STORY}`)).toEqual(standing);
  });

  it('paragraphs in another order', () => {
    const [first, second, third] = STORY.split('\n\n');
    expect(all([third, first, second].join('\n\n'))).toEqual(standing);
  });

  it('the same speaker by a shorter name, a pronoun, or without the description', () => {
    const before = 'Mara Lund came on Monday.\n\n“We will pay for every house,” Mara Lund said.';
    for (const who of ['Lund', 'Ms Lund', 'she']) {
      expect(fate(before, before.replace('Mara Lund said', `${who} said`), 'We will pay').state, who).toBe(
        'stands',
      );
    }
    const plain = QUOTE.replace(', the owner of the dam,', '');
    expect(fate(QUOTE, plain, 'We will pay').state).toBe('stands');
  });

  it('words beside it that bear on nothing are told', () => {
    const after = QUOTE.replace('told the inquiry', 'told the crowded inquiry');
    expect(fate(QUOTE, after, 'We will pay')).toEqual({ state: 'stands', why: [], told: [' → crowded'] });
  });
});

describe('without a reading', () => {
  const GERMAN = 'Die Brücke sei sicher, sagte Anna Vogt am Montag.';
  const hand = (after: string, setByHand = ['kind', 'speaker']) => {
    const old = read(GERMAN, 'de');
    const item = { ...byHand(GERMAN, 'Die Brücke sei sicher', 'PARAPHRASE', 'Anna Vogt'), setByHand };
    return told(planRevision(old, read(after, 'de'), [item]).items[0] as Plan);
  };

  it.each([
    ['another name', GERMAN.replace('Anna Vogt', 'Karl Weiß')],
    ['a negation', GERMAN.replace('sagte', 'sagte nie')],
    ['another verb', GERMAN.replace('sagte', 'bestritt')],
    ['another day', GERMAN.replace('Montag', 'Dienstag')],
  ])('%s in the sentence lapses the verdict', (_, after) => {
    expect(hand(after).state).toBe('changed');
    expect(hand(after).why[0]).toMatch(/beside/);
  });

  it('other sentences do not', () => {
    expect(hand(`${GERMAN} Der Fluss fiel.`).state).toBe('stands');
    expect(hand(`Der Fluss fiel nicht.\n\n${GERMAN}`).state).toBe('stands');
  });

  it('a quote in another language lapses with its speaker', () => {
    const before = '„Wir bleiben hier“, sagte Anna Vogt.';
    expect(fate(before, before.replace('Anna Vogt', 'Karl Weiß'), 'Wir bleiben', 'de').why).toEqual([
      'Speaker changed: Anna Vogt → Karl Weiß',
    ]);
    expect(fate(before, before.replace('sagte', 'bestritt'), 'Wir bleiben', 'de').state).toBe('changed');
    expect(fate(before, `${before}\n\nDer Fluss fiel.`, 'Wir bleiben', 'de').state).toBe('stands');
  });
});

describe('what a person had set', () => {
  const held = (over: Partial<HeldItem>) => {
    const old = read(SAFE);
    const [item] = itemsOf(old);
    if (!item) throw new Error('no item');
    return { old, item: { ...item, isMachine: false, ...over } };
  };
  const ada = { name: 'Ada Moss', mention: null };
  const withAda = () => {
    const { old, item } = held({ setByHand: ['speaker'] });
    return { old, item: { ...item, attribution: { ...item.attribution, speaker: ada } } };
  };

  it('stays where the text reads as before', () => {
    const { old, item } = withAda();
    const plan = planRevision(old, read(`${SAFE}\n\nThe river fell.`), [item]).items[0];
    expect(plan).toMatchObject({ state: 'stands', asked: [], attribution: { speaker: ada } });
  });

  it('is asked about where the text reads otherwise', () => {
    const { old, item } = withAda();
    const plan = planRevision(old, read(SAFE.replace('Corin Bell', 'Peter Hart')), [item]).items[0];
    expect(plan?.attribution.speaker).toEqual(ada);
    expect(plan?.asked).toMatchObject([
      { what: 'speaker', before: ada, after: { name: 'Peter Hart' }, byHand: true },
    ]);
    expect(plan?.state).toBe('changed');
  });

  it('and is no question where the text now says the same', () => {
    const { old, item } = withAda();
    const plan = planRevision(old, read(SAFE.replace('Corin Bell', 'Ada Moss')), [item]).items[0];
    expect(plan).toMatchObject({ state: 'stands', asked: [], changes: [] });
  });

  it('is known of items older than the record of it', () => {
    const { old, item } = held({ setByHand: [] });
    const older = { ...item, attribution: { ...item.attribution, speaker: ada } };
    const plan = planRevision(old, read(SAFE.replace('Corin Bell', 'Peter Hart')), [older]).items[0];
    expect(plan?.asked).toMatchObject([{ what: 'speaker' }]);
  });

  it('a question stays open until it is answered', () => {
    const { old, item } = withAda();
    const asked =
      planRevision(old, read(SAFE.replace('Corin Bell', 'Peter Hart')), [item]).items[0]?.asked ?? [];
    const second = read(SAFE.replace('Corin Bell', 'Peter Hart'));
    const later = planRevision(second, read(`${second.text}\n\nThe river fell.`), [{ ...item, asked }]);
    expect(later.items[0]?.asked).toEqual(asked);
  });
});

describe('an engine that reads otherwise than it did', () => {
  it('is no change of the story', () => {
    const old = read(SAFE);
    const [item] = itemsOf(old);
    if (!item) throw new Error('no item');
    const earlier = {
      ...item,
      attribution: { ...NO_READING, kind: item.kind, speaker: { name: 'Bell of the dam', mention: null } },
    };
    const plan = planRevision(old, read(`${SAFE}\n\nThe river fell.`), [earlier]).items[0];
    expect(plan).toMatchObject({ state: 'stands', attribution: { speaker: { name: 'Bell of the dam' } } });
  });
});

describe('the same text read otherwise', () => {
  const HE =
    'Corin Bell met the owners.\n\nPeter Hart came on Tuesday.\n\nHe said the dam was safe in March.';
  const without = HE.replace(/Peter.*/, (line) => ' '.repeat(line.length));

  it('lapses what hung on a paragraph that is set aside', () => {
    const old = read(HE);
    const items = itemsOf(old);
    const plan = planRevision(old, { text: HE, reading: read(without).reading }, items);
    const i = items.findIndex(({ exact }) => exact.includes('the dam was safe'));
    expect(told(plan.items[i] as Plan).why).toEqual(['Speaker changed: Peter Hart → Corin Bell']);
  });

  it('lapses nothing where a language reads less', () => {
    const old = read(QUOTE);
    for (const language of ['fi', 'de']) {
      const now = { text: QUOTE, reading: read(QUOTE, language).reading };
      expect(planRevision(old, now, itemsOf(old)).items.map(told), language).toEqual(
        itemsOf(old).map(() => ({ state: 'stands', why: [], told: [] })),
      );
    }
  });
});

describe('what is new', () => {
  it('is found beside what stands, and a fragment in a sentence that stands too', () => {
    const old = read(SAFE);
    const now = read(`${SAFE}\n\n“It is a disgrace,” Ada Moss said.`);
    expect(planRevision(old, now, itemsOf(old)).found.map(({ kind }) => kind)).toEqual(['DIRECT_QUOTE']);
  });

  it('what was no item before, by choice, is none now', () => {
    const old = read(`${SAFE}\n\n“It is a disgrace,” Ada Moss said.`);
    const now = read(`${old.text}\n\nThe river fell.`);
    expect(planRevision(old, now, itemsOf(old).slice(0, 1)).found).toEqual([]);
  });
});
