/** One made-up story with everything a report can show, for the tests of the report and of its formats. */

import type { ItemInput, ReportInput } from './assemble.ts';
import type { EvidenceInput } from './publishable.ts';
import type { TextBlock } from './published-text.ts';
import { sampleAttempts } from './sample-attempts.fixture.ts';
import { sampleCheck } from './sample-check.fixture.ts';
import { addressFrom } from './statement-address.ts';

const BLOCKS: [TextBlock['kind'], string][] = [
  ['HEADLINE', 'Harbour of Lindmouth to close for a year, board says'],
  ['ASIDE', 'Photo: J. Doe / press@example.org'],
  [
    'PARAGRAPH',
    'The old harbour of Lindmouth will close to ferries for a year from May, its board said on Tuesday. “We have found cracks in eleven of the fourteen piers,” Mara Ellison, the board’s chair, told a public meeting, “and we will not wait for the first one to fall.”',
  ],
  [
    'PARAGRAPH',
    'The work will cost £48m, about twice what was set aside in 2021. Ellison called the earlier estimate “a number for a brochure”.',
  ],
  ['SUBHEAD', 'Ferry company objects'],
  [
    'PARAGRAPH',
    'North Sound Ferries says the closure will cost 140 jobs. A safety report seen by this newspaper says that two piers could have stayed open. There was no immediate comment from the transport ministry or from Castell Engineering, which surveyed the piers.',
  ],
];

const SAMPLE_TEXT = BLOCKS.map(([, text]) => text).join('\n\n');

function blocks(): TextBlock[] {
  let start = 0;
  return BLOCKS.map(([kind, text]) => {
    const block = { kind, start, end: start + text.length };
    start = block.end + 2;
    return block;
  });
}

function spanOf(words: string) {
  const start = SAMPLE_TEXT.indexOf(words);
  if (start < 0) throw new Error(`The sample has no “${words}”.`);
  return { start, end: start + words.length };
}

export function sampleItem(id: string, words: string[], more: Partial<ItemInput>): ItemInput {
  return {
    id,
    kind: 'FACTUAL_CLAIM',
    spans: words.map(spanOf),
    exact: words.join(' … '),
    speakerName: null,
    statement: [{ is: 'words', text: words.join(' … ') }],
    cue: null,
    force: null,
    polarity: null,
    occasion: null,
    date: null,
    status: 'PENDING',
    reason: 'not started',
    ticks: [],
    quotation: null,
    substance: null,
    outcome: null,
    parties: [],
    isCut: false,
    evidence: [],
    checks: [],
    ...more,
  };
}

export function sampleEvidence(
  id: string,
  {
    source,
    ...more
  }: Partial<Omit<EvidenceInput, 'source'>> & { source?: Partial<EvidenceInput['source']> } = {},
): EvidenceInput {
  return {
    stance: 'SUPPORTS',
    excerpt: '',
    locator: '',
    ...more,
    source: {
      id,
      type: 'DOCUMENT',
      title: 'Document',
      author: '',
      link: '',
      isPrimary: false,
      origin: '',
      terms: 'ON_RECORD',
      termsText: '',
      embargoUntil: null,
      publishedAt: null,
      ...source,
    },
  };
}

const MEETING = {
  type: 'RECORDING',
  title: 'Recording of the harbour board’s public meeting',
  author: 'Lindmouth Harbour Board',
  link: 'https://example.org/meeting?id=7&part=2',
  isPrimary: true,
  publishedAt: new Date('2025-03-04T19:00:00Z'),
} as const;

