import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import type { FoundItem, ItemKind } from './words/types.ts';

const read = (text: string) => extract(text, { language: 'en' });
const items = (text: string, kind: ItemKind) => read(text).items.filter((item) => item.kind === kind);
const texts = (text: string, kind: ItemKind) =>
  items(text, kind).map((item) => item.spans.map((span) => text.slice(span.start, span.end)));
const only = (text: string, kind: ItemKind): FoundItem => {
  const found = items(text, kind);
  expect(found).toHaveLength(1);
  return found[0] as FoundItem;
};

describe('direct quotes', () => {
  it.each([
    [
      'the name after the cue',
      '“The bridge will open in May,” said Anna Keller, the city engineer.',
      'said',
      'Anna Keller',
    ],
    ['the name before the cue', 'Anna Keller said, “The bridge will open in May.”', 'said', 'Anna Keller'],
    ['a role', '“The bridge will open in May,” the mayor said.', 'said', 'the mayor'],
    [
      'an anonymous source as described',
      '“The bridge is not safe,” a defense official told Reuters.',
      'told',
      'a defense official',
    ],
    ['a document', '“The bridge is not safe,” the report says.', 'says', 'the report'],
    ['straight marks', '"The bridge will open in May," said Anna Keller.', 'said', 'Anna Keller'],
    ['single marks', '‘The bridge will open in May,’ said Anna Keller.', 'said', 'Anna Keller'],
    ['a question', '“Will the bridge open in May?” Anna Keller asked.', 'asked', 'Anna Keller'],
  ])('reads %s', (_, text, cue, speaker) => {
    const item = only(text, 'DIRECT_QUOTE');
    expect([item.cue?.text, item.speaker?.name]).toEqual([cue, speaker]);
  });

  it('keeps an interrupted quotation as one statement with two spans', () => {
    const text = '“We looked at the plans,” she said, “and we did not like them.”';
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([
      ['“We looked at the plans,”', '“and we did not like them.”'],
    ]);
  });

  it.each([
    [
      '"What we have", she went on, "is a plan that does not work."',
      '"What we have"',
      '"is a plan that does not work."',
    ],
    [
      '‘What we have’, Anna Keller said, ‘is a plan that does not work.’',
      '‘What we have’',
      '‘is a plan that does not work.’',
    ],
  ])('keeps one whose comma stands outside the marks as one statement: %s', (text, ...spans) => {
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([spans]);
  });

  it('takes whole sentences after a colon for direct speech beside the clause that they follow', () => {
    const text = 'Anna Keller admitted the engineers must rebuild the dam: "We can\'t wait. We will begin."';
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([['"We can\'t wait. We will begin."']]);
    expect(texts(text, 'PARAPHRASE')).toEqual([['the engineers must rebuild the dam']]);
    expect(texts(text, 'PARTIAL_QUOTE')).toEqual([]);
  });

  it('reads a story in single marks that has double ones within', () => {
    const text = '‘I never heard “never again” from them,’ Anna Keller said. ‘It is bad.’';
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([
      ['‘I never heard “never again” from them,’', '‘It is bad.’'],
    ]);
  });

  it('keeps a speech over paragraphs as one statement of the speaker named at its end', () => {
    const text = '“We began early.\n\n“We ended late,” Anna Keller, the harbour engineer, told reporters.';
    const item = only(text, 'DIRECT_QUOTE');
    expect(item.spans).toHaveLength(2);
    expect(item.speaker?.name).toBe('Anna Keller');
  });

  it('gives a quotation that goes on to the speaker before it', () => {
    const text = '“It rained all night,” Thomas Brandt said. “Then the river rose and took the road.”';
    expect(read(text).attributions.map((a) => a.speaker?.name)).toEqual(['Thomas Brandt', 'Thomas Brandt']);
  });

  it('goes on with the quotation before, not with who is mentioned between', () => {
    const text =
      '“It rained all night,” said Thomas Brandt, who believes that the dam was weak. “Then the river took the road.”';
    const quotes = read(text).attributions.filter((a) => a.type === 'direct');
    expect(quotes.map((a) => a.speaker?.name)).toEqual(['Thomas Brandt', 'Thomas Brandt']);
  });

  it.each([
    ['a cue and a colon', 'In a statement on Monday, Anna Keller said:'],
    ['a verb of another kind and a colon', 'Anna Keller put it this way:'],
  ])('gives a quotation to whom the paragraph before ends with: %s', (_, lead) => {
    const text = `The bridge stayed closed.\n\n${lead}\n\n“The steel is sound. We will open in May.”`;
    const quote = only(text, 'DIRECT_QUOTE');
    expect(quote.speaker?.name).toBe('Anna Keller');
  });

  it('finds the subject of a verb that shares it, and a document that cannot usually speak', () => {
    const speakers = (text: string) => read(text).attributions.map((a) => a.speaker?.text);
    expect(speakers('Keller took the stage in Bergen and said the bridge would open in May.')).toEqual([
      'Keller',
    ]);
    expect(speakers('“The steel is sound,” noted the ruling.')).toEqual(['the ruling']);
  });

  it('brings a pronoun back to the full name', () => {
    const text = 'Mayor Anna Keller opened the bridge. “It is late but safe,” she said.';
    expect(only(text, 'DIRECT_QUOTE').speaker).toMatchObject({ text: 'she', name: 'Anna Keller' });
  });

  it('says where and when it was said', () => {
    const item = only(
      '“It is safe,” Anna Keller said at a news conference in Bergen on Tuesday.',
      'DIRECT_QUOTE',
    );
    expect([item.occasion?.text, item.date?.text]).toEqual(['at a news conference in Bergen', 'on Tuesday']);
  });

  it('takes titles of works and nicknames for no speech', () => {
    expect(
      read('The film “The Harbour at Night” opened on Friday. Robert “Bob” Miller stars in it.').attributions,
    ).toEqual([]);
  });

  it('is not derailed by a mark that never closes', () => {
    const text =
      '“There is no plan at all.\n\nThe council meets on Monday. “We have a plan,” Anna Keller said.';
    expect(texts(text, 'DIRECT_QUOTE')).toContainEqual(['“We have a plan,”']);
  });
});

