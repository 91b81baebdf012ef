import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import type { BlockRole, ExtractOptions } from './words/types.ts';

const read = (text: string, options: ExtractOptions = {}) =>
  extract(text, { language: 'en', ...options }).items.map(
    ({ kind, speaker, spans }) =>
      `${kind} ${speaker?.name ?? '–'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );
const reports = (text: string, options: ExtractOptions = {}) =>
  read(text, options).filter((item) => !item.startsWith('FACTUAL_CLAIM'));

/** A story made of paragraphs with their roles, as layout produces it. */
function story(...given: ([BlockRole, string] | string)[]) {
  const blocks: (ExtractOptions['blocks'] & object)[number][] = [];
  let text = '';
  for (const one of given) {
    const [role, words] = typeof one === 'string' ? (['paragraph', one] as const) : one;
    const start = text === '' ? 0 : text.length + 2;
    text = text === '' ? words : `${text}\n\n${words}`;
    blocks.push({ start, end: text.length, role });
  }
  return { text, blocks };
}

describe('a new section ends what was said before', () => {
  it('for a pronoun', () => {
    const text =
      'Are barbers open?\n\nYes, a few people have asked this question. The barbers are open.\n\nLighthouse to close\n\nThey said: “The lighthouse will be closed from tomorrow.”';
    expect(reports(text)).toEqual(['DIRECT_QUOTE They: “The lighthouse will be closed from tomorrow.”']);
  });

  it('for a quotation that goes on', () => {
    const text =
      'The Harbour Board said the pier was safe. It said it would open in May.\n\nFerry delayed\n\n“The ferry will sail at nine. Nobody was hurt.”\n\nThe ship left Bergen at ten.';
    expect(reports(text).filter((item) => item.includes('The ferry will sail'))).toEqual([
      'DIRECT_QUOTE –: “The ferry will sail at nine. Nobody was hurt.”',
    ]);
  });

  it('where the layout says that a line is a subhead', () => {
    const { text, blocks } = story(
      'Residents said the pier was weak.',
      ['subhead', 'What happens next?'],
      'They said: “The pier opens in May.”',
    );
    expect(reports(text, { blocks }).at(-1)).toBe('DIRECT_QUOTE They: “The pier opens in May.”');
  });

  it('but not within a section', () => {
    expect(reports('Residents said the pier was weak.\n\nThey said: “The pier opens in May.”').at(-1)).toBe(
      'DIRECT_QUOTE Residents: “The pier opens in May.”',
    );
  });
});

describe('a quotation set by itself', () => {
  const health =
    'More than half of the hospitals have closed, according to the Health Ministry.\n\n“We ran out of fuel. The hospital is out of service.”\n\n“For days we have been talking about fuel,” Dr. Sobi Skaik, the director of the Harbour Hospital, said. “And now what we feared has happened: We ran out of fuel. The hospital is out of service.”';

  it('that repeats another is joined with it', () => {
    expect(reports(health).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Sobi Skaik: “For days we have been talking about fuel,” … “And now what we feared has happened: We ran out of fuel. The hospital is out of service.”',
    ]);
  });

  it('before or after it, with or without marks where the layout knows', () => {
    const { text, blocks } = story(
      '“The bridge was never safe,” Ada Holm said. “Nobody asked the engineers.”',
      'The council met on Monday and heard Bo Lind say that the toll would rise.',
      ['pull_quote', 'Nobody asked the engineers'],
      'The toll rose in May.',
    );
    const quotes = reports(text, { blocks }).filter((item) => item.startsWith('DIRECT'));
    expect(quotes).toEqual([
      'DIRECT_QUOTE Ada Holm: “The bridge was never safe,” … “Nobody asked the engineers.”',
    ]);
  });

  it('after a paraphrase of its speaker stays with that speaker', () => {
    const text =
      'Ada Holm said that the bridge was never safe.\n\n“Nobody asked the engineers about any of it.”\n\nThe council meets on Monday.';
    expect(reports(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Ada Holm: “Nobody asked the engineers about any of it.”',
    ]);
  });

  it('that goes on with a quotation of its speaker stays with that speaker', () => {
    const text =
      '“The bridge was never safe,” Ada Holm said.\n\n“Nobody asked the engineers about any of it.”\n\nThe council meets on Monday.';
    expect(reports(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Ada Holm: “The bridge was never safe,”',
      'DIRECT_QUOTE Ada Holm: “Nobody asked the engineers about any of it.”',
    ]);
  });
});

describe('block quotations and posts without marks', () => {
  it('are words of whoever the colon names, until the reporter’s voice resumes', () => {
    const text =
      'In a letter to the paper, Lind wrote:\n\nThe dam was built in 1962. It has not been safe since 1990. I told the board so.\n\nThe board denies this.';
    expect(reports(text)).toEqual([
      'DIRECT_QUOTE Lind: The dam was built in 1962. It has not been safe since 1990. I told the board so.',
      'ATTRIBUTED_CLAIM The board: this',
    ]);
  });

  it('go on over paragraphs in the first person', () => {
    const text =
      'The mayor, Ada Holm, told staff in an email:\n\nDear all, I am leaving on Friday after nine years.\n\nI thank everybody who worked with me. We built a good town.\n\nThe council will choose a successor in May.';
    expect(reports(text)).toEqual([
      'DIRECT_QUOTE Ada Holm: Dear all, I am leaving on Friday after nine years. … I thank everybody who worked with me. We built a good town.',
    ]);
  });

  it('a letter ends where it is signed', () => {
    const text =
      'In a letter to staff on Wednesday Dr Helen Marsh said:\n\nDear colleagues,\n\nI am leaving the trust today.\n\nThe report makes hard reading.\n\nYours,\n\nHelen Marsh\n\nThe union rejects this.';
    expect(reports(text)).toEqual([
      'DIRECT_QUOTE Helen Marsh: Dear colleagues, … I am leaving the trust today. … The report makes hard reading.',
      'ATTRIBUTED_CLAIM The union: this',
    ]);
  });

  it('as the layout tells them', () => {
    const { text, blocks } = story(
      'In its statement the Harbour Board said:',
      ['block_quote', 'The pier is safe. It was checked in May.'],
      ['block_quote', 'The ferry is safe too.'],
      'The pier lost 400 visitors in 2019.',
    );
    expect(reports(text, { blocks })).toEqual([
      'DIRECT_QUOTE Harbour Board: The pier is safe. It was checked in May. … The ferry is safe too.',
    ]);
  });

  it('a post is its author’s', () => {
    const { text, blocks } = story(
      'Residents said the pier was weak.',
      ['post', 'The pier is closed until further notice. — Ada Holm (@adaholm) March 3, 2024'],
      'The pier lost 400 visitors in 2019.',
    );
    expect(reports(text, { blocks }).slice(1)).toEqual([
      'DIRECT_QUOTE Ada Holm: The pier is closed until further notice.',
    ]);
  });

  it('a post is told by its last line where the layout tells nothing', () => {
    const text =
      'Residents said the pier was weak.\n\nThe pier is closed until further notice. — Ada Holm (@adaholm) March 3, 2024\n\nThe pier lost 400 visitors in 2019.';
    expect(reports(text).slice(1)).toEqual([
      'DIRECT_QUOTE Ada Holm: The pier is closed until further notice.',
    ]);
  });

  it('a list after a colon is no quotation', () => {
    const text =
      'The board said the following would close:\n\n- the pier\n\n- the ferry\n\nThe pier lost 400 visitors in 2019.';
    expect(reports(text).filter((item) => item.startsWith('DIRECT'))).toEqual([]);
  });
});

describe('blocks of their own kind', () => {
  it('a correction is the newsroom’s own voice', () => {
    const { text, blocks } = story('“The pier is safe,” Ada Holm said.', [
      'correction',
      'Correction: An earlier version of this story said that the pier had closed in 2019. It closed in 2018.',
    ]);
    const found = read(text, { blocks });
    expect(found.filter((item) => !item.startsWith('FACTUAL_CLAIM'))).toHaveLength(1);
    expect(found.some((item) => item.startsWith('FACTUAL_CLAIM') && item.includes('2019'))).toBe(true);
  });

  it('what somebody says of the matter in a correction stays that one’s', () => {
    const { text, blocks } = story('“The pier is safe,” Ada Holm said.', [
      'correction',
      'Correction: An article on Monday reported that the pier had closed in 2019. Harbour officials said on Tuesday that it had closed in 2018.',
    ]);
    expect(read(text, { blocks }).filter((item) => !/^(?:FACTUAL|DIRECT)/.test(item))).toEqual([
      'PARAPHRASE Harbour officials: that it had closed in 2018',
    ]);
  });

  it('what a correction says was told wrong is nobody’s', () => {
    const { text, blocks } = story('“The pier is safe,” Ada Holm said.', [
      'correction',
      'Correction: Because of an editing error, Bo Lind was wrongly reported to have said that the pier would open in May.',
    ]);
    expect(read(text, { blocks }).filter((item) => item.includes('Lind:'))).toEqual([]);
  });

  it('rows of a table and entries of a list do not run into each other', () => {
    const { text, blocks } = story(
      'Ada Holm said:',
      ['list', 'the pier closes in May'],
      ['list', 'the ferry sails at nine'],
      'They agreed.',
    );
    for (const item of read(text, { blocks })) expect(item).not.toContain('\n');
  });
});