function items(): ItemInput[] {
  return [
    sampleItem('1', ['The old harbour of Lindmouth will close to ferries for a year from May'], {
      kind: 'PARAPHRASE',
      speakerName: 'Lindmouth Harbour Board',
      date: 'Tuesday',
      status: 'VERIFIED',
      reason: '',
      ticks: ['wording', 'speaker'],
      evidence: [
        sampleEvidence('notice', {
          locator: 'p. 1',
          excerpt:
            'The Old Harbour is closed to all ferry traffic from 5 May 2025 for a period of twelve months.',
          source: {
            title: 'Notice to mariners 12/25',
            author: 'Lindmouth Harbour Board',
            link: 'https://example.org/notice-12-25',
            isPrimary: true,
          },
        }),
      ],
    }),
    sampleItem(
      '2',
      [
        'We have found cracks in eleven of the fourteen piers',
        'and we will not wait for the first one to fall',
      ],
      {
        kind: 'DIRECT_QUOTE',
        speakerName: 'Mara Ellison',
        occasion: 'at a public meeting',
        status: 'VERIFIED',
        reason: '',
        ticks: ['wording', 'speaker', 'context'],
        quotation: 'VERBATIM',
        substance: 'TRUE',
        evidence: [
          sampleEvidence('meeting', { locator: '00:14:32', source: { ...MEETING } }),
          sampleEvidence('survey', {
            locator: 'table 3',
            source: { title: 'Pier survey', author: 'Castell Engineering', origin: 'Castell Engineering' },
          }),
        ],
      },
    ),
    sampleItem('3', ['The work will cost £48m, about twice what was set aside in 2021'], {
      status: 'DISPUTED',
      reason: 'sources conflict',
      substance: 'HALF_TRUE',
      evidence: [
        sampleEvidence('budget', {
          stance: 'CONTRADICTS',
          locator: 'line 88',
          excerpt: 'Provision for harbour works: £31.5m',
          source: {
            type: 'DATA',
            title: 'County budget 2021',
            link: 'https://example.org/budget-2021',
            isPrimary: true,
          },
        }),
        sampleEvidence('wire', { source: { type: 'NEWS_AGENCY', title: 'Agency report on the closure' } }),
      ],
    }),
    sampleItem('4', ['a number for a brochure'], {
      kind: 'PARTIAL_QUOTE',
      speakerName: 'Mara Ellison',
      occasion: 'at a public meeting',
      status: 'DISPUTED',
      reason: 'wording altered',
      quotation: 'ALTERED',
      statement: [
        { is: 'speaker', text: 'Ellison' },
        { is: 'frame', text: ' ' },
        { is: 'cue', text: 'called' },
        { is: 'frame', text: ' the estimate “' },
        { is: 'words', text: 'a number for a brochure' },
        { is: 'frame', text: '”' },
      ],
      cue: 'called',
      force: 'SAID',
      polarity: 'AFFIRMED',
      checks: [
        sampleCheck('meeting', 'a number for a brochure', 'that was a number in a brochure, you know'),
      ],
      evidence: [
        sampleEvidence('meeting', {
          stance: 'CONTRADICTS',
          locator: '00:21:07',
          excerpt: 'that was a number that looked fine in a brochure, let me put it like that',
          source: { ...MEETING },
        }),
      ],
    }),
    sampleItem('5', ['the closure will cost 140 jobs'], {
      kind: 'ATTRIBUTED_CLAIM',
      speakerName: 'North Sound Ferries',
      status: 'VERIFIED',
      reason: '',
      ticks: ['speaker'],
      quotation: 'TRIMMED_FAIRLY',
      substance: 'UNPROVEN',
      evidence: [
        sampleEvidence('letter', {
          source: {
            type: 'OFFICIAL_STATEMENT',
            title: 'Letter to staff',
            author: 'North Sound Ferries',
            isPrimary: true,
          },
        }),
        sampleEvidence('insider', {
          excerpt: 'SECRET EXCERPT background',
          locator: 'SECRET LOCATOR',
          source: {
            title: 'SECRET TITLE',
            author: 'SECRET AUTHOR',
            link: 'https://secret.example.org',
            origin: 'SECRET ORIGIN',
            terms: 'BACKGROUND',
            termsText: 'a person with knowledge of the company’s planning',
          },
        }),
      ],
    }),
    sampleItem('6', ['two piers could have stayed open'], {
      kind: 'PARAPHRASE',
      speakerName: 'A safety report',
      reason: 'changed since check',
      evidence: [
        sampleEvidence('leak', {
          excerpt: 'SECRET EXCERPT off the record',
          source: { title: 'SECRET LEAK', isPrimary: true, terms: 'OFF_RECORD', termsText: 'SECRET TERMS' },
        }),
      ],
    }),
    sampleItem(
      '7',
      [
        'There was no immediate comment from the transport ministry or from Castell Engineering, which surveyed the piers',
      ],
      {
        kind: 'NON_RESPONSE',
        reason: 'awaiting reply',
        outcome: 'NO_IMMEDIATE_RESPONSE',
        parties: [
          { mention: 'the transport ministry', name: 'Ministry of Transport' },
          { mention: 'Castell Engineering', name: 'Castell Engineering' },
        ],
      },
    ),
    sampleItem('8', ['press@example.org'], { kind: 'FACTUAL_CLAIM' }),
    sampleItem('9', ['set aside in 2021'], { kind: 'FACTUAL_CLAIM', isCut: true }),
  ];
}

/** A first edition, published while one request is still open. */
export function sampleInput(more: Partial<ReportInput> = {}): ReportInput {
  return {
    newsroom: {
      name: 'The Lindmouth Courier',
      timeZone: 'Europe/London',
      secondPersonRule: true,
      evidenceRule: true,
      originsForClaims: 1,
    },
    story: {
      headline: 'Harbour of Lindmouth to close for a year, board says',
      byline: 'By a staff reporter',
      language: 'en',
    },
    revision: { number: 3, text: SAMPLE_TEXT },
    blocks: blocks(),
    items: items(),
    attempts: sampleAttempts(),
    signOff: { by: 'Signing Editor', at: new Date('2025-03-04T18:10:00Z') },
    edition: {
      number: 1,
      publishedAt: new Date('2025-03-04T18:41:00Z'),
      publishedBy: 'Publishing Editor',
      changeNote: '',
    },
    previous: null,
    ...more,
  };
}

/** The same with a lasting address for every item, as what is published has: the first item has the first one. */
export function addressed(input: ReportInput): ReportInput {
  const bytes = (n: number) => new Uint8Array([...new Uint8Array(8), n >> 8, n & 255]);
  return {
    ...input,
    items: input.items.map((item, i) => ({ ...item, address: addressFrom(bytes(i)) })),
  };
}