describe('words without marks, and in part', () => {
  it('reads a clause with "that"', () => {
    const item = only('The ministry’s spokeswoman, Maria Voss, said that the file was safe.', 'PARAPHRASE');
    expect(item.speaker?.name).toBe('Maria Voss');
  });

  it('reads partial quotes in single marks beside speech in double ones', () => {
    const text =
      "Keller said the release was 'shameful' and 'straight from a bad film'. \"It is bad,\" she said.";
    expect(texts(text, 'PARTIAL_QUOTE')).toEqual([["'shameful'"], ["'straight from a bad film'"]]);
  });

  it('reads a partial quote and the clause around it', () => {
    const text = 'Keller said that nobody “in his right mind” would pay for the bridge.';
    expect(texts(text, 'PARTIAL_QUOTE')).toEqual([['“in his right mind”']]);
    expect(texts(text, 'PARAPHRASE')).toEqual([['that nobody “in his right mind” would pay for the bridge']]);
  });

  it('reads "according to"', () => {
    const item = only(
      'According to two officials who asked not to be named, the ministry has lost the file.',
      'PARAPHRASE',
    );
    expect(item.speaker?.name).toBe('two officials');
  });

  it('makes no claim of a mere "which"', () => {
    const text = 'The harbour board backs the plan of the port police, which the city has not condemned.';
    expect(
      items(text, 'ATTRIBUTED_CLAIM').flatMap(({ spans }) =>
        spans.map(({ start, end }) => text.slice(start, end)),
      ),
    ).not.toContain('which');
  });

  it('gives a quotation to who spoke it, not to who reports that', () => {
    const text = '“The bridge will open in May,” Keller told aides, according to the Harbour Times.';
    const item = only(text, 'DIRECT_QUOTE');
    expect(item.speaker?.name).toBe('Keller');
    expect(texts(text, 'DIRECT_QUOTE')).toEqual([['“The bridge will open in May,”']]);
    expect(texts(text, 'PARAPHRASE')).toEqual([]);
  });

  it.each([
    ['a belief', 'The minister believes that the court will side with the union.'],
    ['a denial', 'Thomas Brandt has denied taking bribes.'],
    ['a presentation', 'Norway presents itself as neutral in the dispute.'],
    ['a finding', 'The report found that the crew had not been trained.'],
  ])('takes %s for an attributed claim', (_, text) => {
    expect(only(text, 'ATTRIBUTED_CLAIM').speaker).not.toBeNull();
  });
});

describe('speakers as they are shown', () => {
  it.each([
    ['DUBLIN — Taoiseach Thomas Brandt said the budget was fair.', 'Taoiseach Thomas Brandt'],
    ['RALEIGH, N.C. — The widow of the driver said she wanted answers.', 'The widow of the driver'],
    ['BERGEN (AP) — Thomas Brandt said the budget was fair.', 'Thomas Brandt'],
    ['SAN FRANCISCO—Analysts said shares would fall.', 'Analysts'],
    ['Sen. Thomas Brandt (R-TX) said he would vote no.', 'Sen. Thomas Brandt'],
    ['Norvane Inc. (Nasdaq: NRV) announced that its drug had failed.', 'Norvane Inc.'],
    ['“It is fair,” \u200ehe said.', 'he'],
  ])('reads “%s”', (text, speaker) => {
    expect(read(text).attributions.map((a) => a.speaker?.text)).toEqual([speaker]);
  });
});

