import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** Items as "KIND speaker: span … span", so that a whole reading can be compared at once. */
const read = (text: string) =>
  extract(text, { language: 'en' }).items.map(
    ({ kind, speaker, spans }) =>
      `${kind} ${speaker?.text ?? '–'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );
const reports = (text: string) => read(text).filter((item) => !item.startsWith('FACTUAL_CLAIM'));
const claims = (text: string) => read(text).filter((item) => item.startsWith('FACTUAL_CLAIM'));

describe('a cue inside a sentence leaves one statement of two spans', () => {
  it.each([
    [
      'Minister Bo Lind said the budget was sound. The Central Bank, he continued, sells dollars every two weeks to meet the demand of importers.',
      'PARAPHRASE he: The Central Bank … sells dollars every two weeks to meet the demand of importers',
    ],
    [
      'Mayor Ada Holm defended the toll. The bridge, she said, will be paid for within ten years.',
      'PARAPHRASE she: The bridge … will be paid for within ten years',
    ],
    [
      'Mayor Ada Holm defended the toll. Most of the drivers, Holm added, have never crossed the old bridge.',
      'PARAPHRASE Holm: Most of the drivers … have never crossed the old bridge',
    ],
    [
      'Minister Bo Lind defended the plan. In 2019, he said, the ministry had no money for roads.',
      'PARAPHRASE he: In 2019 … the ministry had no money for roads',
    ],
  ])('%s', (text, item) => {
    expect(reports(text).at(-1)).toBe(item);
    expect(reports(text).filter((one) => one.startsWith('PARAPHRASE'))).toHaveLength(
      text.startsWith('Minister Bo Lind said') ? 2 : 1,
    );
  });

  it('what a speaker does at the time is no part of the words', () => {
    expect(
      reports(
        'Minister Lata Rao spoke at noon. Presenting the budget in the House, she said the deficit had fallen.',
      ),
    ).toEqual(['PARAPHRASE she: the deficit had fallen']);
  });

  it('one paraphrase with the quoted part beside it', () => {
    const text =
      'Minister Bo Lind defended the plan. In December 2020, he said, the government “approved the loan to the port for two more years.”';
    expect(reports(text)).toEqual([
      'PARAPHRASE he: In December 2020 … the government “approved the loan to the port for two more years.”',
      'PARTIAL_QUOTE he: “approved the loan to the port for two more years.”',
    ]);
  });

  it('one quotation, however short its first part', () => {
    expect(reports('Mayor Ada Holm looked at the wall. "Even then", she said, "it held".')).toEqual([
      'DIRECT_QUOTE she: "Even then" … "it held"',
    ]);
  });

  it.each([
    ['The merger is expected to close in May.', 'ATTRIBUTED_CLAIM –: The merger … to close in May'],
    [
      'Prices are widely forecast to fall by ten percent next year.',
      'ATTRIBUTED_CLAIM –: Prices … to fall by ten percent next year',
    ],
    [
      'A third of all houses was feared to be lost in the flood.',
      'ATTRIBUTED_CLAIM –: A third of all houses … to be lost in the flood',
    ],
  ])('a passive between subject and verb: %s', (text, item) => {
    expect(reports(text)).toEqual([item]);
  });

  it('what is expected of somebody is a duty and no report', () => {
    expect(reports('Pupils are expected to wear a uniform at all times.')).toEqual([]);
    expect(reports('She was said to by the doctor. The bridge was asked about.')).toEqual([]);
  });
});

describe('what is told beside a name does not end the statement', () => {
  it.each([
    [
      'Two loggers have since claimed that they had heard when the hunter, identified as Bo Lind better known as “Suri”, was shot but cannot say how it happened.',
      'that they had heard when the hunter, identified as Bo Lind better known as “Suri”, was shot but cannot say how it happened',
    ],
    [
      'Police said the driver, named locally as Bo Lind, was treated at the scene.',
      'the driver, named locally as Bo Lind, was treated at the scene',
    ],
    [
      'Residents told the paper that the owner, who lives abroad, has not been seen since March.',
      'that the owner, who lives abroad, has not been seen since March',
    ],
    [
      'The minister said that the dam (built in 1962) will be closed.',
      'that the dam (built in 1962) will be closed',
    ],
  ])('%s', (text, content) => {
    expect(reports(text).map((item) => item.replace(/^PARAPHRASE [^:]*: /, ''))).toEqual([content]);
  });

  it('a bracket does not cut a sentence', () => {
    const first =
      'A PRIVATE motion brought by Senator Ada Holm calling on government to bring to Parliament a foreign-exchange (forex) policy within six months was defeated in the Senate on Tuesday.';
    const text = `${first}\n\nIf passed, the motion would have forced government to table a framework that will guide how it intends to steer the foreign exchange (forex) market.`;
    expect(reports(text)).toEqual([]);
    expect(claims(text)[0]).toBe(`FACTUAL_CLAIM –: ${first}`);
  });

  it('a petition or a bill that asks for something is told of, not quoted', () => {
    expect(
      reports('A petition signed by 4,000 people demanding a new ferry was handed to the council on Monday.'),
    ).toEqual([]);
    expect(reports('The petitioners demanded that a new ferry be bought.')).toHaveLength(1);
  });
});

describe('a dateline is in no statement', () => {
  it.each([
    [
      'KHAN PORT, GAZA — The war has left the hospitals in ruins, according to an inquiry by two papers.',
      'PARAPHRASE an inquiry by two papers: The war has left the hospitals in ruins',
    ],
    [
      'LAGOS, Nigeria (AP) - The port was closed for a week, officials said Tuesday.',
      'PARAPHRASE officials: The port was closed for a week',
    ],
    [
      'NAIROBI, Kenya, March 3 (Reuters) — Two ferries had no licence, the ministry said.',
      'PARAPHRASE the ministry: Two ferries had no licence',
    ],
    ['New Delhi: The dam was safe, the minister said.', 'PARAPHRASE the minister: The dam was safe'],
  ])('%s', (text, item) => {
    expect(reports(text)).toEqual([item]);
  });

  it('nor in a claim', () => {
    expect(claims('BERGEN (Reuters) - The port of Bergen lost 400 workers in 2019.')).toEqual([
      'FACTUAL_CLAIM –: The port of Bergen lost 400 workers in 2019.',
    ]);
  });

  it('a dash within a sentence is none', () => {
    const text = 'Bo Lind, Ada Holm — the owners of the dam — said the wall was safe.';
    expect(reports(text)).toHaveLength(1);
    expect(reports(text)[0]).toContain('the wall was safe');
  });
});

describe('a dot in a name neither ends nor cuts', () => {
  it.each([
    [
      'The army rejected the report, and sources in the Rukla camp told Faktum.info the claims of the ministry are false.',
      'the claims of the ministry are false',
    ],
    ['The minister told Stuff.co.nz the dam was safe.', 'the dam was safe'],
    ['The singer B.O.B. said the earth was flat.', 'the earth was flat'],
    ['The owner told Harbour.fm that the ferry would sail in May.', 'that the ferry would sail in May'],
  ])('%s', (text, content) => {
    expect(reports(text).at(-1)).toMatch(new RegExp(`: ${content}$`));
  });
});

describe('a space or a wrong mark does not hide a quotation', () => {
  it('a space after the opening mark', () => {
    const text =
      'Minister Bo Lind said the state is careful. He added, " A devaluation will raise the cost of food for everybody." The opposition left the room.';
    expect(reports(text).slice(1)).toEqual([
      'DIRECT_QUOTE He: " A devaluation will raise the cost of food for everybody."',
    ]);
  });

  it.each([
    ['Ada Holm said: " We will pay for every house. "', '" We will pay for every house. "'],
    ['“ We will pay for every house, ” Ada Holm said.', '“ We will pay for every house, ”'],
    ['”We will pay for every house,” Ada Holm said.', '”We will pay for every house,”'],
    ['“We will pay for every house,“ Ada Holm said.', '“We will pay for every house,“'],
    [
      '“We will pay for every house, Ada Holm said. The council met on Monday.',
      '“We will pay for every house,',
    ],
    [
      '"We will pay for every house, Ada Holm said. The council met on Monday.',
      '"We will pay for every house,',
    ],
  ])('%s', (text, quote) => {
    expect(reports(text)).toEqual([`DIRECT_QUOTE Ada Holm: ${quote}`]);
  });

  it('two quotations with spaces stay two', () => {
    const text = '" We will pay, " Ada Holm said. " We have the money. "';
    expect(reports(text)).toEqual(['DIRECT_QUOTE Ada Holm: " We will pay, " … " We have the money. "']);
  });
});

describe('fragments in marks in the reporter’s own sentence ask who said so', () => {
  it('that nobody is said to have said', () => {
    const text =
      'A fitter who killed the "dazzling" daughter of a publisher was jailed on Friday. Gas "flooded" the house after his "botched job". The court had heard him admit to "forgetting" the screws.';
    const found = read(text);
    for (const word of ['"dazzling"', '"flooded"', '"botched job"'])
      expect(found).toContain(`PARTIAL_QUOTE –: ${word}`);
    expect(found.filter((item) => item.includes(': "forgetting"'))).toHaveLength(1);
  });

  it.each([
    ['The council spent £3m on a "state of the art" ferry that sank.', '"state of the art"'],
    ['Neighbours gathered at the “house of horrors” in Mill Lane on Sunday.', '“house of horrors”'],
    ['He was jailed for what was a “cruel and cowardly” attack on two boys.', '“cruel and cowardly”'],
  ])('%s', (text, quote) => {
    expect(reports(text)).toEqual([`PARTIAL_QUOTE –: ${quote}`]);
  });

  it.each([
    'The band sang “Rivers of the North” and left the stage.',
    'Thomas “Tom” Brandt won the race in 2019.',
    'The hunter, better known as “suri”, won the race in 2019.',
    'The ferry “Sea Queen” sank in 2019 off Bergen.',
    'The word “dam” comes from the Dutch and is old.',
    'The term “wet lease” means that the crew is hired too.',
    'A film called “the last ferry” opens in Bergen on Friday.',
    "She reads 'the daily harbour' every morning in Bergen.",
    'The bill, known as the “clean water act,” passed in 2019.',
  ])('but not a title, a nickname, a ship or a word: %s', (text) => {
    expect(reports(text)).toEqual([]);
  });

  it('gives no item for what is in no whole sentence of a story in another voice', () => {
    expect(reports('Ada Holm said the wall was “weak” and “old” in 2019.')).toEqual([
      'PARAPHRASE Ada Holm: the wall was “weak” and “old” in 2019',
      'PARTIAL_QUOTE Ada Holm: “weak”',
      'PARTIAL_QUOTE Ada Holm: “old”',
    ]);
  });
});

describe('words in marks after “as the”', () => {
  const partials = (text: string) =>
    extract(text, { language: 'en' })
      .items.filter(({ kind }) => kind === 'PARTIAL_QUOTE')
      .map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)).join(' … '));

  it('are quoted where somebody describes, and a name where something is known by it', () => {
    expect(partials('Mara Lund described the closure as the “worst case” for the town.')).toEqual([
      '“worst case”',
    ]);
    expect(partials('The strait is known as the “iron gate” among sailors of the north.')).toEqual([]);
  });
});
