import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

const read = (text: string) =>
  extract(text, { language: 'en' }).items.map(
    ({ kind, speaker, spans }) =>
      `${kind} ${speaker?.name ?? '–'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
  );

describe('interviews', () => {
  it('questions and answers in paragraphs, the speaker from the heading', () => {
    const text =
      'Interview with the owner of the dam\n\nWhen did you know?\n\nWe knew in March. I told the board that the dam was not safe.\n\nWhy did you say nothing?\n\nI was told to wait. It was a mistake.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE the owner of the dam: We knew in March. I told the board that the dam was not safe.',
      'DIRECT_QUOTE the owner of the dam: I was told to wait. It was a mistake.',
    ]);
  });

  it('labels Q and A, the speaker from the introduction', () => {
    const text =
      'The Harbour Times spoke to Ada Holm, the mayor of Bergen, about the pier.\n\nQ: Is the pier safe?\n\nA: It is. The engineers told me so.\n\nQ: When will it open?\n\nA: In May.\n\nWe will sell tickets from March.';
    expect(read(text).filter((item) => !item.startsWith('FACTUAL'))).toEqual([
      'DIRECT_QUOTE Ada Holm: It is. The engineers told me so.',
      'DIRECT_QUOTE Ada Holm: In May.',
      'DIRECT_QUOTE Ada Holm: We will sell tickets from March.',
    ]);
  });

  it('an “A” stands for whom the introduction begins with, and is what is marked in the text', () => {
    const text =
      'Two winters on the ice\n\nFormer mayor Ada Holm wrote a book about the pier. Questions and answers have been edited for length.\n\nQ: Is the pier safe?\n\nA: It is. The engineers told me so.\n\nQ: When will it open?\n\nA: In May.';
    const spoken = extract(text, { language: 'en' }).items.filter(({ kind }) => kind === 'DIRECT_QUOTE');
    expect(spoken.map(({ speaker }) => [speaker?.text, speaker?.name])).toEqual([
      ['A', 'Ada Holm'],
      ['A', 'Ada Holm'],
    ]);
  });

  it('nobody is named where the introduction begins with a body or a thing', () => {
    const text =
      'The Harbour Trust rebuilt the pier. Questions and answers have been edited for length.\n\nQ: Is the pier safe?\n\nA: It is. The engineers told me so.\n\nQ: When will it open?\n\nA: In May.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE –: It is. The engineers told me so.',
      'DIRECT_QUOTE –: In May.',
    ]);
  });

  it('the writer who asks under a name of her own says nothing', () => {
    const text =
      'The Friday Interview\n\nBo Lind has kept the ferry afloat since 1988. He spoke with Mira Voss.\n\nMIRA VOSS: You never wanted a bridge. Why?\n\nBO LIND: Because we had a ferry.\n\nVOSS: The council says it loses money.\n\nLIND: They are mistaken. It lost money for one year.\n\nVOSS: And now?\n\nLIND: Ask me in May.\n\nThe council said after this interview that the ferry “is under review”.\n\nVOSS: Will your son take over?\n\nLIND: I hope so.';
    expect(read(text).filter((item) => !item.startsWith('FACTUAL'))).toEqual([
      'DIRECT_QUOTE Bo Lind: Because we had a ferry.',
      'DIRECT_QUOTE Bo Lind: They are mistaken. It lost money for one year.',
      'DIRECT_QUOTE Bo Lind: Ask me in May.',
      'PARAPHRASE The council: that the ferry “is under review”',
      'DIRECT_QUOTE Bo Lind: I hope so.',
    ]);
  });

  it('whoever asks in a hearing with a title has her words', () => {
    const text =
      'The committee interviewed the harbour master on Monday.\n\nSENATOR HOLM: Is the pier safe?\n\nMR LIND: It is.\n\nSENATOR HOLM: Who told you so?\n\nMR LIND: The engineers did.';
    expect(read(text).filter((item) => item.includes('Holm') || item.includes('HOLM'))).toHaveLength(2);
  });

  it('labels that are names, the newsroom’s own among them', () => {
    const text =
      'Harbour Times: Is the pier safe?\n\nAda Holm: It is. The engineers told me so.\n\nHarbour Times: When will it open?\n\nAda Holm: In May.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE Ada Holm: It is. The engineers told me so.',
      'DIRECT_QUOTE Ada Holm: In May.',
    ]);
  });

  it('the interviewee from a pronoun in the introduction', () => {
    const text =
      '‘I never wanted to run a museum’\n\nFor 22 years Marta Quill ran the Tidewater Museum. She talks to us about money.\n\nYou started as a cleaner. How did you end up in charge?\n\nBy accident. I had the keys.\n\nDid they believe you?\n\nI don’t think so.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Marta Quill: By accident. I had the keys.',
      'DIRECT_QUOTE Marta Quill: I don’t think so.',
    ]);
  });

  it('answers alone labelled, the questions set in bold', () => {
    const text =
      'The Harbour Times spoke to Ada Holm about the pier.\n\nIs the pier safe?\n\nA: It is. The engineers told me so.\n\nYou said it would open in March.\n\nA: It will open in May.\n\nWho pays?\n\nA: The town does.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Ada Holm: It is. The engineers told me so.',
      'DIRECT_QUOTE Ada Holm: It will open in May.',
      'DIRECT_QUOTE Ada Holm: The town does.',
    ]);
  });

  it('counts of votes and seats are no turns', () => {
    const text =
      'The count stood as follows.\n\nHolm: 547.\n\nLind: 46.\n\nVoss: 12.\n\nHolm: 551.\n\nLind: 49.\n\nThe vote ends on Friday.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([]);
  });

  it('an interviewee whom nobody names asks who it is', () => {
    const text =
      'When did you join the crew?\n\nI joined in 1990. I was sixteen.\n\nWhat did you learn?\n\nI learnt to wait.\n\nDo you miss it?\n\nEvery day.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE –: I joined in 1990. I was sixteen.',
      'DIRECT_QUOTE –: I learnt to wait.',
      'DIRECT_QUOTE –: Every day.',
    ]);
  });

  it('a story with two questions in it is no interview', () => {
    const text =
      'What is a dam for?\n\nA dam holds water. The dam in Bergen was built in 1962.\n\nAda Holm said the dam was safe.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([]);
  });
});

describe('briefings and transcripts', () => {
  it('each turn is its speaker’s, without the label; the newsroom’s questions are none', () => {
    const text =
      'MS. HOLM: We will pay for every house.\n\nQUESTION: When?\n\nMS. HOLM: I have said it before: before the winter.\n\nMS. HOLM: Thank you all for coming.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE MS. HOLM: We will pay for every house.',
      'DIRECT_QUOTE MS. HOLM: I have said it before: before the winter.',
      'DIRECT_QUOTE MS. HOLM: Thank you all for coming.',
    ]);
  });

  it('a turn goes on until the next label', () => {
    const text =
      'THE SECRETARY: Good morning.\n\nWe have two announcements. Bo Lind told me the first.\n\nQ: Which?\n\nTHE SECRETARY: The pier opens in May.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE THE SECRETARY: Good morning.',
      'DIRECT_QUOTE THE SECRETARY: We have two announcements. Bo Lind told me the first.',
      'DIRECT_QUOTE THE SECRETARY: The pier opens in May.',
    ]);
  });

  it('Hansard: a member’s question is the member’s words', () => {
    const text =
      'Ada Holm (Bergen North) (Lab): Will the Minister tell the House when the pier opens?\n\nThe Minister for Ports (Bo Lind): It opens in May. I told the House so in March.\n\nAda Holm: Is he sure?\n\nBo Lind: I am.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE Ada Holm: Will the Minister tell the House when the pier opens?',
      'DIRECT_QUOTE Bo Lind: It opens in May. I told the House so in March.',
      'DIRECT_QUOTE Ada Holm: Is he sure?',
      'DIRECT_QUOTE Bo Lind: I am.',
    ]);
  });

  it('Hansard: a shorter label is the same member, and an office is its holder', () => {
    const text =
      'Coastal Flooding\n\nMr Tom Arkle (Whitby) (Con): Does the Minister accept that homes have flooded?\n\nThe Parliamentary Under-Secretary of State for Water (Sara Minns): I do. The agency told me so.\n\nMr Arkle: Residents have heard that before.\n\nSara Minns: I visited the wall in October.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE Tom Arkle: Does the Minister accept that homes have flooded?',
      'DIRECT_QUOTE Sara Minns: I do. The agency told me so.',
      'DIRECT_QUOTE Tom Arkle: Residents have heard that before.',
      'DIRECT_QUOTE Sara Minns: I visited the wall in October.',
    ]);
  });

  it('a silence that an answer tells of is part of the answer', () => {
    const text =
      'The Harbour Gazette: Is it your fault?\n\nMinister Oke Bamidele: No. They have not replied to my letter.\n\nThe Harbour Gazette: When will it sail?\n\nMinister Oke Bamidele: Before the rains.';
    expect(read(text)).toEqual([
      'DIRECT_QUOTE Oke Bamidele: No. They have not replied to my letter.',
      'DIRECT_QUOTE Oke Bamidele: Before the rains.',
    ]);
  });

  it('rates and prices are no turns', () => {
    const text =
      'Shares fell on Friday.\n\nEuro/dollar: UP at $1.11 from $1.10.\n\nPound/dollar: UP at $1.23 from $1.22.\n\nEuro/dollar: DOWN at $1.09 from $1.10.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([]);
  });

  it('a story with colons is none', () => {
    const text =
      'The verdict: guilty on three counts.\n\nAda Holm said: “The pier is safe.”\n\nThe facts: the pier closed in 2019.';
    expect(read(text).filter((item) => item.startsWith('DIRECT'))).toEqual([
      'DIRECT_QUOTE Ada Holm: “The pier is safe.”',
    ]);
  });
});