describe('passives', () => {
  it.each([
    ['She was described as “a saint” by her boss.', 'her boss', 'as “a saint”'],
    [
      'Brandt was described by the judge as “a danger to the public.”',
      'the judge',
      'as “a danger to the public.”',
    ],
    ['Brandt is accused by prosecutors of stealing $2 million.', 'prosecutors', 'stealing $2 million'],
  ])('gives “%s” to whom “by” names', (text, speaker, words) => {
    expect(only(text, 'ATTRIBUTED_CLAIM').speaker?.text).toBe(speaker);
    expect(texts(text, 'ATTRIBUTED_CLAIM').map((spans) => spans.at(-1))).toEqual([words]);
  });

  it('gives “it is alleged” to nobody', () => {
    const text = 'Anna Keller said the trial was fair. It is alleged that Thomas Brandt stole the money.';
    expect(only(text, 'ATTRIBUTED_CLAIM').speaker).toBeNull();
  });

  it.each([
    'The trial, which is expected to last six weeks, opened on Monday.',
    'Thomas Brandt, who is widely believed to have fled to Spain, is charged with fraud.',
    'Brandt is said to be furious.',
  ])('makes “%s” no one’s words', (text) => {
    expect(read(text).items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')).toEqual([]);
  });

  it('makes a claim of “he is accused of …”, though not of his', () => {
    const text = 'He is accused of murdering two women.';
    expect(only(text, 'ATTRIBUTED_CLAIM').speaker).toBeNull();
    expect(texts(text, 'ATTRIBUTED_CLAIM')).toEqual([['He', 'murdering two women']]);
  });

  it('leaves whom a passive quotes', () => {
    const item = only('Brandt was quoted as saying that the bridge was safe.', 'PARAPHRASE');
    expect(item.speaker?.name).toBe('Brandt');
  });
});

describe('claims in the reporter’s voice', () => {
  it('scores figures, dates, comparisons and causes, and says why', () => {
    const item = only(
      'Unemployment fell to 4.2 percent in March, the lowest level since 1999, because exports rose.',
      'FACTUAL_CLAIM',
    );
    expect(item.checkWorthiness).toBeGreaterThan(0.8);
    expect(item.reasons.map((reason) => reason.rule)).toEqual(
      expect.arrayContaining(['number', 'date', 'comparison', 'cause']),
    );
  });

  it('ranks a sentence with figures above one without', () => {
    const [bare, full] = items(
      'Norway remains an ally of Denmark. Norway sent 200 soldiers to Denmark in May.',
      'FACTUAL_CLAIM',
    );
    expect(full?.checkWorthiness ?? 0).toBeGreaterThan(bare?.checkWorthiness ?? 1);
  });

  it.each(['What a wonderful day for the city!', 'I think so.', 'Is Norway still an ally of Denmark?'])(
    'leaves %j out',
    (text) => {
      expect(items(text, 'FACTUAL_CLAIM')).toEqual([]);
    },
  );

  it('finds the clause that nobody is said to have said', () => {
    const text = 'Prices rose 9 percent in 2020, but the bank said the worst was over.';
    expect(texts(text, 'FACTUAL_CLAIM')).toEqual([['Prices rose 9 percent in 2020']]);
  });
});

describe('missing answers', () => {
  it('takes the second of two who did not answer for no stance', () => {
    const text =
      'Oslo did not respond to a request for comment; Lisbon did not immediately respond to a request for comment.';
    expect(read(text).items.map(({ kind }) => kind)).toEqual(['NON_RESPONSE']);
  });

  it('finds each party', () => {
    const item = only('There was no immediate comment from Oslo or Lisbon.', 'NON_RESPONSE');
    expect(item.outcome).toBe('NO_IMMEDIATE_RESPONSE');
    expect(item.parties.map((party) => party.name)).toEqual(['Oslo', 'Lisbon']);
  });

  it('brings a pronoun back to the party', () => {
    const text = 'Mayor Anna Keller signed the contract. She declined to comment.';
    expect(only(text, 'NON_RESPONSE').parties).toMatchObject([{ text: 'She', name: 'Anna Keller' }]);
  });
});

it('passes over a handle and a related-article line', () => {
  const text =
    'Bridge opens\n@bergen_harbour\n\nAnna Keller said the bridge was safe.\n\nRelated article: Brandt Says the Tunnel Is Closed';
  expect(read(text).attributions.map((a) => a.speaker?.name)).toEqual(['Anna Keller']);
});

describe('lines that were broken', () => {
  it.each([
    ['“It is over,”\nsaid the mayor.', 'the mayor', 'the mayor'],
    ['“It is over,” the\nmayor said on Monday.', 'the\nmayor', 'the mayor'],
    ['“It is over,” said Gov. Anna\nKeller.', 'Gov. Anna\nKeller', 'Anna Keller'],
    ['“It is over,” said Dr. Al-\nberto Voss.', 'Dr. Al-\nberto Voss', 'Alberto Voss'],
  ])('finds the speaker of %j', (text, mention, name) => {
    expect(only(text, 'DIRECT_QUOTE').speaker).toMatchObject({ text: mention, name });
  });

  it('finds occasion, date and a missing answer over them', () => {
    const text =
      '“It is safe,” Anna Keller said at a news\nconference in Bergen on\nTuesday. She did not\nrespond to a request for\ncomment.';
    const { occasion, date } = only(text, 'DIRECT_QUOTE');
    expect([occasion?.text, date?.text]).toEqual(['at a news\nconference in Bergen', 'on\nTuesday']);
    expect(only(text, 'NON_RESPONSE').outcome).toBe('NO_RESPONSE');
  });
});
